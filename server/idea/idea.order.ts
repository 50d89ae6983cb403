import { createHash } from 'node:crypto';
import type { IdeaSort } from '../../contract/idea.schema.js';

/** Length of the ring on which ideas stand for random orders. */
const RING = 2 ** 31;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The place of the n-th idea of a board on the ring. Steps by the golden ratio leave gaps of at most three lengths
 * (Steinhaus's three-distance theorem), so a start by chance finds every idea about as often.
 */
export const placeOnRing = (n: number): number => Math.floor(((n * GOLDEN) % 1) * RING);

/** A walk around the ring: where it starts, and which way it goes. */
export interface Walk {
  start: number;
  up: boolean;
}

/** The walk of a seed on a board. */
export const walkOf = (boardId: string, seed: string): Walk => {
  const hash = createHash('sha256').update(`${boardId} ${seed}`).digest();
  return { start: hash.readUInt32BE(0) >>> 1, up: (hash[4]! & 1) === 0 };
};

/** How far along a walk a place is. */
export const alongWalk = ({ start, up }: Walk, place: number): number =>
  (up ? place - start + RING : start - place + RING) % RING;

/** A stretch of the ring, both ends in it. */
export interface Stretch {
  low: number;
  high: number;
  up: boolean;
}

/** The stretches that a walk still has before it, from a distance on. */
export const stretchesFrom = ({ start, up }: Walk, distance: number): Stretch[] => {
  if (distance >= RING) return [];
  if (up) {
    const from = start + distance;
    return from < RING
      ? [
          { low: from, high: RING - 1, up },
          { low: 0, high: start - 1, up },
        ]
      : [{ low: from - RING, high: start - 1, up }];
  }
  const from = start - distance;
  return from >= 0
    ? [
        { low: 0, high: from, up },
        { low: start + 1, high: RING - 1, up },
      ]
    : [{ low: start + 1, high: from + RING, up }];
};

/** Where a page begins in an order: the values of its columns. */
export type Key = readonly number[];

/** How many numbers the key of an order has. */
export const keySize: Record<IdeaSort, number> = {
  random: 1,
  newest: 1,
  'most-supported': 2,
  nearby: 2,
  answered: 2,
  best: 2,
};

/** A cursor as it is sent: numbers with dots between. */
export const cursorOf = (key: Key): string => key.join('.');

/** Reads a cursor of an order; undefined when it is not one. */
export const keyIn = (cursor: string, sort: IdeaSort): Key | undefined => {
  if (!/^\d{1,15}(\.\d{1,15})*$/.test(cursor)) return undefined;
  const key = cursor.split('.').map(Number);
  return key.length === keySize[sort] ? key : undefined;
};
