import type { Sums } from './published.types.js';

/** A JSON object whose members are not yet known. */
export type Members = Record<string, unknown>;

/** Says what is wrong with a field. */
export type Wrong = (field: string, what: string) => void;

/** The ways in which a ballot comes in. */
export const media: readonly string[] = ['online', 'assisted', 'paper'];

/** Whether a value is a JSON object. */
export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a whole number that a double holds exactly. */
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** Whether a value is a list of texts. */
export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

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
