import { createHmac, randomInt } from 'node:crypto';

// Without 0 O 1 I L, which people mix up, and without U and V, of which one looks like the other in some types.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const LENGTH = 11;

const look: Record<string, string> = { '0': 'Q', O: 'Q', '1': 'J', I: 'J', L: 'J', U: 'W', V: 'W' };

// Weights 2, 3, 4 … modulo 29, a prime: every single slip and every swap of neighbours shows.
const checkOf = (body: string): string => {
  const sum = [...body].reduce((total, letter, place) => total + (place + 2) * ALPHABET.indexOf(letter), 0);
  return ALPHABET[sum % ALPHABET.length]!;
};

/** A new code as it is printed: `XXXX-XXXX-XXXX`, the last one a check character; 53 random bits. */
export const makeLetterCode = (random: (below: number) => number = randomInt): string => {
  const body = Array.from({ length: LENGTH }, () => ALPHABET[random(ALPHABET.length)]!).join('');
  return (body + checkOf(body)).replace(/(.{4})(?!$)/g, '$1-');
};

/** What was typed, in the one form that is hashed: any case, spaces and hyphens; look-alikes are read as what they resemble. Undefined when it can't be a code. */
export const readLetterCode = (typed: string): string | undefined => {
  const letters = typed.toUpperCase().replace(/[\s\-–—._]/g, '');
  const code = letters.replace(/[0O1ILUV]/g, (letter) => look[letter]!);
  if (code.length !== LENGTH + 1 || [...code].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return checkOf(code.slice(0, LENGTH)) === code[LENGTH] ? code : undefined;
};

/** The form in which a code is kept: bound to its activity. */
export const hashLetterCode = (key: Buffer, activityId: string, code: string): string =>
  createHmac('sha256', key).update(`letter ${activityId} ${code}`).digest('hex');
