import { textsOf, type Wide } from '../core/localise.js';

/** Dutch words for why an idea is hidden. */
export const reasonsNl = {
  insult: 'belediging',
  discrimination: 'discriminatie',
  privacy: 'privacy',
  spam: 'spam',
  'off-topic': 'gaat niet over het onderwerp',
  unlawful: 'mag niet van de wet',
  other: 'andere reden',
};

/** Why an idea is hidden, in a language. */
export const reasonTexts = (language: string): ReasonTexts => textsOf('whyHidden', reasonsNl, language);

/** Words for why an idea is hidden. */
export type ReasonTexts = Wide<typeof reasonsNl>;
