import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import type { ImageStoreConfig } from '../config.js';

/** Where the files of pictures are, by name: `{id}-{width}.{format}`. */
export interface ImageStore {
  /** Resolves when the file is safely kept; the same name always has the same bytes. */
  put(name: string, type: string, bytes: Buffer): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
  remove(name: string): Promise<void>;
}

/** A folder on this machine; of the first two letters of the name, so that none grows too full. */
export const folderStore = (folder: string): ImageStore => {
  const pathOf = (name: string): string => join(folder, name.slice(0, 2), name);
  return {
    async put(name, _, bytes) {
      const path = pathOf(name);
      const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
      await mkdir(dirname(path), { recursive: true });
      const file = await open(unfinished, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    get: (name) =>
      readFile(pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    remove: (name) => rm(pathOf(name), { force: true }),
  };
};

const WITHIN = 15_000;

/** Any store that speaks S3: the bucket is the first part of the path of its address. */
export const s3Store = (config: Extract<ImageStoreConfig, { kind: 's3' }>): ImageStore => {
  const { accessKeyId, secretAccessKey, region, endpoint, bucket, prefix } = config;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const address = (name: string): string => `${endpoint}/${bucket}/${prefix}${name}`;
  const ask = async (
    name: string,
    init: { method: string; body?: Uint8Array; headers?: Record<string, string> },
  ) => {
    const request = { ...init, signal: AbortSignal.timeout(WITHIN), redirect: 'error' as const };
    const answer = await client.fetch(address(name), request as Parameters<AwsClient['fetch']>[1]);
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`The store of pictures answered ${answer.status}.`);
  };
  return {
    async put(name, type, bytes) {
      const headers = { 'Content-Type': type, 'Content-Length': String(bytes.length) };
      const answer = await ask(name, { method: 'PUT', body: new Uint8Array(bytes), headers });
      await answer.body?.cancel();
      if (answer.status === 404) throw new Error('The bucket of pictures does not exist.');
    },
    async get(name) {
      const answer = await ask(name, { method: 'GET' });
      if (answer.status !== 404) return Buffer.from(await answer.arrayBuffer());
      await answer.body?.cancel();
      return undefined;
    },
    async remove(name) {
      await (await ask(name, { method: 'DELETE' })).body?.cancel();
    },
  };
};

/** The store that the configuration names. */
export const imageStore = (config: ImageStoreConfig): ImageStore =>
  config.kind === 's3' ? s3Store(config) : folderStore(config.folder);
