import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { InvalidInput, MediaType, TooLarge } from './errors.js';

/** Reads the whole body. Throws TooLarge beyond `limit` bytes, and InvalidInput when the sender gave up. */
export const readBytes = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(new TooLarge(limit));
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        reject(new TooLarge(limit));
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new InvalidInput([], 'The body ended before its announced length.'));
    });
  });

const fault = (rule: string, detail: string) => new InvalidInput([{ at: '/', rule, detail }], detail);

// NUL cannot be kept by PostgreSQL, and half a surrogate pair cannot be written as UTF-8.
const isClean = (value: unknown): boolean => {
  const todo: unknown[] = [value];
  while (todo.length > 0) {
    const next = todo.pop();
    if (typeof next === 'string') {
      if (next.includes('\0') || !(next as unknown as { isWellFormed(): boolean }).isWellFormed())
        return false;
    } else if (next !== null && typeof next === 'object') {
      for (const [name, member] of Object.entries(next)) todo.push(name, member);
    }
  }
  return true;
};

const json = /^application\/json\s*(;|$)/i;

/** Reads a JSON body. Throws MediaType, TooLarge or InvalidInput; refuses NUL and broken Unicode. */
export const readJson = async (
  request: IncomingMessage,
  limit: number,
): Promise<{ bytes: Buffer; value: unknown }> => {
  if (!json.test(request.headers['content-type'] ?? '')) throw new MediaType();
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw new MediaType();
  const bytes = await readBytes(request, limit);
  if (!isUtf8(bytes)) throw fault('encoding', 'The body is not UTF-8.');
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault('json', 'The body is not JSON.');
  }
  if (/\\u(0000|d[89a-f])/i.test(text) && !isClean(value))
    throw fault('text', 'Texts may not hold NUL or half of a surrogate pair.');
  return { bytes, value };
};
