/**
 * A computation that hands out bytes and gets their SHA-256 back: one text of the algorithm for the server,
 * which hashes synchronously, and the browser, where Web Crypto is asynchronous.
 */
export type Hashing<T> = Generator<Uint8Array, T, Uint8Array>;

/** SHA-256 that answers at once. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Runs a computation with a synchronous SHA-256. */
export function hashSync<T>(work: Hashing<T>, sha256: Sha256): T {
  let step = work.next();
  while (!step.done) step = work.next(sha256(step.value));
  return step.value;
}

/** Runs a computation with an asynchronous SHA-256. */
export async function hashAsync<T>(
  work: Hashing<T>,
  sha256: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<T> {
  let step = work.next();
  while (!step.done) step = work.next(await sha256(step.value));
  return step.value;
}

/** Hash of a leaf, SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export function* leafHash(data: Uint8Array): Hashing<Uint8Array> {
  const input = new Uint8Array(data.length + 1);
  input.set(data, 1);
  return yield input;
}

/** Hash of an inner node, SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export function* nodeHash(left: Uint8Array, right: Uint8Array): Hashing<Uint8Array> {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return yield input;
}

/** Root of an empty tree, SHA-256 of nothing (RFC 6962 §2.1). */
export function* emptyRoot(): Hashing<Uint8Array> {
  return yield new Uint8Array(0);
}

/**
 * The frontier of a tree: the roots of its complete subtrees, largest first, one per 1-bit of `size`.
 * It is all that appending and the root need: O(log n).
 */
export interface Frontier {
  size: number;
  nodes: Uint8Array[];
}

/** A node that became complete: `level` 0 is a leaf, `index` counts from the left within its level. */
export interface CompleteNode {
  level: number;
  index: number;
  hash: Uint8Array;
}

/** The frontier with one leaf hash appended, and the nodes that this completed, the leaf first. */
export function* append(
  frontier: Frontier,
  leaf: Uint8Array,
): Hashing<{ frontier: Frontier; completed: CompleteNode[] }> {
  const nodes = [...frontier.nodes];
  const completed: CompleteNode[] = [{ level: 0, index: frontier.size, hash: leaf }];
  let node = leaf;
  let index = frontier.size;
  for (let level = 1; index % 2 === 1; level++) {
    const left = nodes.pop();
    if (!left) throw new RangeError('a frontier must hold one node per 1-bit of its size');
    node = yield* nodeHash(left, node);
    index = (index - 1) / 2;
    completed.push({ level, index, hash: node });
  }
  nodes.push(node);
  return { frontier: { size: frontier.size + 1, nodes }, completed };
}

/** The root of the tree of a frontier. */
export function* frontierRoot(frontier: Frontier): Hashing<Uint8Array> {
  let root = frontier.nodes.at(-1);
  if (!root) return yield* emptyRoot();
  for (let i = frontier.nodes.length - 2; i >= 0; i--) root = yield* nodeHash(frontier.nodes[i]!, root);
  return root;
}

/** The root over the leaf hashes in order. */
export function* rootOf(leaves: Iterable<Uint8Array>): Hashing<Uint8Array> {
  let frontier: Frontier = { size: 0, nodes: [] };
  for (const leaf of leaves) frontier = (yield* append(frontier, leaf)).frontier;
  return yield* frontierRoot(frontier);
}
