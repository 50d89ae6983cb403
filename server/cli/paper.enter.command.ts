import { readFile } from 'node:fs/promises';
import { limits } from '../../contract/limits.js';
import { paperMedia } from '../../contract/paper.schema.js';
import { writeCsv } from '../../counting/files/csv.js';
import { FileFault, type FileProblem } from '../../counting/files/election.js';
import { paperHead, readPaperCsv, type PaperLine } from '../../counting/files/paper.csv.js';
import { freshVotable, kindOf } from '../ballot/ballot.service.js';
import { BallotInvalid, CodeUsed, CodeWrong, Refusal } from '../core/errors.js';
import type { ReadTx, WriteTx } from '../database/door.js';
import type { Acting, Paper } from '../paper/paper.service.js';
import { votableKinds } from '../votables.js';
import { CommandRefused, oneOf, UsageError, type Command } from './command.js';
import { as, withPaper } from './paper.place.js';
import { inPlace, votableOf } from './place.js';

const formOf = async (tx: ReadTx, ref: string) => {
  const activity = await votableOf(tx, ref);
  const kind = kindOf(votableKinds, activity);
  return { activity, form: kind.sheet(await freshVotable(tx, kind, activity.ref)) };
};

/** `stem paper table`. */
export const paperTable: Command = {
  name: 'paper table',
  args: ['REF'],
  summary: 'Writes the first line of a table of paper ballots: npx stem paper table REF > ballots.csv',
  details:
    'A line for each sheet; "status" is empty, blank or invalid; under a choice 1, or the points or place.',
  options: {},
  run: ({ args }, io) =>
    inPlace(io, async ({ database }) => {
      const { form } = await database.read((tx) => formOf(tx, args[0]!));
      io.out(writeCsv([paperHead(form)]).trimEnd());
    }),
};

/** Rolls back what was only tried. */
class Tried extends Error {}

const told = (error: unknown, { line, number }: PaperLine): FileProblem[] => {
  if (error instanceof CodeWrong) return [{ line, what: `"${number}" is no number of this vote` }];
  if (error instanceof CodeUsed) return [{ line, what: `the number "${number}" was used already` }];
  if (error instanceof BallotInvalid)
    return (error.extra.errors ?? []).map(({ detail }) => ({ line, what: detail }));
  throw error;
};

// A refusal leaves nothing that counts: where there is one, the whole unit is taken back.
const enterLines = async (
  tx: WriteTx,
  { paper, acting, id }: { paper: Paper; acting: Acting; id: string },
  lines: readonly PaperLine[],
  problems: FileProblem[],
): Promise<void> => {
  for (const sheet of lines) {
    const { number, ballot } = sheet;
    if (number === '' || problems.some(({ line }) => line === sheet.line)) continue;
    try {
      await paper.enter(tx, acting, id, { number, ...(ballot ? { ballot } : { invalid: true as const }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...told(error, sheet));
    }
  }
  if (problems.length > 0) throw new FileFault(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
};

/** `stem paper enter`. */
export const paperEnter: Command = {
  name: 'paper enter',
  args: ['REF', 'FILE.csv'],
  summary: 'Enters a stack of paper ballots from a table; a second person confirms it.',
  details: 'Every fault is told at once, with its line; nothing of a file with a fault is kept.',
  options: {
    as,
    label: { value: 'TEXT', help: 'which stack it is; the name of the file when left out' },
    medium: { value: 'MEDIUM', help: `${paperMedia.join(', ')}; paper when left out` },
    check: { help: 'only check the file' },
  },
  async run(typed, io) {
    const [ref, file] = typed.args as [string, string];
    const medium = oneOf('medium', typed.option('medium') ?? 'paper', paperMedia);
    const label = (typed.option('label') ?? file).slice(-limits.name);
    const text = await readFile(file, 'utf8');
    await withPaper(typed, io, async ({ database, paper, acting }) => {
      const { activity, form } = await database.read((tx) => formOf(tx, ref));
      const problems: FileProblem[] = [];
      const lines = readPaperCsv(text, form, problems);
      if (lines.length > limits.paperBatch)
        throw new CommandRefused(
          `A batch has at most ${limits.paperBatch} sheets; split this table of ${lines.length}.`,
        );
      if (lines.length === 0 && problems.length === 0)
        throw new UsageError('There is no sheet in the table.');
      const enter = database.write(async (tx) => {
        const who = await acting(tx, activity.organisationId, 'addPaperBallot');
        const { id } = await paper.open(tx, who, ref, { label, medium });
        await enterLines(tx, { paper, acting: who, id }, lines, [...problems]);
        const { batch } = await paper.read(tx, who, id);
        const ready = { decision: 'ready', version: batch.version } as const;
        await paper.decide(tx, who, id, ready, undefined);
        if (typed.flag('check')) throw new Tried();
        return batch;
      });
      const done = await enter.catch((error: unknown) => {
        if (!(error instanceof Tried)) throw error;
      });
      if (done === undefined) return io.out(`${file} is right: ${lines.length} sheets.`);
      io.out(
        `Batch ${done.id} has ${done.ballots} sheets, of which ${done.blank} blank, ${done.invalid} invalid.`,
      );
      io.out(`It counts once someone else confirms it: npx stem paper show ${done.id}`);
    });
  },
};
