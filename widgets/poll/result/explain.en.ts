import type { Poll } from '../../../contract/poll.schema.js';
import { en } from '../../../counting/explain/en.js';
import { explainIn } from '../../../counting/explain/sections.js';
import type { PollResult } from '../../../counting/poll/result.js';

/** How a result came about, in English. */
export const explain = (result: PollResult, { options }: Poll) => explainIn(en, result, options);
