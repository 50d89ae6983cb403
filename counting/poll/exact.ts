/** Greatest common divisor of two whole numbers. */
function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

/** A fraction in lowest terms, such as `10/3`, or `4`. */
export function fraction(numerator: bigint, denominator: bigint): string {
  const divisor = gcd(numerator, denominator);
  const [n, d] = [numerator / divisor, denominator / divisor];
  return d === 1n ? `${n}` : `${n}/${d}`;
}

/** Whole units of 10^-places as a decimal text: `decimal(12345678n, 5)` is `123.45678`. */
export function decimal(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? '-' : ''}${whole}${places > 0 ? '.' : ''}${digits.slice(digits.length - places)}`;
}

/** A quotient rounded to decimals, half away from zero. The denominator is above zero. */
export function rounded(numerator: bigint, denominator: bigint, places: number): string {
  const sign = numerator < 0n ? -1n : 1n;
  const scaled = numerator * sign * 10n ** BigInt(places);
  return decimal(sign * ((2n * scaled + denominator) / (2n * denominator)), places);
}

/** Half of a whole number as text: `halves(7)` is `3.5`. */
export function halves(doubled: number): string {
  return doubled % 2 === 0 ? `${doubled / 2}` : decimal(BigInt(doubled) * 5n, 1);
}

/** The double of what `halves` wrote, a whole number. */
export function doubled(text: string): number {
  return Number(text) * 2;
}
