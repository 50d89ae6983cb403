import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseBudget, recountBudget } from '../../counting/recount.budget.js';
import { budgetOptions, budgetOverride, budgetReport } from './budget.report.js';
import { oneOf, type Command } from './command.js';

/** `stem count`. */
export const count: Command = {
  name: 'count',
  args: ['FILE'],
  summary: 'Counts a budget of a Pabulib file (.pb) or of Stem, and explains the outcome.',
  details: 'Needs no server and no database. Without --rule the rule of the file counts.',
  options: {
    ...budgetOptions,
    seed: { value: 'SEED', help: 'seed of the draw; without one, ties follow the order of the file' },
    language: { value: 'nl|en', help: 'language of the explanation; that of the file, else nl' },
    json: { help: 'the whole result as JSON' },
  },
  async run(typed, io) {
    const file = typed.args[0]!;
    const seed = typed.option('seed');
    const override = { ...budgetOverride(typed), ...(seed !== undefined && { seed }) };
    const budget = parseBudget(basename(file), await readFile(file, 'utf8'));
    for (const { line, field, what } of budget.remarks)
      io.note([line === undefined ? field : `line ${line}`, what].filter(Boolean).join(': '));
    const asked = typed.option('language') ?? (budget.language?.startsWith('en') ? 'en' : 'nl');
    const language = oneOf('language', asked, ['nl', 'en']);
    const counted = await recountBudget(budget, override);
    if (typed.flag('json')) io.out(JSON.stringify({ ...counted.result, hash: counted.hash }, null, 2));
    else io.out(budgetReport(budget, counted, language));
  },
};
