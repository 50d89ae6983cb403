import type { Wide } from '../localise.js';

/** Dutch texts of the dialog that asks who someone is. */
export const identityNl = {
  title: 'Laat eerst weten wie u bent',
  kept: 'Wat u invulde, is bewaard.',
  cancel: 'Annuleer',
  busy: 'Een ogenblik',
  next: 'Ga verder',
  email: 'Uw mailadres',
  emailWhy: 'U krijgt een mail met een code. We gebruiken uw adres alleen zodat iedereen één keer meetelt.',
  emailEmpty: 'Vul uw mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
  sendCode: 'Stuur mij een code',
  mailCode: 'Code uit de mail (6 cijfers)',
  sent: (address: string) => `We hebben een code gestuurd naar ${address}. Kijk ook bij uw ongewenste mail.`,
  codeEmpty: 'Vul de code in.',
  other: 'Ander adres of nieuwe code',
  letterCode: 'Code uit de brief',
  letterWhy: 'De code staat in de brief die u hebt gekregen. Hoofdletters en spaties maken niet uit.',
  signIn: 'Log in',
  signInWhy:
    'U logt in op een eigen pagina. Daarna krijgt u een code; die komt vanzelf hier, of u typt hem over.',
  signInLink: 'Open de inlogpagina',
  signInCode: 'Code van de inlogpagina',
};

/** Texts of the dialog that asks who someone is. */
export type IdentityTexts = Wide<typeof identityNl>;
