import { parentPort } from 'node:worker_threads';
import { countBudget } from '../counting/budget/count.js';
import type { BudgetRule } from '../counting/budget/rule.js';
import { madeBudget } from './budget.made.js';

/** What to count: an election that the thread makes itself, so that no message costs what a count costs. */
export interface Asked {
  voters: number;
  projects: number;
  increment: number;
}

/** How long it took, and what came out. */
export interface Told {
  seconds: number;
  runs: number;
  winners: number;
  megabytes: number;
}

const ruleWith = (increment: number): BudgetRule => ({
  form: 'approval',
  blank: false,
  min: 1,
  max: 10,
  method: 'equal-shares',
  completion: 'add1',
  increment,
  quorum: 0,
});

parentPort?.on('message', ({ voters, projects, increment }: Asked) => {
  const made = madeBudget(voters, projects);
  parentPort?.postMessage('made');
  const begun = performance.now();
  let runs = 0;
  let megabytes = 0;
  const { winners } = countBudget(ruleWith(increment), made, made.ballots, [], (done) => {
    runs = done;
    megabytes = Math.max(megabytes, process.memoryUsage.rss() / 2 ** 20);
  });
  megabytes = Math.max(megabytes, process.memoryUsage.rss() / 2 ** 20);
  const seconds = (performance.now() - begun) / 1000;
  parentPort?.postMessage({ seconds, runs, winners: winners.length, megabytes } satisfies Told);
});
