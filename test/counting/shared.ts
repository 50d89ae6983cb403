import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/data/ranked/', import.meta.url));

/** Why a test with real elections is left out, or `false` when the data is there. */
export const noData = existsSync(folder) ? false : 'the folder ../shared/data/ranked is not there';

/** A file of real elections beside the repository. */
export function shared(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

/** A fixture of our own. */
export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

const budgets = fileURLToPath(new URL('../../../shared/data/pb/', import.meta.url));

/** The folder of real budgets beside the repository, or why tests with them are left out. */
export const realBudgets: { folder: string; skip: false | string } = {
  folder: budgets,
  skip: existsSync(budgets) ? false : 'the folder ../shared/data/pb is not there',
};
