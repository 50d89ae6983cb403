import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a vote keeps outside the database (BALLOTS §1, §9): two keys of 32 bytes, and the seed of the draw. */
export interface BallotKeys {
  readonly roll: Buffer;
  readonly box: Buffer;
  /** 64 hexadecimal digits; public after closing. */
  readonly seed: string;
}

/** Where the keys of votes are. */
export interface BallotKeyStore {
  /** Makes the keys of a new vote. Throws when it already has some. */
  create(votableId: string): Promise<BallotKeys>;
  /** The keys, remembered after the first time; nothing when they were destroyed. */
  of(votableId: string): Promise<BallotKeys | undefined>;
  /** Forgets what is remembered of a vote, or of all, so that a key destroyed by another process is gone here too. */
  forget(votableId?: string): void;
  /** Destroys the keys: from now on nobody can join the two stores. Answers whether there were any. */
  destroy(votableId: string): Promise<boolean>;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const parse = (text: string): BallotKeys => {
  const { roll, box, seed } = JSON.parse(text) as Record<'roll' | 'box' | 'seed', string>;
  return { roll: Buffer.from(roll, 'base64url'), box: Buffer.from(box, 'base64url'), seed };
};

/**
 * Key files `<folder>/<votableId>.json`, readable by the owner only. Several machines share the folder; it must
 * not be part of a backup of the database. `random` gives bytes.
 */
export const keyFolder = (folder: string, random: (size: number) => Buffer = randomBytes): BallotKeyStore => {
  const known = new Map<string, BallotKeys>();
  const fileOf = (votableId: string): string => {
    if (!/^[0-9a-z-]+$/i.test(votableId)) throw new Error('This is not the id of a vote.');
    return join(folder, `${votableId}.json`);
  };
  const remember = (votableId: string, key: BallotKeys): BallotKeys => {
    if (known.size >= 1000) known.clear();
    known.set(votableId, key);
    return key;
  };
  return {
    async create(votableId) {
      const key = { roll: random(32), box: random(32), seed: random(32).toString('hex') };
      const text = {
        roll: key.roll.toString('base64url'),
        box: key.box.toString('base64url'),
        seed: key.seed,
      };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fileOf(votableId), `${JSON.stringify(text)}\n`, { mode: 0o600, flag: 'wx' });
      await chmod(fileOf(votableId), 0o600);
      return remember(votableId, key);
    },
    async of(votableId) {
      const key = known.get(votableId);
      if (key) return key;
      try {
        return remember(votableId, parse(await readFile(fileOf(votableId), 'utf8')));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    forget(votableId) {
      if (votableId === undefined) known.clear();
      else known.delete(votableId);
    },
    async destroy(votableId) {
      known.delete(votableId);
      try {
        const { size } = await stat(fileOf(votableId));
        await writeFile(fileOf(votableId), random(size));
        await rm(fileOf(votableId));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
};
