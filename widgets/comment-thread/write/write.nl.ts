import { textsOf, type Wide } from '../../core/localise.js';

/** Dutch texts of the forms in which one writes. */
export const writeNl = {
  label: 'Uw reactie',
  answerTo: (name: string) => `Uw antwoord aan ${name}`,
  send: 'Plaats reactie',
  sendAnswer: 'Plaats antwoord',
  sending: 'We versturen uw reactie',
  cancel: 'Annuleer',
  empty: 'Schrijf eerst uw reactie.',
  kept: 'Wat u schreef, is bewaard.',
  notSent: 'Uw reactie is niet geplaatst.',
  whenOnline: 'We versturen uw reactie zodra er weer verbinding is.',
  later: 'Uw reactie staat er zodra een medewerker haar heeft gelezen.',
  posted: 'Uw reactie is geplaatst.',
  kind: 'Wat is uw reactie?',
  noKind: 'Kies eerst wat uw reactie is.',
  as: (name: string) => `U schrijft als ${name}.`,
  pseudonym: 'U krijgt een schuilnaam.',
  ownName: 'Kies een eigen naam',
  name: 'Naam bij deze reactie',
  nameHint: 'Iedereen ziet deze naam. Laat leeg voor een schuilnaam.',
  official: (organisation: string) => `Ik schrijf namens ${organisation}`,
};

/** Texts of the forms in a language. */
export const writeTexts = (language: string): WriteTexts => textsOf('write', writeNl, language);

/** Texts of the forms in which one writes. */
export type WriteTexts = Wide<typeof writeNl>;
