import { explainPoll } from '../../counting/explain/explain.js';
import { parseElection, recount } from '../../counting/recount.js';
import type { Counted, Task } from './recount.types.js';

/** Counts a file of a poll. Throws `FileFault` with all that is wrong with it. */
export async function countPollFile({ name, text, language }: Task): Promise<Counted> {
  const file = parseElection(name, text);
  const { result, hash, options, checks, comparison } = await recount(file);
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  return {
    kind: 'poll',
    title: file.title,
    ...(file.published && { ref: file.published.ref }),
    winners: result.winners.map((id) => labels.get(id) ?? id),
    ballots: result.voters,
    hash,
    checks,
    remarks: [],
    sections: explainPoll(result, options, language, comparison),
    tables: [],
  };
}
