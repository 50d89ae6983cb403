import { setImmediate as turn } from 'node:timers/promises';
import { append, hashSync, type Frontier } from '../../counting/log/merkle.js';
import { consistencyPath, inclusionPath, type NodeLookup } from '../../counting/log/proof.js';
import type { Database, Row } from '../database/door.js';
import { leafOf, rootText, sha256 } from './ballot.log.js';

const SIZE = 32;
const CHUNK = 2000;
const MOST = 16;

class Level {
  #bytes = Buffer.alloc(SIZE * 64);
  #count = 0;

  push(hash: Uint8Array): void {
    if ((this.#count + 1) * SIZE > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    this.#bytes.set(hash, this.#count++ * SIZE);
  }

  at(index: number): Uint8Array {
    if (index >= this.#count) throw new RangeError('This node of the log is not complete.');
    return this.#bytes.subarray(index * SIZE, (index + 1) * SIZE);
  }
}

/** The complete nodes of a log: 64 bytes a leaf, and only what is new is ever read. */
class Tree {
  readonly #levels: Level[] = [];
  #frontier: Frontier = { size: 0, nodes: [] };

  get size(): number {
    return this.#frontier.size;
  }

  add(commitment: string): void {
    const { frontier, completed } = hashSync(append(this.#frontier, leafOf(commitment)), sha256);
    this.#frontier = frontier;
    for (const { level, hash } of completed) (this.#levels[level] ??= new Level()).push(hash);
  }

  readonly node: NodeLookup = (level, index) => {
    const found = this.#levels[level];
    if (found === undefined) throw new RangeError('This node of the log is not complete.');
    return found.at(index);
  };
}

const hex = (hashes: Uint8Array[]): string[] => hashes.map((hash) => Buffer.from(hash).toString('hex'));

/** Proofs from logs; a log only grows, so what was hashed once serves for ever. */
export class LogTrees {
  readonly #database: Database;
  readonly #trees = new Map<string, { tree: Tree; growing: Promise<void> }>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The audit path of a leaf in the tree of `size` leaves, in hexadecimal. Throws RangeError outside the log. */
  async inclusion(votableId: string, index: number, size: number): Promise<string[]> {
    const { node } = await this.#grown(votableId, size);
    return hex(hashSync(inclusionPath(index, size, node), sha256));
  }

  /** The root of the tree of the first `size` leaves, in hexadecimal. Throws RangeError outside the log. */
  async root(votableId: string, size: number): Promise<string> {
    const { node } = await this.#grown(votableId, size);
    const nodes: Uint8Array[] = [];
    for (let level = Math.floor(Math.log2(size)), at = 0; level >= 0; level--) {
      const leaves = 2 ** level;
      if (at + leaves > size) continue;
      nodes.push(node(level, at / leaves));
      at += leaves;
    }
    return rootText({ size, nodes });
  }

  /** The proof between two sizes, in hexadecimal. Throws RangeError outside the log. */
  async consistency(votableId: string, from: number, to: number): Promise<string[]> {
    const { node } = await this.#grown(votableId, to);
    return hex(hashSync(consistencyPath(from, to, node), sha256));
  }

  async #grown(votableId: string, size: number): Promise<Tree> {
    const known = this.#trees.get(votableId) ?? { tree: new Tree(), growing: Promise.resolve() };
    // The logs that were asked for last stay in memory.
    this.#trees.delete(votableId);
    this.#trees.set(votableId, known);
    for (const old of this.#trees.keys()) if (this.#trees.size > MOST) this.#trees.delete(old);
    const growing = known.growing.catch(() => undefined).then(() => this.#grow(votableId, known.tree, size));
    known.growing = growing;
    await growing;
    return known.tree;
  }

  async #grow(votableId: string, tree: Tree, size: number): Promise<void> {
    while (tree.size < size) {
      const rows = await this.#database.read((tx) =>
        tx.query<Row & { commitment: string }>(
          'SELECT commitment FROM poll_log_leaf WHERE poll_id = ? AND position >= ? ORDER BY position LIMIT ?',
          [votableId, tree.size, CHUNK],
        ),
      );
      if (rows.length === 0) throw new RangeError('The log is not that long.');
      for (const { commitment } of rows) tree.add(commitment);
      await turn();
    }
  }
}
