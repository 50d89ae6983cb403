import type { Ballot, Poll } from '../../../contract/poll.schema.js';
import { rankingView } from '../../core/vote/ranking.js';
import type { FormContext } from '../form.js';

export { styles } from '../../core/vote/ranking.js';

/** All options in one's own order. */
export const form = ({ poll, ballot, typed, language, faulty, choose }: FormContext) =>
  rankingView({
    items: poll.options,
    ranking: ballot.ranking ?? [],
    typed,
    max: poll.rule.max,
    language,
    content: poll.language,
    faulty,
    name: 'rank.',
    rank: (ranking, next) => choose({ ballot: { ranking: [...ranking] }, typed: next }),
  });

/** What its native controls hold. */
export function read(given: FormData, { options }: Poll): Ballot {
  const rank = (id: string) => Number(given.get(`rank.${id}`)) || 0;
  const ranking = options.map(({ id }) => id).filter(rank);
  return { ranking: ranking.sort((a, b) => rank(a) - rank(b)) };
}
