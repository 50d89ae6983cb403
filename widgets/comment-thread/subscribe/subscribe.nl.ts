import type { Wide } from '../../core/localise.js';

/** Dutch texts for mail about a thread. */
export const subscribeNl = {
  what: 'Hoogstens één mail per dag, en meteen als de gemeente antwoordt. In elke mail staat een link om te stoppen.',
  done: 'U krijgt mail bij nieuwe reacties.',
  doneReplies: 'U krijgt mail bij antwoorden op deze reactie.',
};

/** Texts for mail about a thread. */
export type SubscribeTexts = Wide<typeof subscribeNl>;
