import type { Ballot, Poll } from '../../contract/poll.schema.js';
import type { FieldError } from '../../contract/errors.js';
import { limits } from '../../contract/limits.js';

/** A ballot read from a native form, with what could not be read. */
export interface ReadBallot {
  ballot: Ballot;
  why?: string;
  faults: FieldError[];
}

const integer = (text: string | null): number | undefined =>
  text !== null && /^-?\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;

/** Ranks typed as numbers become an order; a gap or a double is a fault, said by option. */
function ranking(poll: Poll, form: URLSearchParams, faults: FieldError[]): string[] {
  const byRank = new Map<number, string>();
  for (const { id, label } of poll.options) {
    const text = form.get(`rank.${id}`)?.trim() ?? '';
    if (text === '') continue;
    const rank = integer(text);
    const fault = (rule: string, detail: string): number => faults.push({ at: `/rank.${id}`, rule, detail });
    if (rank === undefined || rank < 1 || rank > poll.options.length) {
      fault('rank', `${label}: the rank is a number from 1 to ${poll.options.length}.`);
    } else if (byRank.has(rank)) {
      fault('doubled_rank', `${label}: rank ${rank} is given twice.`);
    } else byRank.set(rank, id);
  }
  const order = [...byRank].sort(([a], [b]) => a - b);
  const gap = order.findIndex(([rank], place) => rank !== place + 1);
  if (gap >= 0 && faults.length === 0) {
    faults.push({ at: '/rank', rule: 'rank_gap', detail: `Rank ${gap + 1} is not given to any option.` });
  }
  return order.map(([, id]) => id);
}

function numbers(
  poll: Poll,
  form: URLSearchParams,
  name: string,
  faults: FieldError[],
): Record<string, number> {
  const given: Record<string, number> = {};
  for (const { id, label } of poll.options) {
    const text = form.get(`${name}.${id}`);
    if (text === null || text === '') continue;
    const value = integer(text);
    if (value === undefined)
      faults.push({ at: `/${name}.${id}`, rule: 'type', detail: `${label}: not a number.` });
    else given[id] = value;
  }
  return given;
}

/** Reads the ballot of a poll from the fields of its native form. What the rule says of it is not judged here. */
export function readBallotForm(poll: Poll, form: URLSearchParams): ReadBallot {
  const faults: FieldError[] = [];
  const why = form.get('why')?.trim();
  if (why?.includes('\0')) faults.push({ at: '/why', rule: 'text', detail: 'A reason may not hold NUL.' });
  if (why !== undefined && [...why].length > limits.why)
    faults.push({ at: '/why', rule: 'too_long', detail: `A reason has at most ${limits.why} characters.` });
  const reason = why ? { why } : {};
  if (form.has('blank')) return { ballot: { blank: true }, faults };
  switch (poll.rule.kind) {
    case 'ranked':
      return { ballot: { ranking: ranking(poll, form, faults) }, faults };
    case 'score':
      return { ballot: { scores: numbers(poll, form, 'score', faults) }, faults };
    case 'statements':
      return {
        ballot: { answers: numbers(poll, form, 'answer', faults) as Record<string, -1 | 0 | 1> },
        faults,
      };
    default:
      return { ballot: { options: form.getAll('options') }, faults, ...reason };
  }
}
