import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clustered, type Place } from '../../widgets/core/map/clusters.js';

const at = (id: string, latitude: number, longitude: number): Place => ({
  id,
  title: id,
  latitude,
  longitude,
});
const pixelOf = ({ latitude, longitude }: Place) => ({ x: longitude * 100, y: -latitude * 100 });

test('places stand together in the same way whatever the order of the list, from north to south', () => {
  const places = [at('noord', 3, 0), at('midden', 2.5, 0), at('zuid', 2, 0), at('oost', 2.5, 5)];
  const orders = [places, [...places].reverse(), [1, 3, 0, 2].map((nth) => places[nth]!)];
  for (const order of orders)
    assert.deepEqual(
      clustered(order, pixelOf, 62).map((cluster) => cluster.places.map(({ id }) => id)),
      [['noord', 'midden'], ['oost'], ['zuid']],
    );
});
