import { canonicalJson } from '../hash.js';
import { memberOf, type CountingRule, type Fault } from './rule.js';

export type { CountingRule, Fault } from './rule.js';

/** What is on a ballot; which member is used follows from the kind of the poll. */
export interface Ballot {
  /** single, several, scenario: the options chosen. */
  options?: string[];
  /** ranked: best first. */
  ranking?: string[];
  /** ranked, from files and paper: groups of equal rank, best first. */
  ranks?: string[][];
  /** score: a step of the scale per option. */
  scores?: Record<string, number>;
  /** statements: 1 agree, -1 disagree, 0 pass. */
  answers?: Record<string, -1 | 0 | 1>;
  blank?: true;
}

/** How a ballot came in. */
export type Medium = 'online' | 'assisted' | 'paper';

/** Equal ballots with how many there are. */
export interface WeightedBallot {
  ballot: Ballot;
  count: number;
  medium?: Medium;
}

const members = ['options', 'ranking', 'ranks', 'scores', 'answers'] as const;

/** The groups of equal rank of a ballot, best first; each option once, where it is named first. */
export function ranksOf(ballot: Ballot): string[][] {
  if (!ballot.ranks) return [...new Set(ballot.ranking)].map((id) => [id]);
  const seen = new Set<string>();
  const fresh = (id: string) => !seen.has(id) && seen.add(id) !== undefined;
  return ballot.ranks.map((group) => group.filter(fresh)).filter((group) => group.length > 0);
}

/**
 * The one way to write a ballot (RFC 8785): this exact text is stored, hashed in the commitment and published.
 * Sets are in the order of the ballot paper, doubles count once, empty members are left out, and a ranking
 * without equal ranks is always `ranking`.
 */
export function canonicalBallot(ballot: Ballot, optionIds: readonly string[]): string {
  if (ballot.blank) return '{"blank":true}';
  const plain: Ballot = {};
  const sorted = paperOrder(optionIds);
  if (ballot.options?.length) plain.options = sorted([...new Set(ballot.options)]);
  const ranks = ranksOf(ballot);
  if (ranks.some((group) => group.length > 1)) plain.ranks = ranks.map(sorted);
  else if (ranks.length > 0) plain.ranking = ranks.flat();
  if (hasMembers(ballot.scores)) plain.scores = ballot.scores;
  if (hasMembers(ballot.answers)) plain.answers = ballot.answers;
  return canonicalJson(plain);
}

function hasMembers(record: object | undefined): boolean {
  return record !== undefined && Object.keys(record).length > 0;
}

function paperOrder(optionIds: readonly string[]): (ids: string[]) => string[] {
  const place = new Map(optionIds.map((id, index) => [id, index]));
  const at = (id: string) => place.get(id) ?? optionIds.length;
  return (ids) => [...ids].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

/** All faults of a ballot against its rule, `at` as a JSON Pointer into the ballot; empty when it is valid. */
export function ballotFaults(rule: CountingRule, optionIds: readonly string[], ballot: Ballot): Fault[] {
  return faultsAmong(rule, new Set(optionIds), ballot);
}

/** `ballotFaults` for a set of option ids that is made once for many ballots. */
export function faultsAmong(rule: CountingRule, known: ReadonlySet<string>, ballot: Ballot): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, word: string, detail: string) => faults.push({ at, rule: word, detail });
  const member = memberOf[rule.kind];
  const belongs = (name: string) => name === member || (name === 'ranks' && member === 'ranking');

  for (const name of members)
    if (ballot[name] !== undefined && !belongs(name))
      fault(`/${name}`, 'wrong_member', `A poll of kind ${rule.kind} has no "${name}" on its ballot.`);
  if (ballot.ranking && ballot.ranks)
    fault('/ranks', 'wrong_member', 'A ballot has a ranking or ranks, not both.');

  const chosen = namesOf(ballot, member);
  if (ballot.blank !== undefined) {
    if (!rule.blank) fault('/blank', 'blank_not_allowed', 'This poll has no blank vote.');
    if (chosen.length > 0) fault('/blank', 'blank_with_choice', 'A blank ballot holds no choice.');
    return faults;
  }
  if (chosen.length === 0) {
    fault(`/${member}`, 'empty', 'The ballot holds no choice.');
    return faults;
  }
  const seen = new Set<string>();
  chosen.forEach((id, index) => {
    const at = () => pathOf(ballot, member, index, id);
    if (!known.has(id)) fault(at(), 'unknown_option', `There is no option "${id}" in this poll.`);
    else if (seen.has(id)) fault(at(), 'doubled', `Option "${id}" is on the ballot more than once.`);
    seen.add(id);
  });
  if (seen.size < rule.min)
    fault(`/${member}`, 'too_few', `${seen.size} options are on the ballot; the least is ${rule.min}.`);
  if (seen.size > rule.max)
    fault(`/${member}`, 'too_many', `${seen.size} options are on the ballot; the most is ${rule.max}.`);
  ballot.ranks?.forEach((group, index) => {
    if (group.length === 0) fault(`/ranks/${index}`, 'empty_rank', `Rank ${index + 1} is empty.`);
  });
  if (member !== 'scores' && member !== 'answers') return faults;
  const scale = member === 'scores' ? rule.scale : { min: -1, max: 1 };
  for (const [id, value] of Object.entries(ballot[member]!)) {
    const at = `/${member}/${pointer(id)}`;
    if (!Number.isInteger(value)) fault(at, 'not_an_integer', `The value of "${id}" is not a whole number.`);
    else if (scale && (value < scale.min || value > scale.max))
      fault(at, 'off_scale', `The value of "${id}" is not from ${scale.min} to ${scale.max}.`);
  }
  return faults;
}

type Member = (typeof memberOf)[CountingRule['kind']];

function namesOf(ballot: Ballot, member: Member): readonly string[] {
  if (member === 'scores' || member === 'answers') return Object.keys(ballot[member] ?? {});
  if (member === 'ranking' && ballot.ranks) return ballot.ranks.flat();
  return ballot[member] ?? [];
}

/** JSON Pointer of the name that stands at this index of `namesOf`. */
function pathOf(ballot: Ballot, member: Member, index: number, id: string): string {
  if (member === 'scores' || member === 'answers') return `/${member}/${pointer(id)}`;
  if (member !== 'ranking' || !ballot.ranks) return `/${member}/${index}`;
  let left = index;
  const rank = ballot.ranks.findIndex((group) => left < group.length || ((left -= group.length), false));
  return `/ranks/${rank}/${left}`;
}

function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
