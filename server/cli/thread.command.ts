import { commentKinds, moderationReasons } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import type { AuditEntry, ThreadSettings } from '../../contract/moderation.schema.js';
import { findActivity } from '../activity/activity.service.js';
import { Channels, type DocumentPlace } from '../channel/channel.service.js';
import { threadOfDocument } from '../comment/comment.service.js';
import type { Database } from '../database/door.js';
import { blockAuthor, COMMAND_LINE, readActs, setThread } from '../moderation/moderation.service.js';
import {
  CommandRefused,
  oneOf,
  UsageError,
  wholeNumber,
  type Command,
  type Io,
  type Typed,
} from './command.js';
import { addressTyped } from './document.command.js';
import { subjectOf } from './moderate.command.js';
import { inPlace, organisationOf } from './place.js';

/** `stem moderate block`. */
export const moderateBlock: Command = {
  name: 'moderate block',
  args: ['ID'],
  summary: 'Keeps the author of a comment or an idea from writing for some days; never tells who it is.',
  details: 'A later block replaces an earlier one. The author is told until when, and the note.',
  options: {
    days: { value: 'N', help: 'from 1 to 365', required: true },
    reason: { value: 'REASON', help: moderationReasons.join(', '), required: true },
    note: { value: 'TEXT', help: 'what the author is told' },
  },
  async run({ args, needed, option }, io) {
    const days = wholeNumber('days', needed('days'), 1, 365);
    const reason = oneOf('reason', needed('reason'), moderationReasons);
    const note = option('note');
    if (note !== undefined && note.length > limits.note)
      throw new UsageError(`--note has at most ${limits.note} characters.`);
    const now = io.now();
    const until = new Date(now.getTime() + days * 86_400_000).toISOString();
    const input = { until, reason, ...(note !== undefined && { note }) };
    await inPlace(io, ({ database }) =>
      database.write(async (tx) => {
        const { subject, organisationId } = await subjectOf(tx, args[0]!);
        const whose = subject.kind === 'comment' ? { comment: subject.id } : { idea: subject.id };
        await blockAuthor(tx, { organisationId, name: COMMAND_LINE }, { ...whose, ...input }, now);
      }),
    );
    io.out(`Its author can not write until ${until}.`);
  },
};

const settingsIn = ({ option, flag }: Typed): ThreadSettings => {
  if (flag('close') && flag('open')) throw new UsageError('Give --close or --open, not both.');
  const [moderation, reactions, kinds] = [option('moderation'), option('reactions'), option('kinds')];
  const settings: ThreadSettings = {
    ...((flag('close') || flag('open')) && { closed: flag('close') }),
    ...(moderation !== undefined && {
      moderation: oneOf('moderation', moderation, ['before', 'after'] as const),
    }),
    ...(reactions !== undefined && {
      reactions: oneOf('reactions', reactions, ['on', 'off'] as const) === 'on',
    }),
    ...(kinds !== undefined && {
      kinds:
        kinds === 'none' ? [] : kinds.split(',').map((kind) => oneOf('kinds', kind.trim(), commentKinds)),
    }),
  };
  if (Object.keys(settings).length === 0) throw new UsageError('Say what is to be set.');
  return settings;
};

/** The document of an address, below a registered prefix. Throws CommandRefused. */
const documentNamed = async (
  database: Database,
  publicUrl: string,
  address: string,
  organisation: string | undefined,
  io: Io,
): Promise<{ place: DocumentPlace; url: string; title: undefined }> => {
  const url = addressTyped(address);
  const channels = new Channels(database, publicUrl, io.now);
  try {
    const place = await channels.ofDocument(url, organisation);
    if (place === undefined)
      throw new CommandRefused(`${url} is below no prefix. Add one with: npx stem document prefix`);
    return { place, url, title: undefined };
  } finally {
    channels.close();
  }
};

/** `stem moderate thread`. */
export const moderateThread: Command = {
  name: 'moderate thread',
  args: ['REF|URL'],
  summary: 'Closes a thread or opens it again, or sets its moderation, reactions and kinds.',
  details:
    'By the address of a document its thread is set before anyone wrote; it begins with this, empty. --organisation is\n' +
    'needed only where two registered the prefix of the address.',
  options: {
    organisation: { value: 'SLUG', help: 'whose document it is' },
    close: { help: 'nobody can write any more' },
    open: { help: 'one can write again' },
    moderation: { value: 'WHEN', help: 'before or after a comment shows' },
    reactions: { value: 'ON', help: 'on or off: whether one can agree and disagree' },
    kinds: { value: 'LIST', help: `some of ${commentKinds.join(',')}, or none: what is asked of a comment` },
  },
  async run(typed, io) {
    const settings = settingsIn(typed);
    const named = typed.args[0]!;
    await inPlace(io, async ({ config, database }) => {
      const begins = /^https?:/i.test(named)
        ? await documentNamed(database, config.publicUrl, named, typed.option('organisation'), io)
        : undefined;
      await database.write(async (tx) => {
        const ref = begins ? await threadOfDocument(tx, begins.place, begins, io.now()) : named;
        const activity = await findActivity(tx, ref);
        if (activity?.kind !== 'thread') throw new CommandRefused(`There is no thread "${ref}".`);
        const actor = { organisationId: activity.organisationId, name: COMMAND_LINE };
        await setThread(tx, actor, ref, settings, io.now());
      });
    });
    io.out('It is set, for everyone at once.');
  },
};

const lineOf = ({ at, who, act, subject, reason, note }: AuditEntry): string =>
  [at, who, act, subject, reason, note].filter(Boolean).join('  ');

/** `stem moderate log`. */
export const moderateLog: Command = {
  name: 'moderate log',
  args: [],
  summary: 'Shows who did what, newest first.',
  options: {
    organisation: { value: 'SLUG', help: 'whose log', required: true },
    after: { value: 'CURSOR', help: 'goes on after a page' },
  },
  async run({ needed, option }, io) {
    await inPlace(io, async ({ database }) => {
      const { entries, next } = await database.read(async (tx) =>
        readActs(tx, await organisationOf(tx, needed('organisation')), option('after')),
      );
      io.out(entries.map(lineOf).join('\n') || 'Nothing was done.');
      if (next !== undefined) io.note(`There is more: --after ${next}`);
    });
  },
};
