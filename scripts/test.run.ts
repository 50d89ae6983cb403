import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { testOf, testProgram } from './test.compile.js';

/** How many tests passed, failed and were skipped. */
export interface Score {
  passed: number;
  failed: number;
  skipped: number;
}

/** An empty score. */
export const score = (): Score => ({ passed: 0, failed: 0, skipped: 0 });

interface Event {
  name: string;
  nesting: number;
  file?: string;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; duration_ms?: number; error?: Error & { failureType?: string; cause?: unknown } };
}

/** Longest silence that one test file may take, in milliseconds. */
const patience = 15 * 60_000;

/** Runs the files, one more at a time than there are cores, adds them up in `total`, and prints each failure when it comes. */
export async function runFiles(files: string[], total: Score, print: (line: string) => void): Promise<void> {
  if (files.length === 0) {
    total.failed += 1;
    print('✗ no test file found');
    return;
  }
  const tally = new Tally(total, print);
  // They are JavaScript by now, and need nothing of what runs this TypeScript.
  process.execArgv.splice(0, Infinity, '--enable-source-maps');
  const stream = run({
    files: files.map(testProgram),
    concurrency: availableParallelism() + 1,
    timeout: patience,
  });
  stream.on('test:pass', (event) => tally.pass(event as Event));
  stream.on('test:fail', (event) => tally.fail(event as Event));
  stream.on('test:start', (event) => tally.start(event as Event));
  stream.on('test:complete', (event) => tally.complete(event as Event));
  stream.on('test:stderr', (event) => tally.hear(event.file, event.message));
  stream.resume();
  await new Promise((done) => stream.once('end', done));
  tally.finishFile();
}

/** Follows the stream of one run: which file is being reported, inside which suites, with what result. */
class Tally {
  readonly #total: Score;
  readonly #print: (line: string) => void;
  #file = '';
  #before: Score = score();
  #inside: string[] = [];
  #heard = new Map<string, string>();
  #took = new Map<string, number>();

  constructor(total: Score, print: (line: string) => void) {
    this.#total = total;
    this.#print = print;
  }

  start(event: Event): void {
    const file = here(event.file ?? '');
    // Tests that a shared file declares (once per database) belong to the test file that is being reported.
    if (file.endsWith('.test.ts') && file !== this.#file) this.#openFile(file);
    this.#inside.length = event.nesting;
    if (!isFile(event)) this.#inside[event.nesting] = event.name;
  }

  pass(event: Event): void {
    if (event.details.type === 'suite') return;
    if (isFile(event)) this.#failed(event, 'This file holds no test.');
    else if (event.skip !== undefined || event.todo !== undefined) this.#skip(event);
    else this.#total.passed += 1;
  }

  fail(event: Event): void {
    const error = event.details.error;
    if (error?.failureType === 'subtestsFailed') return;
    if (event.todo !== undefined) return this.#skip(event);
    if (isFile(event)) this.#failed(event, this.#heard.get(here(event.file ?? '')) || explain(error));
    else this.#failed(event, explain(error));
  }

  complete(event: Event): void {
    if (isFile(event)) this.#took.set(here(event.file ?? ''), event.details.duration_ms ?? 0);
  }

  hear(file: string, message: string): void {
    const place = here(file);
    this.#heard.set(place, ((this.#heard.get(place) ?? '') + message).slice(-6000));
  }

  finishFile(): void {
    if (!this.#file) return;
    const { passed, failed, skipped } = this.#total;
    const was = this.#before;
    const parts = [`${passed - was.passed} passed`];
    if (failed > was.failed) parts.push(`${failed - was.failed} failed`);
    if (skipped > was.skipped) parts.push(`${skipped - was.skipped} skipped`);
    const took = ((this.#took.get(this.#file) ?? 0) / 1000).toFixed(1);
    this.#print(`${failed > was.failed ? '✗' : '✓'} ${this.#file}: ${parts.join(', ')} (${took} s)`);
  }

  #openFile(file: string): void {
    this.finishFile();
    this.#file = file;
    this.#before = { ...this.#total };
  }

  #skip(event: Event): void {
    this.#total.skipped += 1;
    const why = typeof event.skip === 'string' ? `: ${event.skip}` : '';
    this.#print(`- skipped ${this.#path(event)}${why}`);
  }

  #failed(event: Event, message: string): void {
    this.#total.failed += 1;
    this.#print(`✗ ${this.#path(event)}\n${message.trimEnd().replace(/^/gm, '    ')}\n`);
  }

  #path(event: Event): string {
    const suites = isFile(event) ? [] : [...this.#inside.slice(0, event.nesting), event.name];
    return [event.file === undefined ? this.#file : here(event.file), ...suites].join(' › ');
  }
}

/** Whether the event is about the file itself: it crashed, or nothing in it was a test. */
function isFile(event: Event): boolean {
  return event.file !== undefined && here(resolve(event.name)) === here(event.file);
}

/** The source of a file, as a person names it; the runner names some by their source and some as compiled. */
function here(file: string): string {
  const inside = testOf(file);
  return inside.startsWith('..') ? relative(process.cwd(), file) : inside;
}

function explain(error: Event['details']['error']): string {
  const cause = error?.cause instanceof Error ? error.cause : error;
  if (!cause) return 'It failed without an error.';
  const message = cause === error && typeof error?.cause === 'string' ? error.cause : cause.message;
  const places = (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line))
    .slice(0, 4);
  return [message.trimEnd(), ...places.map((line) => line.trim())].join('\n');
}
