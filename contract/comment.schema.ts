import { Type, type Static } from '@sinclair/typebox';
import { AccessLevel, Phase, Ref } from './activity.schema.js';
import { limits } from './limits.js';

const moment = (description: string) => Type.String({ format: 'date-time', description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));

/** Id of a comment: 16 letters and digits (Crockford's base 32, lower case). Permalinks carry it for years. */
export const CommentId = Type.String({
  pattern: '^[0-9a-hjkmnp-tv-z]{16}$',
  description: 'Id of a comment.',
});

/** What a comment is, where the editor asks for it. */
export const commentKinds = ['for', 'against', 'question', 'suggestion'] as const;
export type CommentKind = (typeof commentKinds)[number];
export const CommentKind = oneOf(commentKinds, 'What the comment is.');

/** Orders of the first level; replies stand under their comment, oldest first. */
export const commentSorts = ['oldest', 'newest', 'most-agreed', 'unanswered'] as const;
export type CommentSort = (typeof commentSorts)[number];
export const CommentSort = oneOf(commentSorts, 'Order of the first level.');

/** Why a comment was hidden or flagged. */
export const moderationReasons = [
  'insult',
  'discrimination',
  'privacy',
  'spam',
  'off-topic',
  'unlawful',
  'other',
] as const;
export type ModerationReason = (typeof moderationReasons)[number];
export const ModerationReason = oneOf(moderationReasons, 'Why.');

/** Where a comment stands. */
export type CommentState = 'pending' | 'published' | 'hidden' | 'withdrawn';
const CommentState = oneOf<CommentState>(
  ['pending', 'published', 'hidden', 'withdrawn'],
  'Where it stands. What is not published stays in the list only while replies show below it.',
);

/**
 * A passage of a document: W3C `TextQuoteSelector` and `TextPositionSelector` (Web Annotation Data Model §4.2.4,
 * §4.2.5) over the text of the annotated element with white space as it is rendered, in UTF-16 code units.
 */
export const Quote = Type.Object(
  {
    exact: text(limits.quote, 'The words themselves.'),
    prefix: Type.String({ maxLength: limits.context, description: 'Words before, at most 32 characters.' }),
    suffix: Type.String({ maxLength: limits.context, description: 'Words after, at most 32 characters.' }),
    start: count('Where it began in the version that was read.'),
    end: count('Where it ended.'),
    page: Type.Optional(Type.Integer({ minimum: 1, description: 'Page, in a document that has pages.' })),
    version: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the text that was read.' }),
    ),
  },
  { $id: 'Quote', additionalProperties: false, description: 'A passage of a document.' },
);
export type Quote = Static<typeof Quote>;

/** Who wrote a comment. */
export const Author = Type.Object(
  {
    name: text(limits.name, 'A pseudonym in this thread, or the name that was chosen for this comment.'),
    official: Type.Optional(
      text(
        limits.name,
        'Who speaks for the organisation, such as "Wethouder Verkeer"; only the server gives it.',
      ),
    ),
  },
  { $id: 'Author', additionalProperties: false, description: 'Who wrote a comment.' },
);
export type Author = Static<typeof Author>;

/** A comment as everyone sees it, or, where it is mine, as I see it. */
export const Comment = Type.Object(
  {
    id: CommentId,
    thread: Ref,
    parent: Type.Optional(CommentId),
    depth: Type.Integer({
      minimum: 1,
      maximum: 3,
      description: 'Level at which it shows; deeper ones follow on at 3.',
    }),
    replyTo: Type.Optional(text(limits.name, 'Whom it answers, where that is not the comment above it.')),
    state: CommentState,
    reason: Type.Optional(ModerationReason),
    author: Type.Optional(Author),
    text: Type.Optional(
      text(limits.comment, 'Plain text as it was typed; absent unless it is published or mine.'),
    ),
    kind: Type.Optional(CommentKind),
    quote: Type.Optional(Quote),
    suggestion: Type.Optional(
      Type.String({
        maxLength: limits.comment,
        description: 'Words proposed for the passage; empty to take it out.',
      }),
    ),
    createdAt: moment('When it came in, UTC.'),
    editedAt: Type.Optional(moment('When it was last edited, UTC.')),
    replies: count('Published replies that show below it, at all levels.'),
    agree: count('How many agree.'),
    disagree: count('How many disagree.'),
    answered: Type.Boolean({ description: 'Whether the organisation answered below it.' }),
  },
  { $id: 'Comment', additionalProperties: false, description: 'A comment.' },
);
export type Comment = Static<typeof Comment>;

/** Replies that are not on the page. */
const MoreReplies = Type.Object(
  {
    parent: CommentId,
    after: text(200, 'Goes into `after` with `parent`.'),
    left: count('How many more.'),
  },
  { $id: 'MoreReplies', additionalProperties: false, description: 'Replies that are not on the page.' },
);

/** Comments in the order in which they are shown: each is followed by its replies. */
export const CommentPage = Type.Object(
  {
    comments: Type.Array(Comment, { description: 'Each followed by its replies.' }),
    sort: CommentSort,
    more: Type.Array(MoreReplies, { description: 'Replies that are not on the page.' }),
    next: Type.Optional(text(200, 'Goes into `after` for the next page.')),
    previous: Type.Optional(
      text(200, 'Goes into `before` for the page before; only on a page begun in the middle.'),
    ),
  },
  { $id: 'CommentPage', additionalProperties: false, description: 'A page of comments.' },
);
export type CommentPage = Static<typeof CommentPage>;

/** The document that a thread is about. */
export const ThreadDocument = Type.Object(
  {
    url: text(limits.url, 'Its canonical address.'),
    title: Type.Optional(text(limits.title, 'Its title.')),
    version: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the newest text that was seen.' }),
    ),
    reader: Type.Optional(Type.String({ description: 'Page that shows its text with the thread.' })),
    file: Type.Optional(Type.String({ description: 'Address of the file itself, such as the PDF.' })),
  },
  { $id: 'ThreadDocument', additionalProperties: false, description: 'The document of a thread.' },
);
export type ThreadDocument = Static<typeof ThreadDocument>;

/** How many comments were hidden for a reason. */
const HiddenCount = Type.Object(
  { reason: ModerationReason, count: count('How many.') },
  { $id: 'HiddenCount', additionalProperties: false, description: 'How many were hidden for a reason.' },
);

/** A thread as everyone sees it, with its first page. */
export const Thread = Type.Object(
  {
    ref: Type.Optional(Ref),
    title: text(limits.title, 'What it is about.'),
    lead: Type.Optional(text(limits.lead, 'What is asked, plain text.')),
    organisation: text(limits.name, 'Who asks.'),
    organisationSlug: text(limits.ref, 'Its slug.'),
    language: Type.String({ description: 'Language of the content, BCP 47.' }),
    document: Type.Optional(ThreadDocument),
    phase: Phase,
    opensAt: Type.Optional(moment('Opening, UTC.')),
    closesAt: Type.Optional(moment('Closing, UTC; absent when it stays open.')),
    access: AccessLevel,
    moderation: oneOf(['before', 'after'] as const, 'Whether a comment shows after approval or at once.'),
    reactions: Type.Boolean({ description: 'Whether one can agree and disagree.' }),
    kinds: Type.Array(CommentKind, { description: 'Kinds to choose from; empty when it is not asked.' }),
    editMinutes: count('Minutes in which a comment can be edited.'),
    comments: count('Published comments.'),
    hidden: Type.Array(HiddenCount, { description: 'Hidden comments by reason.' }),
    withdrawn: count('Withdrawn comments.'),
    version: count('Grows with each change.'),
    first: CommentPage,
    text: Type.Optional(text(limits.title, 'The channel’s own words above the thread.')),
  },
  { $id: 'Thread', additionalProperties: false, description: 'A thread with its first page.' },
);
export type Thread = Static<typeof Thread>;

/** A passage with the comments about it. */
const Passage = Type.Object(
  {
    quote: Quote,
    comments: Type.Array(CommentId, { description: 'Published comments about it, oldest first.' }),
  },
  { $id: 'Passage', additionalProperties: false, description: 'A passage with its comments.' },
);

/** The passages of a document that have comments. */
export const Passages = Type.Object(
  { passages: Type.Array(Passage, { description: 'In the order of their first comment; at most 500.' }) },
  { $id: 'Passages', additionalProperties: false, description: 'Passages that have comments.' },
);
export type Passages = Static<typeof Passages>;

/** What someone writes. The thread is named by its ref or by its document. */
export const CommentInput = Type.Object(
  {
    thread: Type.Optional(Ref),
    document: Type.Optional(text(limits.url, 'Address of the document; either this or `thread`.')),
    title: Type.Optional(text(limits.title, 'Title of the document’s page, for a thread that begins here.')),
    parent: Type.Optional(CommentId),
    text: text(limits.comment, 'Plain text.'),
    kind: Type.Optional(CommentKind),
    quote: Type.Optional(Quote),
    suggestion: Type.Optional(
      Type.String({ maxLength: limits.comment, description: 'Words for the passage; needs a quote.' }),
    ),
    name: Type.Optional(text(limits.name, 'A name for this comment; a pseudonym when left out.')),
    official: Type.Optional(Type.Boolean({ description: 'Speaks for the organisation; staff only.' })),
    work: Type.Optional(Type.String({ maxLength: 2000, description: 'Solved proof of work.' })),
    website: Type.Optional(
      Type.String({ maxLength: 200, description: 'Leave empty: people do not see it.' }),
    ),
  },
  { $id: 'CommentInput', additionalProperties: false, description: 'What someone writes.' },
);
export type CommentInput = Static<typeof CommentInput>;

/** New words for my comment. */
export const CommentEdit = Type.Object(
  {
    text: text(limits.comment, 'Plain text.'),
    suggestion: Type.Optional(
      Type.String({ maxLength: limits.comment, description: 'Words for the passage.' }),
    ),
  },
  { $id: 'CommentEdit', additionalProperties: false, description: 'New words for my comment.' },
);
export type CommentEdit = Static<typeof CommentEdit>;

/** What I may do with a comment of mine. */
const MyComment = Type.Object(
  {
    comment: Comment,
    editableUntil: Type.Optional(moment('Until when I can edit it.')),
    note: Type.Optional(text(limits.note, 'What the moderator wrote to me.')),
    appeal: Type.Optional(oneOf(['possible', 'sent', 'rejected'] as const, 'Where my appeal stands.')),
  },
  { $id: 'MyComment', additionalProperties: false, description: 'A comment of mine.' },
);

/** What only I may see of a thread. */
export const MyThread = Type.Object(
  {
    comments: Type.Array(MyComment, {
      description: 'My latest comments here, also those not published; at most 100.',
    }),
    reactions: Type.Array(
      Type.Object(
        { comment: CommentId, reaction: oneOf(['agree', 'disagree'] as const, 'Mine.') },
        { additionalProperties: false },
      ),
      { description: 'My reactions here.' },
    ),
    can: Type.Object(
      {
        comment: Type.Boolean({ description: 'Whether I can write, perhaps after proving who I am.' }),
        official: Type.Boolean({ description: 'Whether I can speak for the organisation.' }),
        moderate: Type.Boolean({ description: 'Whether I moderate here.' }),
        close: Type.Optional(
          Type.Boolean({ description: 'Whether I can close this thread, and open it again.' }),
        ),
        needs: Type.Optional(AccessLevel),
      },
      { additionalProperties: false, description: 'What I can do here.' },
    ),
    blockedUntil: Type.Optional(moment('Until when I can not write.')),
    name: Type.Optional(text(limits.name, 'My pseudonym here.')),
    subscribed: Type.Optional(Type.Boolean({ description: 'Whether I get mail about this thread.' })),
  },
  { $id: 'MyThread', additionalProperties: false, description: 'What only I may see of a thread.' },
);
export type MyThread = Static<typeof MyThread>;

/** The answer to every write about a comment: what everyone sees, and what only I see. */
export const CommentAnswer = Type.Object(
  { comment: Comment, thread: Thread, mine: MyThread },
  { $id: 'CommentAnswer', additionalProperties: false, description: 'A comment, its thread, and my part.' },
);
export type CommentAnswer = Static<typeof CommentAnswer>;

/** My reaction. */
export const ReactionInput = Type.Object(
  { reaction: oneOf(['agree', 'disagree'] as const, 'Mine.') },
  { $id: 'ReactionInput', additionalProperties: false, description: 'My reaction.' },
);
export type ReactionInput = Static<typeof ReactionInput>;

/** Asks how many comments stand under documents or in threads. */
export const CountsInput = Type.Object(
  {
    documents: Type.Optional(
      Type.Array(text(limits.url, 'Address of a document.'), {
        maxItems: limits.counted,
        description: 'Documents.',
      }),
    ),
    threads: Type.Optional(Type.Array(Ref, { maxItems: limits.counted, description: 'Threads.' })),
  },
  { $id: 'CountsInput', additionalProperties: false, description: 'Asks for numbers of comments.' },
);
export type CountsInput = Static<typeof CountsInput>;

/** Numbers of published comments, in the order of the question. */
export const Counts = Type.Object(
  {
    documents: Type.Array(count('Published comments.'), { description: 'By document.' }),
    threads: Type.Array(count('Published comments.'), { description: 'By thread.' }),
  },
  { $id: 'Counts', additionalProperties: false, description: 'Numbers of comments.' },
);
export type Counts = Static<typeof Counts>;
