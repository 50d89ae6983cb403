/** A place on the map. */
export interface Place {
  id: string;
  /** What it is called. */
  title: string;
  latitude: number;
  longitude: number;
  /** Where it stands for many that lie close together: how many, and west, south, east and north of them. */
  many?: { count: number; box: readonly number[] };
}

/** Places that are drawn as one, where the first of them lies, in pixels. */
export interface Cluster {
  places: Place[];
  x: number;
  y: number;
}

/**
 * Puts places together that lie closer than `reach` pixels to the first of a cluster, from north to south: the same map
 * for everyone, whatever order the list has.
 */
export function clustered(
  places: readonly Place[],
  pixelOf: (place: Place) => { x: number; y: number },
  reach: number,
): Cluster[] {
  const clusters: Cluster[] = [];
  const southward = (a: Place, b: Place) => b.latitude - a.latitude || (a.id < b.id ? -1 : 1);
  for (const place of [...places].sort(southward)) {
    const { x, y } = pixelOf(place);
    const near = clusters.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < reach);
    if (near) near.places.push(place);
    else clusters.push({ places: [place], x, y });
  }
  return clusters;
}
