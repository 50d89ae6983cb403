import type { Wide } from '../../core/localise.js';

/** Dutch texts for mail about a thread. */
export const subscribeNl = {
  what: 'Hoogstens één mail per dag, en meteen als de gemeente antwoordt. In elke mail staat een link om te stoppen.',
  email: 'Uw mailadres',
  emailEmpty: 'Vul uw mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
  send: 'Stuur mij een code',
  sent: (address: string) => `We hebben een code gestuurd naar ${address}. Kijk ook bij uw ongewenste mail.`,
  code: 'Code uit de mail (6 cijfers)',
  codeEmpty: 'Vul de code in.',
  confirm: 'Bevestig',
  done: 'U krijgt mail bij nieuwe reacties.',
  doneReplies: 'U krijgt mail bij antwoorden op deze reactie.',
  other: 'Ander adres of nieuwe code',
  cancel: 'Annuleer',
  busy: 'Een ogenblik',
};

/** Texts for mail about a thread. */
export type SubscribeTexts = Wide<typeof subscribeNl>;
