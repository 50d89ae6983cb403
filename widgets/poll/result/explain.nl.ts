import type { Poll } from '../../../contract/poll.schema.js';
import { nl } from '../../../counting/explain/nl.js';
import { explainIn } from '../../../counting/explain/sections.js';
import type { PollResult } from '../../../counting/poll/result.js';

/** How a result came about, in Dutch. */
export const explain = (result: PollResult, { options }: Poll) => explainIn(nl, result, options);
