import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

interface Manifest {
  files: Record<string, string>;
  sizes: Record<string, { imports: string[] }>;
}

let manifest: Manifest;

before(async () => {
  manifest = JSON.parse(await readFile('dist/public/manifest.json', 'utf8')) as Manifest;
});

/** A file with everything that it imports at once. */
function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const needed of manifest.sizes[file]!.imports) closure(needed, found);
  return found;
}

async function weight(...names: string[]): Promise<number> {
  const files = [...new Set(names.flatMap((name) => [...closure(manifest.files[name]!)]))];
  const sizes = await Promise.all(
    files.map(async (file) => {
      const body = await readFile(`dist/public/${file === 'stem.js' ? file : `assets/${file}`}`);
      return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('a page with a thread downloads at most 14 kB until someone acts, the live feed included', async () => {
  const size = await weight('stem', 'comment-thread', 'live');
  assert.ok(size <= 14_000, `${size} B`);
});

test('a page whose text may be annotated, with its passages marked, downloads at most 16 kB until someone acts', async () => {
  const size = await weight('stem', 'comment-thread', 'live', 'passages');
  assert.ok(size <= 16_000, `${size} B`);
});

test('who writes has downloaded at most 19.5 kB', async () => {
  const size = await weight('stem', 'comment-thread', 'live', 'doing', 'write');
  assert.ok(size <= 19_500, `${size} B`);
});

test('numbers of comments need at most 1.2 kB beside what widgets share', async () => {
  const size = (await weight('stem', 'comment-count')) - (await weight('stem', 'core'));
  assert.ok(size <= 1200, `${size} B`);
});

test('a page with every widget downloads at most 32 kB', async () => {
  const size = await weight('stem', 'poll', 'comment-thread', 'comment-count', 'budget-allocator');
  assert.ok(size <= 32_000, `${size} B`);
});
