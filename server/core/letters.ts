import { randomBytes } from 'node:crypto';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Random letters of Crockford's base 32, lower case: 5 bits each. */
export const randomLetters = (count: number): string =>
  [...randomBytes(count)].map((byte) => LETTERS[byte % 32]).join('');
