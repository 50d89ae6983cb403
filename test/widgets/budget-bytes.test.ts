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

for (const form of ['', 'budget-points'])
  test(`a page with a budget${form && ' of points'} downloads at most 16 kB, and no map`, async () => {
    const names = ['stem', 'budget-allocator', ...(form ? [form] : [])];
    const size = await weight(...names);
    assert.ok(size <= 16_000, `${size} B`);
    assert.ok(!filesOf(...names).has(manifest.files['budget-map']!));
  });

test('who looks over the ballot downloads at most 3.5 kB more', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget-review')) - (await weight('stem', 'budget-allocator'));
  assert.ok(size <= 3500, `${size} B`);
});

test('an English page pays for its language apart', async () => {
  const size =
    (await weight('stem', 'budget-allocator', 'budget.en')) - (await weight('stem', 'budget-allocator'));
  assert.ok(size <= 5000, `${size} B`);
});

// Not yet what the design asks of a page with one widget (16 kB): whoever reads a result has the list of projects too.
test('a page with a published budget downloads at most 18.5 kB until something is unfolded', async () => {
  const size = await weight('stem', 'budget-allocator', 'budget-rest', 'budget-result');
  assert.ok(size <= 18_500, `${size} B`);
});
