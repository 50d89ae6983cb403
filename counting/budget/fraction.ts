/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** Greatest common divisor of what is not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** In lowest terms. */
export function fraction(num: bigint, den: bigint): Fraction {
  const common = gcd(num < 0n ? -num : num, den);
  return common > 1n ? { num: num / common, den: den / common } : { num, den };
}

/** Negative, 0 or positive, as a comes before, with or after b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest double. */
export function toNumber({ num, den }: Fraction): number {
  const whole = num / den;
  return Number(whole) + Number(((num - whole * den) << 60n) / den) / 2 ** 60;
}

/** `7/3`, or `7` for what is whole. */
export function text({ num, den }: Fraction): string {
  return den === 1n ? `${num}` : `${num}/${den}`;
}

/** The nearest whole number; halves go up. */
export function rounded({ num, den }: Fraction): number {
  return Number((2n * num + den) / (2n * den));
}
