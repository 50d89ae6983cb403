import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a poll keeps outside the database (BALLOTS §1, §9): two keys of 32 bytes, and the seed of the draw. */
export interface PollKey {
  readonly roll: Buffer;
  readonly box: Buffer;
  /** 64 hexadecimal digits; public after closing. */
  readonly seed: string;
}

/** Where the keys of polls are. */
export interface PollKeyStore {
  /** Makes the keys of a new poll. Throws when it already has some. */
  create(pollId: string): Promise<PollKey>;
  /** The keys, remembered after the first time; nothing when they were destroyed. */
  of(pollId: string): Promise<PollKey | undefined>;
  /** Forgets what is remembered of a poll, or of all, so that a key destroyed by another process is gone here too. */
  forget(pollId?: string): void;
  /** Destroys the keys: from now on nobody can join the two stores. Answers whether there were any. */
  destroy(pollId: string): Promise<boolean>;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const parse = (text: string): PollKey => {
  const { roll, box, seed } = JSON.parse(text) as Record<'roll' | 'box' | 'seed', string>;
  return { roll: Buffer.from(roll, 'base64url'), box: Buffer.from(box, 'base64url'), seed };
};

/**
 * Key files `<folder>/<pollId>.json`, readable by the owner only. Several machines share the folder; it must
 * not be part of a backup of the database. `random` gives bytes.
 */
export const keyFolder = (folder: string, random: (size: number) => Buffer = randomBytes): PollKeyStore => {
  const known = new Map<string, PollKey>();
  const fileOf = (pollId: string): string => {
    if (!/^[0-9a-z-]+$/i.test(pollId)) throw new Error('This is not the id of a poll.');
    return join(folder, `${pollId}.json`);
  };
  const remember = (pollId: string, key: PollKey): PollKey => {
    if (known.size >= 1000) known.clear();
    known.set(pollId, key);
    return key;
  };
  return {
    async create(pollId) {
      const key = { roll: random(32), box: random(32), seed: random(32).toString('hex') };
      const text = {
        roll: key.roll.toString('base64url'),
        box: key.box.toString('base64url'),
        seed: key.seed,
      };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(fileOf(pollId), `${JSON.stringify(text)}\n`, { mode: 0o600, flag: 'wx' });
      await chmod(fileOf(pollId), 0o600);
      return remember(pollId, key);
    },
    async of(pollId) {
      const key = known.get(pollId);
      if (key) return key;
      try {
        return remember(pollId, parse(await readFile(fileOf(pollId), 'utf8')));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    forget(pollId) {
      if (pollId === undefined) known.clear();
      else known.delete(pollId);
    },
    async destroy(pollId) {
      known.delete(pollId);
      try {
        const { size } = await stat(fileOf(pollId));
        await writeFile(fileOf(pollId), random(size));
        await rm(fileOf(pollId));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
};
