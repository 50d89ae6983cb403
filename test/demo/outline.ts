import type { GeoPoint } from '../../contract/budget.schema.js';

interface Outline {
  features: { id: string; geometry: { coordinates: [longitude: number, latitude: number][][] } }[];
}

/** The ids of the features of an outline in which a place lies (even–odd rule over the outer ring). */
export const placesInside = ({ features }: Outline, { longitude, latitude }: GeoPoint): string[] =>
  features
    .filter(({ geometry }) => {
      const ring = geometry.coordinates[0]!;
      let inside = false;
      ring.slice(1).forEach(([toX, toY], at) => {
        const [fromX, fromY] = ring[at]!;
        if (fromY > latitude !== toY > latitude)
          if (longitude < fromX + ((toX - fromX) * (latitude - fromY)) / (toY - fromY)) inside = !inside;
      });
      return inside;
    })
    .map(({ id }) => id);
