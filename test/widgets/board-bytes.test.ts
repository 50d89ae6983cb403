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

const filesOf = (...names: string[]) => new Set(names.flatMap((name) => [...closure(manifest.files[name]!)]));

async function weight(...names: string[]): Promise<number> {
  const sizes = await Promise.all(
    [...filesOf(...names)].map(async (file) => {
      const body = await readFile(`dist/public/${file === 'stem.js' ? file : `assets/${file}`}`);
      return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('a page with a board downloads at most 14 kB, also with an agenda at most 16 kB, and no map', async () => {
  const size = await weight('stem', 'idea-board');
  assert.ok(size <= 14_000, `${size} B`);
  const agenda = await weight('stem', 'idea-board', 'board-agenda');
  assert.ok(agenda <= 16_000, `${agenda} B`);
  const files = [...filesOf('stem', 'idea-board', 'board-agenda')];
  assert.ok(
    !files.some((file) => file.startsWith('map-') || file.startsWith('comment-thread')),
    files.join(),
  );
});

test('a page with all four elements downloads at most 32 kB', async () => {
  const all = ['poll', 'comment-thread', 'comment-count', 'budget-allocator', 'idea-board'];
  const size = await weight('stem', ...all);
  assert.ok(size <= 32_000, `${size} B`);
});

test('who opens an idea downloads at most 4.5 kB more before its conversation, who adds one at most 7 kB', async () => {
  const base = await weight('stem', 'idea-board');
  const open = (await weight('stem', 'idea-board', 'board-idea')) - base;
  assert.ok(open <= 4500, `${open} B`);
  const add = (await weight('stem', 'idea-board', 'board-add')) - base;
  assert.ok(add <= 7000, `${add} B`);
});
