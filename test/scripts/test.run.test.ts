import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test, type TestContext } from 'node:test';

const passing = `import { test } from 'node:test'; test('fine', () => {});`;

/** Runs scripts/test.ts in a folder with these tests; the words keep it from `npm run check`. */
async function npmTest(
  t: TestContext,
  files: Record<string, string>,
): Promise<{ status: number; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'stem-runner-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'test'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'test', name), text);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), resolve('scripts/test.ts'), 'test'],
    { cwd: folder, env: { ...env, CHROMIUM: process.execPath }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const status = await new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)));
  return { status, lines: said.trimEnd().split('\n') };
}

describe('npm test', () => {
  test('adds up all files and says so in its last line', async (t) => {
    const skipping = `import { test } from 'node:test'; test('later', { skip: 'no data' }, () => {});`;
    const { status, lines } = await npmTest(t, {
      'a.test.ts': passing,
      'b.test.ts': passing + skipping.slice(33),
    });
    assert.equal(lines.at(-1), '2 passed, 0 failed, 1 skipped');
    assert.equal(status, 0);
  });

  test('says of each file how many seconds it took', async (t) => {
    const slow = `import { test } from 'node:test'; test('slow', () => new Promise((done) => setTimeout(done, 150)));`;
    const { lines } = await npmTest(t, { 'a.test.ts': passing, 'b.test.ts': slow });
    for (const file of ['a', 'b']) {
      const line = lines.find((line) => line.startsWith(`✓ test/${file}.test.ts: 1 passed (`));
      assert.ok(Number(/\((\d+\.\d) s\)$/.exec(line ?? '')?.[1]) >= 0.1, lines.join('\n'));
    }
  });

  test('prints what failed, with file, name and message, and ends badly', async (t) => {
    const failing = `import { test } from 'node:test'; test('wrong', () => { throw new Error('not so'); });`;
    const { status, lines } = await npmTest(t, { 'a.test.ts': passing, 'b.test.ts': failing });
    assert.ok(lines.includes('✗ test/b.test.ts › wrong') && lines.includes('    not so'));
    assert.equal(lines.at(-1), '1 passed, 1 failed');
    assert.equal(status, 1);
  });

  test('counts a file that crashes as failed', async (t) => {
    const { status, lines } = await npmTest(t, {
      'a.test.ts': passing,
      'b.test.ts': `throw new Error('gone');`,
    });
    assert.equal(lines.at(-1), '1 passed, 1 failed');
    assert.equal(status, 1);
  });

  test('fails when there is no test at all', async (t) => {
    const none = await npmTest(t, {});
    assert.equal(none.lines.at(-1), '0 passed, 1 failed');
    assert.equal(none.status, 1);
    const empty = await npmTest(t, { 'a.test.ts': 'export {};' });
    assert.equal(empty.lines.at(-1), '0 passed, 1 failed');
  });
});
