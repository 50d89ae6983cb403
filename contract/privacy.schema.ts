import { Type, type Static } from '@sinclair/typebox';
import { Ref } from './activity.schema.js';
import { Comment, CommentId, ModerationReason } from './comment.schema.js';
import { Idea, IdeaId } from './idea.schema.js';
import { limits } from './limits.js';

const moment = (description: string) => Type.String({ format: 'date-time', description });
const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));
const closed = { additionalProperties: false } as const;

const MyContribution = Type.Object(
  {
    comment: Comment,
    versions: Type.Array(
      Type.Object(
        {
          text: Type.String({ maxLength: limits.comment, description: 'The words before an edit.' }),
          suggestion: Type.Optional(
            Type.String({ maxLength: limits.comment, description: 'The words that it proposed.' }),
          ),
          at: moment('When they were replaced, UTC.'),
        },
        closed,
      ),
      { description: 'Earlier words, oldest first.' },
    ),
    note: Type.Optional(text(limits.note, 'What the moderator wrote to me.')),
    appeal: Type.Optional(text(limits.note, 'What I wrote in my appeal.')),
    theme: Type.Optional(text(limits.theme, 'Under which staff put it in the response note.')),
  },
  { $id: 'MyContribution', ...closed, description: 'A comment of mine with all that is kept of it.' },
);

const MyIdeaKept = Type.Object(
  {
    idea: Idea,
    versions: Type.Array(
      Type.Object(
        {
          title: Type.String({ maxLength: limits.title, description: 'The title before an edit.' }),
          text: Type.String({ maxLength: limits.comment, description: 'The words before an edit.' }),
          at: moment('When they were replaced, UTC.'),
        },
        closed,
      ),
      { description: 'Earlier words, oldest first.' },
    ),
    note: Type.Optional(text(limits.note, 'What the moderator wrote to me.')),
    appeal: Type.Optional(text(limits.note, 'What I wrote in my appeal.')),
  },
  { $id: 'MyIdeaKept', ...closed, description: 'An idea of mine with all that is kept of it.' },
);

/** Everything that the server keeps of me, in one file. */
export const MyContributions = Type.Object(
  {
    organisation: text(limits.name, 'Where it is kept.'),
    exportedAt: moment('When this was put together, UTC.'),
    since: Type.String({ format: 'date', description: 'The day of the first visit that is known.' }),
    proofs: Type.Array(
      Type.Object(
        {
          kind: oneOf(['email', 'code', 'resident'] as const, 'Which proof.'),
          day: Type.String({ format: 'date', description: 'When it was given first.' }),
        },
        closed,
      ),
      { description: 'Proofs of identity; of an address or a person only a keyed hash is kept.' },
    ),
    names: Type.Array(Type.Object({ thread: Ref, name: text(limits.name, 'My pseudonym there.') }, closed), {
      description: 'My pseudonym in each thread and on each board.',
    }),
    comments: Type.Array(MyContribution, { description: 'My comments, oldest first.' }),
    ideas: Type.Array(MyIdeaKept, { description: 'My ideas, oldest first.' }),
    supports: Type.Array(IdeaId, { description: 'Ideas that I support.' }),
    merges: Type.Array(
      Type.Object(
        {
          from: IdeaId,
          into: IdeaId,
          answer: Type.Optional(oneOf(['moved', 'stays'] as const, 'What I answered.')),
        },
        closed,
      ),
      { description: 'Questions about merging ideas that I support.' },
    ),
    reactions: Type.Array(
      Type.Object({ comment: CommentId, reaction: oneOf(['agree', 'disagree'] as const, 'Mine.') }, closed),
      { description: 'My reactions.' },
    ),
    flags: Type.Array(
      Type.Object(
        {
          comment: Type.Optional(CommentId),
          idea: Type.Optional(IdeaId),
          reason: ModerationReason,
          note: Type.Optional(text(limits.note, 'What I wrote.')),
          at: moment('When, UTC.'),
        },
        closed,
      ),
      { description: 'What I flagged.' },
    ),
    blocks: Type.Array(
      Type.Object(
        {
          until: moment('Until when I can not write, UTC.'),
          reason: ModerationReason,
          note: Type.Optional(text(limits.note, 'What the moderator wrote to me.')),
        },
        closed,
      ),
      { description: 'When I was kept from writing.' },
    ),
    subscriptions: Type.Array(
      Type.Object(
        {
          thread: Type.Optional(Ref),
          comment: Type.Optional(CommentId),
          idea: Type.Optional(IdeaId),
          since: moment('Since, UTC.'),
        },
        closed,
      ),
      { description: 'What I get mail about.' },
    ),
    ballots: text(1000, 'Why my ballots are not here, in the language of the organisation.'),
  },
  { $id: 'MyContributions', ...closed, description: 'Everything that is kept of me.' },
);
export type MyContributions = Static<typeof MyContributions>;

/** What becomes of my comments when I am erased. */
export const erasedComments = ['withdrawn', 'anonymous'] as const;
export type ErasedComments = (typeof erasedComments)[number];

/** What was erased. */
export const Erased = Type.Object(
  {
    withdrawn: Type.Integer({ minimum: 0, description: 'Comments and ideas whose words are gone.' }),
    anonymous: Type.Integer({
      minimum: 0,
      description: 'Comments and ideas that stay without anything about me.',
    }),
    reactions: Type.Integer({ minimum: 0, description: 'Reactions that were taken back.' }),
    supports: Type.Integer({ minimum: 0, description: 'Supports of ideas that were taken back.' }),
    ballots: text(1000, 'What becomes of my ballots, in the language of the organisation.'),
  },
  { $id: 'Erased', ...closed, description: 'What was erased.' },
);
export type Erased = Static<typeof Erased>;
