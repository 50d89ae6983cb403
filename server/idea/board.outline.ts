/** A ring of positions, each `[longitude, latitude]`. */
type Ring = readonly (readonly number[])[];

/** Polygons, each with its outer ring first and then its holes (RFC 7946 §3.1.6). */
export type Polygons = readonly (readonly Ring[])[];

interface Shape {
  type?: unknown;
  coordinates?: unknown;
  geometry?: unknown;
  features?: unknown;
  geometries?: unknown;
}

const isPosition = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.every((one) => typeof one === 'number' && Number.isFinite(one)) &&
  Math.abs(value[0] as number) <= 180 &&
  Math.abs(value[1] as number) <= 90;

const isRing = (value: unknown): value is Ring =>
  Array.isArray(value) && value.length >= 4 && value.every(isPosition);

const isPolygon = (value: unknown): value is Ring[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The polygons of a GeoJSON value; undefined when something in it is none. */
export const polygonsIn = (value: unknown, depth = 0): Polygons | undefined => {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  const shape = value as Shape;
  const all = (parts: unknown[]): Polygons | undefined => {
    const found = parts.map((part) => polygonsIn(part, depth + 1));
    return found.length > 0 && found.every((one) => one !== undefined) ? found.flat() : undefined;
  };
  switch (shape.type) {
    case 'Polygon':
      return isPolygon(shape.coordinates) ? [shape.coordinates] : undefined;
    case 'MultiPolygon': {
      const { coordinates } = shape;
      return Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPolygon)
        ? coordinates
        : undefined;
    }
    case 'Feature':
      return polygonsIn(shape.geometry, depth + 1);
    case 'FeatureCollection':
      return all(listed(shape.features));
    case 'GeometryCollection':
      return all(listed(shape.geometries));
    default:
      return undefined;
  }
};

// Whether a line from the point to the east crosses the ring an odd number of times.
const inRing = (ring: Ring, x: number, y: number): boolean => {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1, y1] = ring[at] as [number, number];
    const [x2, y2] = ring[before] as [number, number];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
};

/** Whether a place lies in one of the polygons and in none of its holes. */
export const contains = (
  polygons: Polygons,
  { latitude, longitude }: { latitude: number; longitude: number },
): boolean =>
  polygons.some(
    ([outer, ...holes]) =>
      inRing(outer!, longitude, latitude) && !holes.some((hole) => inRing(hole, longitude, latitude)),
  );
