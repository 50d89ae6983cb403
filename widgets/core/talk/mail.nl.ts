import type { Wide } from '../localise.js';

/** Dutch texts of asking for mail. */
export const mailNl = {
  email: 'Uw mailadres',
  emailEmpty: 'Vul uw mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
  send: 'Stuur mij een code',
  sent: (address: string) => `We hebben een code gestuurd naar ${address}. Kijk ook bij uw ongewenste mail.`,
  code: 'Code uit de mail (6 cijfers)',
  codeEmpty: 'Vul de code in.',
  confirm: 'Bevestig',
  other: 'Ander adres of nieuwe code',
  cancel: 'Annuleer',
  busy: 'Een ogenblik',
};

/** Texts of asking for mail. */
export type MailTexts = Wide<typeof mailNl>;
