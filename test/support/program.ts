import { resolve } from 'node:path';
import process from 'node:process';

/**
 * What Node is given to run a program of ours as a process of its own, e.g. `server/main.ts`: compiled where `npm test`
 * compiled everything, which saves each process two seconds of reading TypeScript, else from its source.
 */
export function program(source: string): string[] {
  const compiled = process.env.STEM_TEST_COMPILED;
  return compiled === undefined
    ? ['--import', 'tsx', source]
    : [resolve(compiled, source).replace(/\.ts$/, '.js')];
}
