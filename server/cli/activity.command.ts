import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { PollOptionInput } from '../../contract/poll.input.schema.js';
import { parseElection } from '../../counting/files/parse.js';
import { phaseOf } from '../activity/activity.service.js';
import { readBudgetFile } from '../budget/budget.import.js';
import { keepBudget } from '../budget/budget.keep.js';
import { readPollFile } from '../poll/poll.import.js';
import { keepPoll } from '../poll/poll.keep.js';
import { keepBoard, readBoardFile } from '../idea/board.service.js';
import { keepThread, readThreadFile } from '../comment/thread.import.js';
import { readJsonFile } from '../core/file.input.js';
import { ruleText } from './budget.report.js';
import type { Command, Io } from './command.js';
import { columns, inPlace, organisationOf } from './place.js';

const candidates = async (file: string): Promise<PollOptionInput[]> => {
  const { options, withdrawn } = parseElection(basename(file), await readFile(file, 'utf8'));
  return options.filter(({ id }) => !withdrawn.includes(id)).map(({ id, label }) => ({ id, label }));
};

const importPoll = async (text: string, file: string, check: boolean, io: Io): Promise<void> => {
  const beside = (name: string) => candidates(resolve(dirname(file), name));
  const draft = await readPollFile(text, beside);
  if (check) return io.out(`${file} is right: ${draft.options.length} options.`);
  await inPlace(io, async ({ config, database, pollKeys }) => {
    await database.read((tx) => organisationOf(tx, draft.organisation));
    const { made } = await keepPoll(database, pollKeys, draft);
    io.out(`The poll is ${made ? 'made' : 'changed'}: ${config.publicUrl}/a/${draft.ref}`);
  });
};

const importBudget = async (text: string, file: string, check: boolean, io: Io): Promise<void> => {
  const draft = readBudgetFile(text);
  const rule = `\n${ruleText(draft)}`;
  if (check) return io.out(`${file} is right: ${draft.projects.length} projects.\n${rule}`);
  await inPlace(io, async ({ config, database, pollKeys }) => {
    await database.read((tx) => organisationOf(tx, draft.organisation));
    const { made } = await keepBudget(database, pollKeys, draft);
    io.out(`The budget is ${made ? 'made' : 'changed'}: ${config.publicUrl}/a/${draft.ref}\n${rule}`);
  });
};

const importThread = async (text: string, file: string, check: boolean, io: Io): Promise<void> => {
  const input = readThreadFile(text);
  if (check) return io.out(`${file} is right.`);
  await inPlace(io, async ({ config, database }) => {
    await database.read((tx) => organisationOf(tx, input.organisation));
    const { made } = await database.write((tx) => keepThread(tx, input));
    io.out(`The thread is ${made ? 'made' : 'changed'}: ${config.publicUrl}/a/${input.ref}`);
  });
};

const importBoard = async (text: string, file: string, check: boolean, io: Io): Promise<void> => {
  const input = readBoardFile(text);
  if (check) return io.out(`${file} is right.`);
  await inPlace(io, async ({ config, database }) => {
    await database.read((tx) => organisationOf(tx, input.organisation));
    const { made } = await database.write((tx) => keepBoard(tx, input));
    io.out(`The board is ${made ? 'made' : 'changed'}: ${config.publicUrl}/a/${input.ref}`);
  });
};

const kinds: Record<string, typeof importPoll> = {
  thread: importThread,
  board: importBoard,
  budget: importBudget,
};

/** `stem activity import`. */
export const activityImport: Command = {
  name: 'activity import',
  args: ['FILE.json'],
  summary:
    'Makes a poll, a budget, a thread or an idea board from a file, or changes it; what people vote on, as long as nobody has.',
  details: 'Every fault of the file is told at once, with its line. Examples are in docs/examples.',
  options: { check: { help: 'only check the file' } },
  async run({ args, flag }, io) {
    const file = args[0]!;
    const text = await readFile(file, 'utf8');
    const { kind } = (readJsonFile(text).value ?? {}) as { kind?: unknown };
    // What is of no known kind is read as a poll, which says what a file needs.
    const read = kinds[String(kind)] ?? importPoll;
    await read(text, file, flag('check'), io);
  },
};

interface Listed {
  [column: string]: unknown;
  ref: string;
  kind: string;
  title: string;
  opens_at: string;
  closes_at: string;
  closed_at: string | null;
}

/** `stem activity list`. */
export const activityList: Command = {
  name: 'activity list',
  args: [],
  summary: 'Lists the activities with their phase.',
  options: {},
  run: (_, io) =>
    inPlace(io, async ({ database }) => {
      const rows = await database.read((tx) =>
        tx.query<Listed>(
          'SELECT ref, kind, title, opens_at, closes_at, closed_at FROM activity ORDER BY closes_at, ref',
        ),
      );
      const lines = rows.map(({ ref, kind, title, opens_at, closes_at, closed_at }) => {
        const closedAt = closed_at === null ? undefined : new Date(closed_at);
        const times = { opensAt: new Date(opens_at), closesAt: new Date(closes_at), closedAt };
        return [ref, kind, phaseOf(times, io.now()), closes_at, title];
      });
      io.out(columns(lines) || 'There are none yet.');
    }),
};
