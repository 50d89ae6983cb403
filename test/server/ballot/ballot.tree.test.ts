import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { fromHex } from '../../../counting/hash.js';
import { hashSync, rootOf } from '../../../counting/log/merkle.js';
import { verifyConsistency, verifyInclusion } from '../../../counting/log/verify.js';
import { leafOf, sha256, writeLeaves } from '../../../server/ballot/ballot.log.js';
import { LogTrees } from '../../../server/ballot/ballot.tree.js';
import { databases } from '../../support/database.js';

const sqlite = databases('sqlite');

test('proofs hold for every size of a log that grows while they are asked for', async () => {
  const database = await sqlite.open();
  const trees = new LogTrees(database);
  const commitments: string[] = [];
  const grow = async (count: number) => {
    const fresh = Array.from({ length: count }, () => randomBytes(32).toString('hex'));
    await database.write((tx) => writeLeaves(tx, 'p', commitments.length, fresh));
    commitments.push(...fresh);
  };
  for (const more of [1, 2, 4, 30, 90, 300]) {
    await grow(more);
    const size = commitments.length;
    const leaves = commitments.map(leafOf);
    const rootAt = (n: number) => hashSync(rootOf(leaves.slice(0, n)), sha256);
    const sizes = [...new Set([1, 2, 3, 7, 8, 31, 64, 100, 127, 128, size - 1, size])];
    for (const n of sizes.filter((one) => one >= 1 && one <= size)) {
      assert.equal(await trees.root('p', n), Buffer.from(rootAt(n)).toString('hex'));
      for (const index of new Set([0, n >> 1, n - 1])) {
        const path = (await trees.inclusion('p', index, n)).map(fromHex);
        assert.ok(
          hashSync(verifyInclusion(leaves[index]!, index, n, path, rootAt(n)), sha256),
          `${index} of ${n}`,
        );
      }
      const path = (await trees.consistency('p', n, size)).map(fromHex);
      assert.ok(
        hashSync(verifyConsistency(n, rootAt(n), size, rootAt(size), path), sha256),
        `${n} to ${size}`,
      );
    }
  }
  await assert.rejects(trees.inclusion('p', 0, commitments.length + 1), RangeError);
  await assert.rejects(trees.root('nothing', 1), RangeError);
});
