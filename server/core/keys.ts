import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret of an installation, and the keys that are derived from it: one per purpose. */
export class Keys {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    if (secret.length < 32) throw new Error('The secret key is shorter than 32 bytes.');
    this.#secret = secret;
  }

  /** 32 bytes that only this purpose uses, the same at every start. */
  purpose(name: string): Buffer {
    return createHmac('sha256', this.#secret).update(`stem-key-1 ${name}`).digest();
  }
}

/** The key file is there and holds no key. */
export class KeyFileDamaged extends Error {
  override readonly name = 'KeyFileDamaged';

  constructor(path: string) {
    super(`${path} holds no key of 32 bytes: put the copy of it back.`);
  }
}

/** Reads `secret.key` (base64url) in `folder`, or makes it, readable by the owner only. Throws KeyFileDamaged. */
export const loadKeyFile = async (folder: string): Promise<Keys> => {
  const path = join(folder, 'secret.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  if (secret.length < 32) throw new KeyFileDamaged(path);
  return new Keys(secret);
};
