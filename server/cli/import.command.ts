import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BudgetRuleInput } from '../../contract/budget.input.schema.js';
import { FileFault } from '../../counting/files/election.js';
import { euros, readBudgetProjects, type BudgetGiven } from '../budget/budget.file.js';
import { keepBudget } from '../budget/budget.keep.js';
import { keepWithPaper } from '../budget/budget.paper.js';
import { budgetOptions, budgetOverride, ruleText } from './budget.report.js';
import { oneOf, UsageError, type Command, type Typed } from './command.js';
import { inPlace, organisationOf } from './place.js';

const forms = ['knapsack', 'approval', 'points', 'ranking', 'one-per-area', 'one-per-category'];

const givenBy = (typed: Typed): BudgetGiven => {
  const { option } = typed;
  const money = option('budget');
  const budget = money === undefined ? undefined : euros(money);
  if (money !== undefined && budget === undefined)
    throw new UsageError(`--budget is an amount of euros such as 150000; "${money}" is not.`);
  const form = option('form');
  const texts = { ref: 'ref', title: 'title', organisation: 'organisation', language: 'language' };
  const times = { opensAt: 'opens', closesAt: 'closes' };
  const said = Object.entries({ ...texts, ...times }).map(([field, name]) => [field, option(name)]);
  return {
    ...(Object.fromEntries(said.filter(([, value]) => value !== undefined)) as BudgetGiven),
    ...(budget !== undefined && { budget }),
    rule: { ...(budgetOverride(typed) as Partial<BudgetRuleInput>), ...(form && { form: form as never }) },
  };
};

/** How what a file does not say is given, by the field that is missing. */
const places: Record<string, string> = {
  '/ref': '--ref REF',
  '/title': '--title TITLE',
  '/opensAt': '--opens TIME',
  '/closesAt': '--closes TIME',
  '/budget': '--budget EUROS',
  '/language': '--language LANGUAGE',
  '/organisation': '--organisation SLUG',
};

/** Tells of a field that has an option what that is. */
const optioned = <Read>(read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    throw new FileFault(
      error.problems.map((problem) => {
        const place = problem.line === undefined ? places[problem.field ?? ''] : undefined;
        return place === undefined
          ? problem
          : { field: problem.field!.slice(1), what: `${problem.what}; give it with ${place}` };
      }),
    );
  }
};

/** `stem import`. */
export const importBudget: Command = {
  name: 'import',
  args: ['FILE'],
  summary:
    'Makes a budget of a Pabulib file (.pb), a table of projects (.csv) or a published budget (.json).',
  details:
    'Columns of a table: title, cost in euros, and if wanted id, text, area, category, latitude, longitude, picture, alt, proposer.\nEvery fault is told at once, with its line; of what is right the rule is shown as residents will read it.',
  options: {
    organisation: { value: 'SLUG', help: 'whose budget it is', required: true },
    ref: { value: 'REF', help: 'the name in its address' },
    title: { value: 'TITLE', help: 'what it is about; that of the file when left out' },
    opens: { value: 'TIME', help: 'opening, RFC 3339; the first day in a .pb file when left out' },
    closes: { value: 'TIME', help: 'closing, RFC 3339; the end of the last day there when left out' },
    budget: { value: 'EUROS', help: 'the money there is; that of the file when left out' },
    language: { value: 'LANGUAGE', help: 'language of the content; nl when left out' },
    form: { value: 'FORM', help: `the form of the ballot: ${forms.join(', ')}` },
    ...budgetOptions,
    ballots: { value: 'paper', help: 'the ballots of the file too, all of them as paper' },
    check: { help: 'only check the file' },
  },
  async run(typed, io) {
    const file = typed.args[0]!;
    const paper = typed.option('ballots');
    if (paper !== undefined) oneOf('ballots', paper, ['paper']);
    const text = await readFile(file, 'utf8');
    const { draft, remarks, ballots } = optioned(() =>
      readBudgetProjects(basename(file), text, givenBy(typed)),
    );
    for (const { line, field, what } of remarks)
      io.note([line === undefined ? field : `line ${line}`, what].filter(Boolean).join(': '));
    const rule = `\n${ruleText(draft)}`;
    if (typed.flag('check')) return io.out(`${file} is right: ${draft.projects.length} projects.\n${rule}`);
    await inPlace(io, async ({ config, database, pollKeys }) => {
      await database.read((tx) => organisationOf(tx, draft.organisation));
      const kept =
        paper === undefined ? undefined : await keepWithPaper(database, pollKeys, draft, ballots, io.now());
      const { made } = kept ?? (await keepBudget(database, pollKeys, draft));
      io.out(`The budget is ${made ? 'made' : 'changed'}: ${config.publicUrl}/a/${draft.ref}`);
      if (kept) io.out(`${kept.ballots} ballots are in it as paper.`);
      io.out(rule);
    });
  },
};
