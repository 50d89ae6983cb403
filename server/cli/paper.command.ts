import { limits } from '../../contract/limits.js';
import type { PaperBallot, PaperBatch, PaperDecisionInput } from '../../contract/paper.schema.js';
import { AlreadyDone } from '../core/errors.js';
import type { StaffAct } from '../staff/staff.service.js';
import { CommandRefused, UsageError, wholeNumber, type Command, type Io, type Typed } from './command.js';
import { as, voteOfBatch, withPaper } from './paper.place.js';
import { columns, votableOf } from './place.js';

const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD');

const row = ({ id, label, medium, state, ballots, invalid, openedBy, confirmedBy }: PaperBatch): string[] => [
  id,
  state,
  medium,
  `${ballots} sheets, ${invalid} invalid`,
  printable(label),
  confirmedBy === undefined ? openedBy : `${openedBy}, confirmed by ${confirmedBy}`,
];

/** `stem paper list`. */
export const paperList: Command = {
  name: 'paper list',
  args: ['REF'],
  summary: 'Lists the batches of paper ballots of a poll or a budget.',
  options: { as },
  run: (typed, io) =>
    withPaper(typed, io, ({ database, paper, acting }) =>
      database.read(async (tx) => {
        const { organisationId, ref } = await votableOf(tx, typed.args[0]!);
        const who = await acting(tx, organisationId, 'readPaperBatches');
        const all = await paper.list(tx, who, ref);
        io.out(columns(all.batches.map(row)) || 'There are none yet.');
        io.out(
          `${all.confirmed} ballots count, ${all.waiting} do not yet, ${all.invalid} sheets are invalid; ${all.used} of ${all.numbers} numbers are used.`,
        );
      }),
    ),
};

const said = ({ ballot, invalid }: PaperBallot): string =>
  invalid
    ? 'invalid'
    : Object.values(ballot ?? {})
        .map((value) => JSON.stringify(value))
        .join(' ');

/** `stem paper show`. */
export const paperShow: Command = {
  name: 'paper show',
  args: ['BATCH'],
  summary: 'Shows the sheets of a batch, to compare with the stack.',
  options: { as },
  run: (typed, io) =>
    withPaper(typed, io, ({ database, paper, acting }) =>
      database.read(async (tx) => {
        const id = typed.args[0]!;
        const { organisationId } = await voteOfBatch(tx, id);
        const who = await acting(tx, organisationId, 'readPaperBatch');
        const { batch, sheets } = await paper.read(tx, who, id);
        io.out(columns([row(batch)]));
        if (batch.note !== undefined) io.out(`Sent back: ${printable(batch.note)}`);
        const lines = sheets.map((sheet) => [`${sheet.nr}`, `…${sheet.ending}`, said(sheet)]);
        if (lines.length > 0) io.out(columns(lines));
        if (batch.state === 'ready')
          io.note(`If it is right: npx stem paper confirm ${id} --version ${batch.version} --as EMAIL`);
      }),
    ),
};

const decide = async (
  typed: Typed,
  io: Io,
  decision: PaperDecisionInput['decision'],
  act: StaffAct,
): Promise<PaperBatch> => {
  const id = typed.args[0]!;
  const note = typed.option('note');
  if ((note?.length ?? 0) > limits.note)
    throw new UsageError(`--note has at most ${limits.note} characters.`);
  const seen = typed.option('version');
  const version = seen === undefined ? undefined : wholeNumber('version', seen, 1, 999_999_999);
  return withPaper(typed, io, async ({ database, paper, acting }) => {
    const key = await paper.keyFor(id);
    const work = database.write(async (tx) => {
      const { organisationId } = await voteOfBatch(tx, id);
      const who = await acting(tx, organisationId, act);
      const { batch } = await paper.read(tx, who, id);
      const input = { decision, version: version ?? batch.version, ...(note !== undefined && { note }) };
      if (input.version !== batch.version)
        throw new CommandRefused('The batch was changed meanwhile. Look at it again: npx stem paper show.');
      return paper.decide(tx, who, id, input, key);
    });
    return work.catch((error: unknown) => {
      throw error instanceof AlreadyDone
        ? new CommandRefused('The batch does not stand where this can be done; see npx stem paper show.')
        : error;
    });
  });
};

/** `stem paper confirm`. */
export const paperConfirm: Command = {
  name: 'paper confirm',
  args: ['BATCH'],
  summary: 'Confirms a batch: its ballots count from now on. By someone who entered none of it.',
  options: { as, version: { value: 'N', help: 'the version that paper show told', required: true } },
  async run(typed, io) {
    const { ballots, invalid } = await decide(typed, io, 'confirm', 'confirmPaperBatch');
    io.out(`${ballots - invalid} ballots count.`);
  },
};

/** `stem paper return`. */
export const paperReturn: Command = {
  name: 'paper return',
  args: ['BATCH'],
  summary: 'Sends a batch back to be corrected.',
  options: { as, note: { value: 'TEXT', help: 'what is wrong' } },
  async run(typed, io) {
    await decide(typed, io, 'send-back', 'decidePaperBatch');
    io.out('The batch is open again.');
  },
};

/** `stem paper discard`. */
export const paperDiscard: Command = {
  name: 'paper discard',
  args: ['BATCH'],
  summary: 'Discards a batch that is not confirmed: nothing of it is kept, its numbers are free again.',
  options: { as },
  async run(typed, io) {
    const { ballots } = await decide(typed, io, 'discard', 'decidePaperBatch');
    io.out(`${ballots} sheets are gone.`);
  },
};
