import { after } from 'node:test';

const ends: (() => Promise<unknown>)[] = [];

// At the root, not where it is needed: a hook made inside a test runs at the end of that test.
after(async () => {
  for (const end of ends.reverse()) await end();
});

/** Runs this after the last test of the process; what was asked for last runs first. */
export function atEnd(end: () => Promise<unknown>): void {
  ends.push(end);
}
