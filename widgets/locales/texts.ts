import type { CoreTexts } from '../core/core.nl.js';
import type { FaultTexts } from '../core/faults.nl.js';
import type { PollTexts } from '../poll/poll.nl.js';

/** Every text of the interface, by part: a language that misses one does not compile. */
export interface Texts {
  core: CoreTexts;
  faults: FaultTexts;
  poll: PollTexts;
}
