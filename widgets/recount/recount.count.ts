import { isBudgetFile } from '../../counting/recount.budget.js';
import { countBudgetFile } from './recount.budget.js';
import { countPollFile } from './recount.poll.js';
import type { Counted, Task } from './recount.types.js';

/** Counts one file of ballots; `far` hears how often has been counted, where that can be more than once. */
export const countFile = (task: Task, far: (runs: number) => void): Promise<Counted> =>
  isBudgetFile(task.name, task.text) ? countBudgetFile(task, far) : countPollFile(task);
