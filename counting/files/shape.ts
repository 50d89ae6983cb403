import type { Fault } from '../poll/rule.js';
import { FileFault, type FileProblem } from './election.js';
import type { Sums } from './published.types.js';

/** A JSON object whose members are not yet known. */
export type Members = Record<string, unknown>;

/** Says what is wrong with a field. */
export type Wrong = (field: string, what: string) => void;

/** The ways in which a ballot comes in. */
const media: readonly string[] = ['online', 'assisted', 'paper'];

/** Whether a value is a JSON object. */
export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a whole number that a double holds exactly. */
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** Whether a value is a list of texts. */
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/**
 * Gathers what is wrong with a file. `lineOf` tells where a field stands; of a line that `before` complains of, nothing
 * else is said.
 */
export class Faults {
  readonly #lineOf: (field: string) => number | undefined;
  readonly #told: ReadonlySet<number | undefined>;
  readonly #problems: FileProblem[];

  constructor(lineOf: (field: string) => number | undefined, before: readonly FileProblem[] = []) {
    this.#lineOf = lineOf;
    this.#told = new Set(before.map(({ line }) => line));
    this.#problems = [...before];
  }

  readonly wrong: Wrong = (field, what) => {
    const line = this.#lineOf(field);
    if (line === undefined || !this.#told.has(line)) this.#problems.push({ line, field, what });
  };

  /** Throws `FileFault` with all that is wrong, where something is; or, with a pattern, where such a field is. */
  stop(field?: RegExp): void {
    const stops = field ? this.#problems.some((problem) => field.test(problem.field ?? '')) : true;
    if (stops && this.#problems.length > 0) throw new FileFault(this.#problems);
  }
}

/** Checks the sums that must agree. */
export function checkSums(sums: unknown, wrong: Wrong): void {
  const fields: (keyof Sums)[] = ['roll', 'box', 'published', 'online', 'assisted', 'paper'];
  if (!isMembers(sums)) return wrong('sums', 'is missing');
  for (const field of fields)
    if (!isWhole(sums[field]) || sums[field] < 0) wrong(`sums.${field}`, 'is not a whole number');
}

/** A JSON Pointer as the tail of a field path: `/options/2` becomes `.options[2]`. */
export function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`))
    .join('');
}

/**
 * Checks a list of published ballots.
 * @param members What each member of a ballot must look like.
 * @param faultsOf What a ballot of the right look does not keep to.
 */
export function checkBallots(
  ballots: unknown,
  members: Readonly<Record<string, (value: unknown) => boolean>>,
  faultsOf: (ballot: Members) => readonly Fault[],
  wrong: Wrong,
): void {
  if (!Array.isArray(ballots)) return wrong('ballots', 'is not a list');
  ballots.forEach((weighted: unknown, i) => {
    const at = `ballots[${i}]`;
    if (!isMembers(weighted) || !isMembers(weighted.ballot)) return wrong(at, 'holds no ballot');
    if (!isWhole(weighted.count) || weighted.count < 1) wrong(`${at}.count`, 'is not a whole number from 1');
    if (weighted.medium !== undefined && !media.includes(weighted.medium as string))
      wrong(`${at}.medium`, 'is not "online", "assisted" or "paper"');
    const odd = Object.entries(weighted.ballot).filter(([name, member]) => !members[name]?.(member));
    for (const [name] of odd) wrong(`${at}.ballot.${name}`, 'does not belong on a ballot in this form');
    if (odd.length === 0)
      for (const fault of faultsOf(weighted.ballot)) wrong(`${at}.ballot${dotted(fault.at)}`, fault.detail);
  });
}
