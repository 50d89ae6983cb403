import type { Comparison } from '../poll/compare.js';
import type { CountedOption } from '../poll/count.js';
import type { PollResult } from '../poll/result.js';
import { en } from './en.js';
import { nl } from './nl.js';
import { explainIn, type Section } from './sections.js';

export { explainIn, type Section } from './sections.js';

/** The languages in which a result can be explained. */
export const languages = { nl, en };

/** How a result came about, in plain words; with `comparison` also what other methods would have given. */
export function explainPoll(
  result: PollResult,
  options: readonly CountedOption[],
  language: keyof typeof languages,
  comparison?: Comparison,
): Section[] {
  return explainIn(languages[language], result, options, comparison);
}
