import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { languages } from '../../counting/explain/explain.js';
import { explainPoll } from '../../counting/explain/explain.js';
import type { PollMethod } from '../../counting/poll/rule.js';
import { isBudgetFile, parseBudget, recountBudget } from '../../counting/recount.budget.js';
import {
  parseElection,
  recount as count,
  type Check,
  type Override,
  type Recount,
} from '../../counting/recount.js';
import { budgetOptions, budgetOverride, budgetReport, sectionText } from './budget.report.js';
import { CommandRefused, oneOf, wholeNumber, type Command, type Io, type Typed } from './command.js';

const methods: PollMethod[] = [
  'plurality',
  'approval',
  'borda',
  'irv',
  'schulze',
  'stv',
  'score',
  'statements',
];

const overrideOf = ({ option }: Typed): Override => {
  const [method, seats, seed] = [option('method'), option('seats'), option('seed')];
  return {
    ...(method !== undefined && { method: oneOf('method', method, methods) }),
    ...(seats !== undefined && { seats: wholeNumber('seats', seats, 1, 100) }),
    ...(seed !== undefined && { seed }),
  };
};

const checkNames = {
  seed: 'the seed fits the hash that was public before opening',
  sums: 'roll, box and published ballots agree',
  counter: 'the same version of the counter',
  result: 'the result is the published one',
};

const checkLines = (checks: readonly Check[]): string[] =>
  checks.map(({ what, agrees }) => `${agrees ? 'yes' : 'NO '}  ${checkNames[what]}`);

const refuseUnlessAgreed = (checks: readonly Check[]): void => {
  if (checks.some(({ agrees }) => !agrees))
    throw new CommandRefused('This count differs from what was published.');
};

const languageOf = (typed: Typed, ofFile: string | undefined): keyof typeof languages =>
  oneOf('language', typed.option('language') ?? (ofFile?.startsWith('en') ? 'en' : 'nl'), ['nl', 'en']);

const recountOfBudget = async (name: string, text: string, typed: Typed, io: Io): Promise<void> => {
  const seed = typed.option('seed');
  const override = { ...budgetOverride(typed), ...(seed !== undefined && { seed }) };
  const file = parseBudget(name, text);
  const counted = await recountBudget(file, override);
  const { result, hash, checks } = counted;
  if (typed.flag('json')) io.out(JSON.stringify({ ...result, hash }, null, 2));
  else
    io.out([budgetReport(file, counted, languageOf(typed, file.language)), ...checkLines(checks)].join('\n'));
  refuseUnlessAgreed(checks);
};

const report = (title: string, counted: Recount, language: keyof typeof languages): string => {
  const { result, options, comparison, checks, hash } = counted;
  const label = new Map(options.map((option) => [option.id, option.label]));
  const winners = result.winners.map((id) => label.get(id) ?? id).join(', ');
  return [
    [title, `method: ${result.method}`, `winners: ${winners || 'none'}`].filter(Boolean).join('\n'),
    ...explainPoll(result, options, language, comparison).map(sectionText),
    [...checkLines(checks), `result hash: ${hash}`].join('\n'),
  ].join('\n\n');
};

/** `stem recount`. */
export const recount: Command = {
  name: 'recount',
  args: ['FILE'],
  summary: 'Counts published ballots again, or an election of .blt, .toi, .soi or .pb.',
  details: 'Needs no server and no database. Exit code 1 when the count differs from what was published.',
  options: {
    method: { value: 'METHOD', help: `count otherwise: ${methods.join(', ')}` },
    seats: { value: 'N', help: 'how many win' },
    ...budgetOptions,
    seed: { value: 'SEED', help: 'seed of the draw; without one, ties follow the order of the ballot' },
    language: { value: 'nl|en', help: 'language of the explanation; that of the poll, else nl' },
    json: { help: 'the whole result as JSON' },
  },
  async run(typed, io) {
    const file = typed.args[0]!;
    overrideOf(typed);
    const text = await readFile(file, 'utf8');
    if (isBudgetFile(basename(file), text)) return recountOfBudget(basename(file), text, typed, io);
    const override = overrideOf(typed);
    const election = parseElection(basename(file), text);
    const language = languageOf(typed, election.published?.language);
    const counted = await count(election, override);
    if (typed.flag('json')) io.out(JSON.stringify({ ...counted.result, hash: counted.hash }, null, 2));
    else io.out(report(election.title, counted, language));
    refuseUnlessAgreed(counted.checks);
  },
};
