import type { GeoPoint } from '../../../contract/budget.schema.js';

// Schreutelkamp and Strang van Hees, "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten"
// (2001): within a metre. Each term: power of the latitude's difference, that of the longitude's, factor.
const x = [
  [0, 1, 190094.945],
  [1, 1, -11832.228],
  [2, 1, -114.221],
  [0, 3, -32.391],
  [1, 0, -0.705],
  [3, 1, -2.34],
  [1, 3, -0.608],
  [0, 2, -0.008],
  [2, 3, 0.148],
] as const;
const y = [
  [1, 0, 309056.544],
  [0, 2, 3638.893],
  [2, 0, 73.077],
  [1, 2, -157.984],
  [3, 0, 59.788],
  [0, 1, 0.433],
  [2, 2, -6.439],
  [1, 1, -0.032],
  [0, 4, 0.092],
  [1, 4, -0.054],
] as const;

/** A place in the Dutch grid (Rijksdriehoek), whole metres. */
export function dutchGrid({ latitude, longitude }: GeoPoint): { x: number; y: number } {
  const north = 0.36 * (latitude - 52.1551744);
  const east = 0.36 * (longitude - 5.38720621);
  const sum = (terms: typeof x | typeof y, from: number) =>
    Math.round([...terms].reduce((total, [p, q, factor]) => total + factor * north ** p * east ** q, from));
  return { x: sum(x, 155000), y: sum(y, 463000) };
}
