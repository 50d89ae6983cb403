import { moderationReasons } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import type { DecisionInput, ModerationItem } from '../../contract/moderation.schema.js';
import { findActivity } from '../activity/activity.service.js';
import type { ReadTx, Row } from '../database/door.js';
import { AlreadyDone, CommentFixed, IdeaFixed } from '../core/errors.js';
import {
  COMMAND_LINE,
  decideSubject,
  flagForSomeone,
  noteFormats,
  noteOrders,
  readQueue,
  subjectKinds,
  responseNote,
  waitings,
  type Subject,
} from '../moderation/moderation.service.js';
import { setRetention } from '../privacy/retention.service.js';
import {
  CommandRefused,
  oneOf,
  UsageError,
  wholeNumber,
  type Command,
  type Io,
  type Typed,
} from './command.js';
import { inPlace, organisationOf } from './place.js';

// Control characters of a resident's text would reach the terminal of whoever reads it.
const shown = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '\uFFFD').replaceAll('\n', '\n    ');

const lineOf = (item: ModerationItem): string => {
  const { comment, idea, threadTitle, text, waits, since, flags, appeal } = item;
  const { id, state } = (comment ?? idea)!;
  return [
    `${id}  ${waits ?? state}${since === undefined ? '' : ` since ${since}`}  ${shown(threadTitle)}`,
    ...(idea?.title === undefined ? [] : [`    idea: ${shown(idea.title)}`]),
    `    ${shown(text ?? '')}`,
    ...(comment?.suggestion === undefined ? [] : [`    proposes: ${shown(comment.suggestion)}`]),
    ...flags.map(({ reason, note }) => `    flag: ${reason}${note === undefined ? '' : ` – ${shown(note)}`}`),
    ...(appeal === undefined ? [] : [`    appeal: ${shown(appeal)}`]),
  ].join('\n');
};

/** `stem moderate queue`. */
export const moderateQueue: Command = {
  name: 'moderate queue',
  args: [],
  summary: 'Lists the comments and ideas that wait to be looked at, longest first.',
  options: {
    organisation: { value: 'SLUG', help: 'whose queue', required: true },
    waits: { value: 'WHAT', help: `only ${waitings.join(', ')}` },
    after: { value: 'CURSOR', help: 'goes on after a page' },
  },
  async run({ needed, option }, io) {
    const given = option('waits');
    const waits = given === undefined ? undefined : oneOf('waits', given, waitings);
    await inPlace(io, async ({ database }) => {
      const { items, next } = await database.read(async (tx) =>
        readQueue(
          tx,
          await organisationOf(tx, needed('organisation')),
          { waits, after: option('after') },
          io.now(),
        ),
      );
      io.out(items.map(lineOf).join('\n\n') || 'Nothing waits.');
      if (next !== undefined) io.note(`There is more: --after ${next}`);
    });
  },
};

/** The comment or idea of an id, and whose it is; ids of both are made alike. Throws CommandRefused. */
export const subjectOf = async (
  tx: ReadTx,
  id: string,
): Promise<{ subject: Subject; organisationId: string }> => {
  for (const kind of subjectKinds) {
    const [row] = await tx.query<Row & { organisation_id: string }>(
      `SELECT organisation_id FROM ${kind} WHERE id = ?`,
      [id],
    );
    if (row !== undefined) return { subject: { kind, id }, organisationId: row.organisation_id };
  }
  throw new CommandRefused(`There is no comment or idea "${id}".`);
};

const decide = async (io: Io, id: string, input: DecisionInput, done: string): Promise<void> =>
  inPlace(io, async ({ database }) => {
    await database
      .write(async (tx) => {
        const { subject, organisationId } = await subjectOf(tx, id);
        return decideSubject(tx, { organisationId, name: COMMAND_LINE }, subject, input, io.now());
      })
      .catch((error: unknown) => {
        throw error instanceof AlreadyDone ? new CommandRefused('That changes nothing.') : error;
      });
    io.out(done);
  });

const noteIn = ({ option }: Typed): { note?: string } => {
  const note = option('note');
  if (note === undefined) return {};
  if (note.length > limits.note) throw new UsageError(`--note has at most ${limits.note} characters.`);
  return { note };
};

const note = { value: 'TEXT', help: 'what the author is told' } as const;

/** `stem moderate flag`. */
export const moderateFlag: Command = {
  name: 'moderate flag',
  args: ['ID'],
  summary:
    'Puts a comment or an idea into the queue for who told you of it, by phone perhaps; it goes on showing.',
  options: {
    reason: { value: 'REASON', help: moderationReasons.join(', '), required: true },
    note: { value: 'TEXT', help: 'what is wrong, for who decides' },
  },
  async run(typed, io) {
    const reason = oneOf('reason', typed.needed('reason'), moderationReasons);
    const input = { reason, ...noteIn(typed) };
    await inPlace(io, ({ database }) =>
      database
        .write(async (tx) => {
          const { subject, organisationId } = await subjectOf(tx, typed.args[0]!);
          await flagForSomeone(tx, { organisationId, name: COMMAND_LINE }, subject, input, io.now());
        })
        .catch((error: unknown) => {
          if (error instanceof AlreadyDone) throw new CommandRefused('It was flagged so, and waits.');
          if (error instanceof CommentFixed || error instanceof IdeaFixed)
            throw new CommandRefused('It does not show.');
          throw error;
        }),
    );
    io.out('It waits for a decision.');
  },
};

/** `stem moderate approve`. */
export const moderateApprove: Command = {
  name: 'moderate approve',
  args: ['ID'],
  summary:
    'Publishes a comment or an idea, or shows a hidden one again; its flags and its appeal are settled.',
  options: {},
  run: ({ args }, io) => decide(io, args[0]!, { decision: 'publish' }, 'The comment shows.'),
};

/** `stem moderate hide`. */
export const moderateHide: Command = {
  name: 'moderate hide',
  args: ['ID'],
  summary: 'Hides a comment or an idea; its author is told why, and can appeal once.',
  options: {
    reason: { value: 'REASON', help: moderationReasons.join(', '), required: true },
    note,
  },
  run: (typed, io) => {
    const reason = oneOf('reason', typed.needed('reason'), moderationReasons);
    const input: DecisionInput = { decision: 'hide', reason, ...noteIn(typed) };
    return decide(io, typed.args[0]!, input, 'It is hidden; its author is told why.');
  },
};

/** `stem moderate dismiss`. */
export const moderateDismiss: Command = {
  name: 'moderate dismiss',
  args: ['ID'],
  summary: 'Leaves a flagged comment or idea as it is.',
  options: {},
  run: ({ args }, io) => decide(io, args[0]!, { decision: 'dismiss-flags' }, 'The flags are settled.'),
};

/** `stem moderate reject`. */
export const moderateReject: Command = {
  name: 'moderate reject',
  args: ['ID'],
  summary: 'Rejects the appeal for a hidden comment or idea: it stays hidden.',
  options: { note },
  run: (typed, io) =>
    decide(io, typed.args[0]!, { decision: 'reject-appeal', ...noteIn(typed) }, 'The appeal is rejected.'),
};

/** `stem response-note`. */
export const responseNoteOf: Command = {
  name: 'response-note',
  args: ['REF'],
  summary:
    'Writes all reactions of a thread by passage or by theme, with room for the answers, to standard output.',
  options: {
    format: { value: 'FORMAT', help: `${noteFormats.join(', ')}; html when left out` },
    by: { value: 'ORDER', help: `${noteOrders.join(', ')}; by passage when left out` },
  },
  async run({ args, option }, io) {
    const format = oneOf('format', option('format') ?? 'html', noteFormats);
    const by = oneOf('by', option('by') ?? 'passage', noteOrders);
    await inPlace(io, async ({ config, database }) => {
      const file = await database.read(async (tx) => {
        const activity = await findActivity(tx, args[0]!);
        if (activity?.kind !== 'thread') throw new CommandRefused(`There is no thread "${args[0]}".`);
        const { organisationId, ref } = activity;
        return responseNote(tx, { organisationId, ref, format, by, publicUrl: config.publicUrl }, io.now());
      });
      io.out(file.trimEnd());
    });
  },
};

const processOf = async (tx: ReadTx, organisationId: string, slug: string): Promise<string> => {
  const [row] = await tx.query<Row & { id: string }>(
    'SELECT id FROM process WHERE organisation_id = ? AND slug = ?',
    [organisationId, slug],
  );
  if (row === undefined) throw new CommandRefused(`There is no process "${slug}".`);
  return row.id;
};

/** `stem retention`. */
export const retention: Command = {
  name: 'retention',
  args: ['ORGANISATION'],
  summary: 'Sets after how many days it is forgotten who took part in a thread.',
  details:
    'Counted from the end of a thread, and in one that stays open from each comment. Words that show stay, without a name.',
  options: {
    days: { value: 'N', help: 'from 1 to 36500', required: true },
    process: { value: 'SLUG', help: 'for this process only' },
  },
  async run({ args, needed, option }, io) {
    const days = wholeNumber('days', needed('days'), 1, 36_500);
    const slug = option('process');
    await inPlace(io, ({ database }) =>
      database.write(async (tx) => {
        const organisationId = await organisationOf(tx, args[0]!);
        const processId = slug === undefined ? undefined : await processOf(tx, organisationId, slug);
        await setRetention(tx, { organisationId, processId }, days);
      }),
    );
    io.out(`After ${days === 1 ? '1 day' : `${days} days`} it is forgotten who took part.`);
  },
};
