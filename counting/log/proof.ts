import { nodeHash, type Hashing } from './merkle.js';

/** Where a complete subtree is: `level` 0 are the leaves, `index` counts from the left within its level. */
export interface NodePlace {
  level: number;
  index: number;
}

/** Gives the hash of a complete subtree of the tree. */
export type NodeLookup = (level: number, index: number) => Uint8Array;

/** A run of leaves, from `begin` up to but not including `end`. */
type Run = [begin: number, end: number];

function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** The complete subtrees that make up a run of leaves, from left to right. */
function subtrees([begin, end]: Run): NodePlace[] {
  const places: NodePlace[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
    places.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return places;
}

function* runRoot(run: Run, node: NodeLookup): Hashing<Uint8Array> {
  const hashes = subtrees(run).map(({ level, index }) => node(level, index));
  let root = hashes.pop();
  if (!root) throw new RangeError('an empty run of leaves has no root');
  while (hashes.length > 0) root = yield* nodeHash(hashes.pop()!, root);
  return root;
}

function inclusionRuns(index: number, size: number): Run[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const runs: Run[] = [];
  let [begin, end]: Run = [0, size];
  while (end - begin > 1) {
    const middle = begin + split(end - begin);
    if (index < middle) runs.unshift([middle, end]);
    else runs.unshift([begin, middle]);
    if (index < middle) end = middle;
    else begin = middle;
  }
  return runs;
}

function consistencyRuns(from: number, to: number): Run[] {
  if (!(from >= 1 && from <= to)) throw new RangeError(`no tree of ${from} leaves within ${to}`);
  const runs: Run[] = [];
  let [begin, end]: Run = [0, to];
  // SUBPROOF of RFC 6962 §2.1.2; the old tree is a complete subtree as long as `begin` is 0 at its end.
  while (from < end) {
    const middle = begin + split(end - begin);
    if (from <= middle) runs.unshift([middle, end]);
    else runs.unshift([begin, middle]);
    if (from <= middle) end = middle;
    else begin = middle;
  }
  if (begin > 0) runs.unshift([begin, end]);
  return runs;
}

function* roots(runs: Run[], node: NodeLookup): Hashing<Uint8Array[]> {
  const path: Uint8Array[] = [];
  for (const run of runs) path.push(yield* runRoot(run, node));
  return path;
}

/** The audit path of a leaf, from the leaf upward (RFC 6962 §2.1.1). Throws `RangeError` outside the tree. */
export function inclusionPath(index: number, size: number, node: NodeLookup): Hashing<Uint8Array[]> {
  return roots(inclusionRuns(index, size), node);
}

/** The nodes that `inclusionPath` looks up, to fetch them beforehand: O(log² n). */
export function inclusionNodes(index: number, size: number): NodePlace[] {
  return inclusionRuns(index, size).flatMap(subtrees);
}

/** The proof that the tree of `from` leaves is a prefix of that of `to` (RFC 6962 §2.1.2). */
export function consistencyPath(from: number, to: number, node: NodeLookup): Hashing<Uint8Array[]> {
  return roots(consistencyRuns(from, to), node);
}

/** The nodes that `consistencyPath` looks up, to fetch them beforehand. */
export function consistencyNodes(from: number, to: number): NodePlace[] {
  return consistencyRuns(from, to).flatMap(subtrees);
}
