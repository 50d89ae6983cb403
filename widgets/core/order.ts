import { randomHex } from './client.js';
import { keep } from './session.js';

/** A number for a text that looks random and is the same each time (FNV-1a, mixed once more). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A random order that is the same for the same seed; what comes or goes moves nothing else. */
export const shuffled = <T extends { id: string }>(list: readonly T[], seed: string): T[] =>
  list
    .map((item) => ({ item, place: mixed(seed + item.id) }))
    .sort((a, b) => a.place - b.place || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item);

/** What this browser's own order of an activity grows from: made once, then always the same. */
export function ownSeed(server: string, activity: string): string {
  const key = `stem order ${server} ${activity}`;
  let seed = keep.get<string>(key, 'localStorage');
  if (!seed) keep.set(key, (seed = randomHex()), 'localStorage');
  return seed;
}
