import { Type, type Static } from '@sinclair/typebox';
import { Ref } from './activity.schema.js';
import { Comment, CommentId, CommentKind, ModerationReason } from './comment.schema.js';
import { Idea, IdeaId } from './idea.schema.js';
import { limits } from './limits.js';

const moment = (description: string) => Type.String({ format: 'date-time', description });
const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));

/**
 * What staff may do, per organisation; each role may do what those before it may not necessarily. A helper enters
 * ballots at a help point and nothing else.
 */
export const staffRoles = ['clerk', 'moderator', 'editor', 'administrator', 'helper'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A resident says that something is wrong with a comment or an idea. */
export const FlagInput = Type.Object(
  { reason: ModerationReason, note: Type.Optional(text(limits.note, 'What is wrong.')) },
  { $id: 'FlagInput', additionalProperties: false, description: 'Says that something is wrong.' },
);
export type FlagInput = Static<typeof FlagInput>;

/** The author asks to look again. */
export const AppealInput = Type.Object(
  { note: text(limits.note, 'Why it should be shown.') },
  { $id: 'AppealInput', additionalProperties: false, description: 'Asks to look again.' },
);
export type AppealInput = Static<typeof AppealInput>;

/** What a moderator decides about a comment or an idea. */
export const DecisionInput = Type.Object(
  {
    decision: oneOf(
      ['publish', 'hide', 'dismiss-flags', 'reject-appeal'] as const,
      'publish: approve, or show again. hide: needs a reason.',
    ),
    reason: Type.Optional(ModerationReason),
    note: Type.Optional(text(limits.note, 'To the author.')),
  },
  { $id: 'DecisionInput', additionalProperties: false, description: 'What a moderator decides.' },
);
export type DecisionInput = Static<typeof DecisionInput>;

/** Something for a moderator to look at: a comment or an idea. */
export const ModerationItem = Type.Object(
  {
    comment: Type.Optional(Comment),
    idea: Type.Optional(Idea),
    threadTitle: text(limits.title, 'Title of its thread or board.'),
    text: Type.Optional(
      Type.String({ maxLength: limits.comment, description: 'The words, also when hidden.' }),
    ),
    waits: Type.Optional(
      oneOf(['pending', 'flagged', 'appealed'] as const, 'Why it is here; absent once nobody has to look.'),
    ),
    since: Type.Optional(moment('Since when, UTC.')),
    flags: Type.Array(
      Type.Object(
        {
          reason: ModerationReason,
          note: Type.Optional(text(limits.note, 'What is wrong.')),
          at: moment('When, UTC.'),
        },
        { additionalProperties: false },
      ),
      { description: 'What residents said; at most 50.' },
    ),
    appeal: Type.Optional(text(limits.note, 'What the author said.')),
  },
  { $id: 'ModerationItem', additionalProperties: false, description: 'Something to look at.' },
);
export type ModerationItem = Static<typeof ModerationItem>;

/** The moderation queue, what waits longest first. */
export const ModerationQueue = Type.Object(
  {
    items: Type.Array(ModerationItem, { description: 'What waits longest first.' }),
    next: Type.Optional(text(200, 'Goes into `after`.')),
  },
  { $id: 'ModerationQueue', additionalProperties: false, description: 'The moderation queue.' },
);
export type ModerationQueue = Static<typeof ModerationQueue>;

/** Keeps the author of a comment or an idea from writing for a time. */
export const BlockInput = Type.Object(
  {
    comment: Type.Optional(CommentId),
    idea: Type.Optional(IdeaId),
    until: moment('Until when, UTC; at most a year.'),
    reason: ModerationReason,
    note: Type.Optional(text(limits.note, 'To the author.')),
  },
  { $id: 'BlockInput', additionalProperties: false, description: 'Keeps someone from writing.' },
);
export type BlockInput = Static<typeof BlockInput>;

/** Closes a thread, opens it again, or sets how it is moderated. */
export const ThreadSettings = Type.Object(
  {
    closed: Type.Optional(Type.Boolean({ description: 'Whether nobody can write any more.' })),
    moderation: Type.Optional(
      oneOf(['before', 'after'] as const, 'Whether comments show after approval or at once.'),
    ),
    reactions: Type.Optional(Type.Boolean({ description: 'Whether one can agree and disagree.' })),
    kinds: Type.Optional(
      Type.Array(CommentKind, {
        uniqueItems: true,
        description: 'Kinds of comment to choose from; empty when it is not asked.',
      }),
    ),
  },
  { $id: 'ThreadSettings', additionalProperties: false, description: 'Settings of a thread.' },
);
export type ThreadSettings = Static<typeof ThreadSettings>;

/** The document whose thread begins, and how it works from the first comment on. */
export const ThreadBeginning = Type.Object(
  {
    document: Type.String({ minLength: 1, maxLength: limits.url, description: 'Address of the document.' }),
    settings: ThreadSettings,
  },
  { $id: 'ThreadBeginning', additionalProperties: false, description: 'A thread that begins empty.' },
);
export type ThreadBeginning = Static<typeof ThreadBeginning>;

/** Gives comments of a thread a theme, by which the response note can be ordered; one each. */
export const ThemesInput = Type.Object(
  {
    comments: Type.Array(
      Type.Object(
        {
          id: CommentId,
          theme: Type.String({ maxLength: limits.theme, description: 'In words of staff; empty for none.' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: limits.themed, description: 'Replies follow the comment above them.' },
    ),
  },
  { $id: 'ThemesInput', additionalProperties: false, description: 'Gives comments a theme.' },
);
export type ThemesInput = Static<typeof ThemesInput>;

/** The themes of a thread, by name. */
export const ThreadThemes = Type.Object(
  {
    themes: Type.Array(
      Type.Object(
        {
          theme: text(limits.theme, 'In words of staff.'),
          comments: Type.Integer({
            minimum: 1,
            description: 'Published comments that have it, replies left out.',
          }),
        },
        { additionalProperties: false },
      ),
      { description: 'By name.' },
    ),
    without: Type.Integer({
      minimum: 0,
      description: 'Published comments that have none, replies left out.',
    }),
  },
  { $id: 'ThreadThemes', additionalProperties: false, description: 'The themes of a thread.' },
);
export type ThreadThemes = Static<typeof ThreadThemes>;

/** Moves everything of this thread into another one; old links keep working. */
export const MergeInput = Type.Object(
  { into: Ref },
  { $id: 'MergeInput', additionalProperties: false, description: 'Merges threads.' },
);
export type MergeInput = Static<typeof MergeInput>;

/** One act of staff. */
export const AuditEntry = Type.Object(
  {
    at: moment('When, UTC.'),
    who: text(limits.name, 'The member of staff, by the name they act under.'),
    act: text(60, 'What was done, such as `comment.hide`.'),
    subject: text(200, 'To what, such as `comment 0123456789abcdef`.'),
    reason: Type.Optional(ModerationReason),
    note: Type.Optional(text(limits.note, 'How, in words of the server; never what a resident wrote.')),
  },
  { $id: 'AuditEntry', additionalProperties: false, description: 'One act of staff.' },
);
export type AuditEntry = Static<typeof AuditEntry>;

/** The audit log, newest first. */
export const AuditLog = Type.Object(
  {
    entries: Type.Array(AuditEntry, { description: 'Newest first.' }),
    next: Type.Optional(text(200, 'Goes into `after`.')),
  },
  { $id: 'AuditLog', additionalProperties: false, description: 'The audit log.' },
);
export type AuditLog = Static<typeof AuditLog>;
