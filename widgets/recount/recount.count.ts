import { countPollFile } from './recount.poll.js';
import type { Counted, Task } from './recount.types.js';

/** Counts one file of ballots; `far` hears which share is done, or undefined where that cannot be known. */
export function countFile(task: Task, far: (share?: number) => void): Promise<Counted> {
  far();
  return countPollFile(task);
}
