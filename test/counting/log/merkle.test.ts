import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { append, frontierRoot, hashAsync, hashSync, leafHash, rootOf } from '../../../counting/log/merkle.js';
import {
  consistencyNodes,
  consistencyPath,
  inclusionNodes,
  inclusionPath,
} from '../../../counting/log/proof.js';
import { verifyConsistency, verifyInclusion } from '../../../counting/log/verify.js';
import { sha256 as asyncSha256, toHex } from '../../../counting/hash.js';

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const sync = (bytes: Uint8Array) => sha256(bytes);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The definitions of RFC 6962 §2.1, word for word and slow, apart from the code under test. */
const naive = {
  root(d: Uint8Array[]): Uint8Array {
    if (d.length === 0) return sha256();
    if (d.length === 1) return sha256(Uint8Array.of(0), d[0]!);
    const k = naive.k(d.length);
    return sha256(Uint8Array.of(1), naive.root(d.slice(0, k)), naive.root(d.slice(k)));
  },
  k: (n: number) => 2 ** Math.floor(Math.log2(n - 1)),
  path(m: number, d: Uint8Array[]): Uint8Array[] {
    if (d.length === 1) return [];
    const k = naive.k(d.length);
    return m < k
      ? [...naive.path(m, d.slice(0, k)), naive.root(d.slice(k))]
      : [...naive.path(m - k, d.slice(k)), naive.root(d.slice(0, k))];
  },
  proof(m: number, d: Uint8Array[], b: boolean): Uint8Array[] {
    if (m === d.length) return b ? [] : [naive.root(d)];
    const k = naive.k(d.length);
    return m <= k
      ? [...naive.proof(m, d.slice(0, k), b), naive.root(d.slice(k))]
      : [...naive.proof(m - k, d.slice(k), false), naive.root(d.slice(0, k))];
  },
};

const data = Array.from({ length: 70 }, (_, i) => Uint8Array.of(i, i * 3));

/** Appends all leaves and keeps every completed node, as the server's table does. */
function grow(leaves: Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  let frontier = { size: 0, nodes: [] as Uint8Array[] };
  for (const leaf of leaves) {
    const step = hashSync(append(frontier, hashSync(leafHash(leaf), sync)), sync);
    for (const node of step.completed) nodes.set(`${node.level}/${node.index}`, node.hash);
    frontier = step.frontier;
  }
  const lookup = (level: number, index: number) => {
    const node = nodes.get(`${level}/${index}`);
    assert.ok(node, `node ${level}/${index} is complete`);
    return node;
  };
  return { frontier, lookup };
}

test('the root of no leaves is the SHA-256 of nothing', () => {
  assert.equal(
    hex(hashSync(rootOf([]), sync)),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('the root grown leaf by leaf equals the definition at every size', () => {
  for (let n = 0; n <= data.length; n++) {
    const { frontier } = grow(data.slice(0, n));
    assert.equal(frontier.size, n);
    assert.equal(
      hex(hashSync(frontierRoot(frontier), sync)),
      hex(naive.root(data.slice(0, n))),
      `${n} leaves`,
    );
  }
});

test('inclusion paths equal the definition and verify at every index and size', () => {
  const { lookup } = grow(data);
  for (let n = 1; n <= 40; n++)
    for (let m = 0; m < n; m++) {
      const d = data.slice(0, n);
      const path = hashSync(inclusionPath(m, n, lookup), sync);
      assert.deepEqual(path.map(hex), naive.path(m, d).map(hex));
      const leaf = naive.root([data[m]!]);
      assert.equal(hashSync(verifyInclusion(leaf, m, n, path, naive.root(d)), sync), true);
    }
});

test('consistency proofs equal the definition and verify between every two sizes', () => {
  const { lookup } = grow(data);
  for (let n = 1; n <= 40; n++)
    for (let m = 1; m <= n; m++) {
      const [older, newer] = [naive.root(data.slice(0, m)), naive.root(data.slice(0, n))];
      const path = hashSync(consistencyPath(m, n, lookup), sync);
      assert.deepEqual(path.map(hex), naive.proof(m, data.slice(0, n), true).map(hex));
      assert.equal(hashSync(verifyConsistency(m, older, n, newer, path), sync), true, `${m} in ${n}`);
    }
});

test('a proof with a changed, missing, added or moved hash does not verify', () => {
  const { lookup } = grow(data);
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 70 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('change', 'drop', 'add', 'index', 'root'),
      (n, a, b, how) => {
        const m = a % n;
        const leaf = naive.root([data[m]!]);
        const root = naive.root(data.slice(0, n));
        const path: Uint8Array[] = hashSync(inclusionPath(m, n, lookup), sync).map((h) => Uint8Array.from(h));
        if (how === 'change') path[b % path.length]![b % 32]! ^= 1;
        if (how === 'drop') path.splice(b % path.length, 1);
        if (how === 'add') path.splice(b % (path.length + 1), 0, leaf);
        if (how === 'root') root[b % 32]! ^= 1;
        const index = how === 'index' ? (m + 1 + (b % (n - 1))) % n : m;
        assert.equal(hashSync(verifyInclusion(leaf, index, n, path, root), sync), false);
      },
    ),
  );
});

test('a rewritten log has no consistency proof', () => {
  const rewritten = data.map((leaf, i) => (i === 5 ? Uint8Array.of(99) : leaf));
  const { lookup } = grow(rewritten);
  for (let n = 7; n <= 70; n++) {
    const path = hashSync(consistencyPath(6, n, lookup), sync);
    const [older, newer] = [naive.root(data.slice(0, 6)), naive.root(rewritten.slice(0, n))];
    assert.equal(hashSync(verifyConsistency(6, older, n, newer, path), sync), false);
  }
});

test('the nodes named beforehand are exactly those that a path looks up', () => {
  const { lookup } = grow(data);
  const used = new Set<string>();
  const watch = (level: number, index: number) => (used.add(`${level}/${index}`), lookup(level, index));
  hashSync(inclusionPath(23, 69, watch), sync);
  assert.deepEqual(used, new Set(inclusionNodes(23, 69).map((p) => `${p.level}/${p.index}`)));
  used.clear();
  hashSync(consistencyPath(23, 69, watch), sync);
  assert.deepEqual(used, new Set(consistencyNodes(23, 69).map((p) => `${p.level}/${p.index}`)));
});

test('the browser gives the same root through Web Crypto', async () => {
  const leaves = data.map((leaf) => hashSync(leafHash(leaf), sync));
  assert.equal(toHex(await hashAsync(rootOf(leaves), asyncSha256)), hex(naive.root(data)));
});

test('a leaf outside the tree has no path', () => {
  const { lookup } = grow(data);
  for (const [m, n] of [
    [3, 3],
    [-1, 3],
    [Number.NaN, 3],
  ] as const)
    assert.throws(() => hashSync(inclusionPath(m, n, lookup), sync), RangeError);
  assert.throws(() => hashSync(consistencyPath(0, 3, lookup), sync), RangeError);
});
