import { sha256Hex } from './hash.js';

/** SHA-256 in hexadecimal of the seed's UTF-8: published before opening. */
export function seedHash(seed: string): Promise<string> {
  return sha256Hex(seed);
}

/** The draw: ids in ascending order of SHA-256(seed ‖ id), both UTF-8. Who stands earlier wins a tie. */
export async function drawOrder(seed: string, ids: readonly string[]): Promise<string[]> {
  const lots = await Promise.all(ids.map(async (id) => ({ id, lot: await sha256Hex(seed + id) })));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0)).map(({ id }) => id);
}
