import { nodeHash, type Hashing } from './merkle.js';

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function half(n: number): number {
  return Math.floor(n / 2);
}

/** Whether `path` proves that the leaf hash is leaf `index` of the tree with this root (RFC 9162 §2.1.3.2). */
export function* verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): Hashing<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = yield* nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = yield* nodeHash(hash, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(hash, root);
}

/** Whether `path` proves that the older tree is a prefix of the newer one (RFC 9162 §2.1.4.2). */
export function* verifyConsistency(
  from: number,
  fromRoot: Uint8Array,
  to: number,
  toRoot: Uint8Array,
  path: readonly Uint8Array[],
): Hashing<boolean> {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false;
  if (from === to) return path.length === 0 && equal(fromRoot, toRoot);
  const powerOfTwo = 2 ** Math.round(Math.log2(from)) === from;
  const nodes = powerOfTwo ? [fromRoot, ...path] : [...path];
  let older = nodes.shift();
  if (!older) return false;
  let newer = older;
  let at = from - 1;
  let last = to - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  for (const node of nodes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = yield* nodeHash(node, older);
      newer = yield* nodeHash(node, newer);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else newer = yield* nodeHash(newer, node);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(older, fromRoot) && equal(newer, toRoot);
}
