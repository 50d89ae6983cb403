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

async function brotli(file: string): Promise<number> {
  const path = file === 'stem.js' ? file : `assets/${file}`;
  const body = await readFile(`dist/public/${path}`);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

async function weight(...names: string[]): Promise<number> {
  const files = new Set(names.flatMap((name) => [...closure(manifest.files[name]!)]));
  const sizes = await Promise.all([...files].map(brotli));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('the pasted script is at most 1.5 kB and needs no other file to begin', async () => {
  assert.deepEqual(manifest.sizes['stem.js']?.imports, []);
  const size = await brotli('stem.js');
  assert.ok(size <= 1500, `${size} B`);
});

for (const form of ['', 'ranked', 'score', 'scenario', 'statements'])
  test(`a page with one ${form || 'single-choice'} poll downloads at most 13 kB until the vote is cast`, async () => {
    const size = await weight('stem', 'poll', ...(form ? [form] : []));
    assert.ok(size <= 13_000, `${size} B`);
  });

test('an English page pays for its language apart, and stays under 16 kB', async () => {
  const english = Object.keys(manifest.sizes).filter((file) => /^en-/.test(file));
  assert.ok(english.length > 0);
  const sizes = await Promise.all(english.map(brotli));
  assert.ok((await weight('stem', 'poll')) + Math.max(...sizes) <= 16_000);
});
