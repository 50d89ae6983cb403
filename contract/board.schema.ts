import { Type, type Static } from '@sinclair/typebox';
import { AccessLevel, Phase, Ref } from './activity.schema.js';
import { ModerationReason } from './comment.schema.js';
import {
  Became,
  BoardGroupId,
  Idea,
  IdeaId,
  IdeaMerge,
  IdeaPage,
  IdeaSort,
  IdeaStatus,
} from './idea.schema.js';
import { limits } from './limits.js';

const moment = (description: string) => Type.String({ format: 'date-time', description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));
const closed = { additionalProperties: false } as const;

/** The steps of a process. Ideas are added in `collect`; supported in `collect` and `work-out`; then only read. */
export const processSteps = ['collect', 'work-out', 'vote', 'result'] as const;
export type ProcessStep = (typeof processSteps)[number];
export const ProcessStep = oneOf(processSteps, 'A step of the process.');

/** One phase of the process that a board is part of. */
export const ProcessPhase = Type.Object(
  {
    step: ProcessStep,
    title: text(limits.name, 'Its name for people.'),
    from: moment('When it begins, UTC; it ends where the next begins.'),
  },
  { $id: 'ProcessPhase', ...closed, description: 'One phase of a process.' },
);
export type ProcessPhase = Static<typeof ProcessPhase>;

/** A category, with how many published ideas it has. */
const BoardCategory = Type.Object(
  { id: BoardGroupId, name: text(limits.name, 'Its name.'), ideas: count('Published ideas.') },
  { $id: 'BoardCategory', ...closed, description: 'A category.' },
);

/** An area of Statistics Netherlands, with how many published ideas it has. */
const BoardArea = Type.Object(
  {
    id: BoardGroupId,
    name: text(limits.name, 'Its name.'),
    code: Type.Optional(text(20, 'CBS code, such as WK036300.')),
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2200, description: 'Year of the division.' })),
    ideas: count('Published ideas.'),
  },
  { $id: 'BoardArea', ...closed, description: 'An area.' },
);

/** What an idea needs to reach the agenda, and what happens then. */
export const BoardAgenda = Type.Object(
  {
    threshold: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Supporters that it needs.' }),
    until: Type.Optional(moment('Until when they count, UTC.')),
    then: text(limits.optionText, 'What happens when it is reached.'),
    otherwise: text(limits.optionText, 'What happens when it is not.'),
  },
  { $id: 'BoardAgenda', ...closed, description: 'What an idea needs to reach the agenda.' },
);
export type BoardAgenda = Static<typeof BoardAgenda>;

/** Map tiles, only where the municipality set them. */
const Tiles = Type.Object(
  {
    url: Type.String({ maxLength: limits.url, description: 'Template with {z}, {x} and {y}.' }),
    attribution: text(limits.option, 'Whose they are.'),
    maxZoom: Type.Integer({ minimum: 1, maximum: 24, description: 'Deepest level.' }),
  },
  { $id: 'Tiles', ...closed, description: 'Map tiles.' },
);

/** The board as everyone sees it, with its first page; equal for everyone, so that any cache may keep it. */
export const Board = Type.Object(
  {
    ref: Ref,
    organisation: text(limits.name, 'Who asks.'),
    organisationSlug: text(limits.ref, 'Its slug.'),
    language: Type.String({ description: 'Language of the content, BCP 47.' }),
    title: text(limits.title, 'The question.'),
    lead: Type.Optional(text(limits.lead, 'What it is about, plain text.')),
    phase: Phase,
    opensAt: moment('Opening, UTC.'),
    closesAt: Type.Optional(moment('Closing, UTC; absent when it stays open.')),
    step: ProcessStep,
    phases: Type.Array(ProcessPhase, {
      description: 'The phases of its process, in order; none without one.',
    }),
    access: AccessLevel,
    moderation: oneOf(['before', 'after'] as const, 'Whether an idea shows after approval or at once.'),
    editMinutes: count('Minutes in which an idea can be edited, if nobody supported it or wrote under it.'),
    categories: Type.Array(BoardCategory, { description: 'In the order of filters.' }),
    areas: Type.Array(BoardArea, { description: 'In the order of filters.' }),
    place: oneOf(
      ['none', 'optional', 'needed'] as const,
      'Whether an idea says where it is; where that is needed, by a place, its name or an area.',
    ),
    within: Type.Boolean({ description: 'Whether the place has to lie within the outline.' }),
    pictures: Type.Boolean({ description: 'Whether an idea may have a picture.' }),
    outline: Type.Optional(
      Type.String({ maxLength: limits.url, description: 'Address of the outline, GeoJSON, on this server.' }),
    ),
    tiles: Type.Optional(Tiles),
    addresses: Type.Optional(
      Type.Boolean({ description: 'Whether an address can be looked up for a place; absent when not.' }),
    ),
    grid: oneOf(['wgs84', 'rd'] as const, 'How a place shows: in degrees, or in the Dutch grid.'),
    agenda: Type.Optional(BoardAgenda),
    answerDays: Type.Optional(count('Days within which the organisation answers.')),
    ideas: count('Published ideas.'),
    supports: count('Supports of published ideas.'),
    statuses: Type.Array(Type.Object({ status: IdeaStatus, ideas: count('Published ideas.') }, closed), {
      description: 'Only those that have any.',
    }),
    hidden: Type.Array(Type.Object({ reason: ModerationReason, count: count('How many.') }, closed), {
      description: 'Hidden ideas by reason.',
    }),
    withdrawn: count('Withdrawn ideas.'),
    links: Type.Array(
      Type.Object(
        {
          kind: oneOf(['poll', 'budget', 'thread', 'board'] as const, 'What it is.'),
          ref: Ref,
          title: text(limits.title, 'Its title.'),
          ideas: count('Ideas of this board that became part of it.'),
        },
        closed,
      ),
      { description: 'Other activities of the process, and what ideas became.' },
    ),
    sort: IdeaSort,
    version: count('Grows with each change.'),
    first: IdeaPage,
  },
  { $id: 'Board', ...closed, description: 'A board with its first page.' },
);
export type Board = Static<typeof Board>;

/** An idea of mine, with what I can do with it. */
const MyIdea = Type.Object(
  {
    idea: Idea,
    editableUntil: Type.Optional(moment('Until when I can edit it.')),
    note: Type.Optional(text(limits.note, 'What the moderator wrote to me.')),
    appeal: Type.Optional(oneOf(['possible', 'sent', 'rejected'] as const, 'Where my appeal stands.')),
  },
  { $id: 'MyIdea', ...closed, description: 'An idea of mine.' },
);
export type MyIdea = Static<typeof MyIdea>;

/** A question to me: does my support move along? */
const MyMerge = Type.Object(
  {
    id: IdeaMerge.properties.id,
    from: IdeaMerge.properties.from,
    into: IdeaMerge.properties.into,
    why: IdeaMerge.properties.why,
    at: IdeaMerge.properties.at,
    answer: Type.Optional(oneOf(['moved', 'stays'] as const, 'What I answered.')),
  },
  { $id: 'MyMerge', ...closed, description: 'Whether my support moves along.' },
);
export type MyMerge = Static<typeof MyMerge>;

/** What only I may see of a board. */
export const MyBoard = Type.Object(
  {
    supports: Type.Array(IdeaId, { description: 'Ideas that I support; at most 2,000.' }),
    ideas: Type.Array(MyIdea, { description: 'My latest ideas, also those not published; at most 50.' }),
    merges: Type.Array(MyMerge, { description: 'Questions to me, those without my answer first.' }),
    follows: Type.Array(IdeaId, { description: 'Ideas that I get mail about.' }),
    followed: Type.Boolean({ description: 'Whether I get mail about new ideas.' }),
    can: Type.Object(
      {
        add: Type.Boolean({ description: 'Whether I can add an idea, perhaps after proving who I am.' }),
        support: Type.Boolean({ description: 'Whether I can support, perhaps after proving who I am.' }),
        moderate: Type.Boolean({ description: 'Whether I moderate here.' }),
        answer: Type.Boolean({ description: 'Whether I say here what became of ideas.' }),
        needs: Type.Optional(AccessLevel),
      },
      { ...closed, description: 'What I can do here.' },
    ),
    blockedUntil: Type.Optional(moment('Until when I can not write.')),
    name: Type.Optional(text(limits.name, 'My pseudonym here.')),
  },
  { $id: 'MyBoard', ...closed, description: 'What only I may see of a board.' },
);
export type MyBoard = Static<typeof MyBoard>;

/** The answer to every write about an idea: what everyone sees, and what only I see. */
export const IdeaAnswer = Type.Object(
  { idea: Idea, board: Board, mine: MyBoard },
  { $id: 'IdeaAnswer', ...closed, description: 'An idea, its board, and my part.' },
);
export type IdeaAnswer = Static<typeof IdeaAnswer>;

/** What was made of ideas. */
export const Handover = Type.Object(
  {
    ref: Ref,
    became: Type.Array(Type.Object({ idea: IdeaId, became: Became }, closed), {
      description: 'Each idea with what it became.',
    }),
  },
  { $id: 'Handover', ...closed, description: 'What was made of ideas.' },
);
export type Handover = Static<typeof Handover>;

/** Makes ideas into options of a poll or projects of a budget that is not open yet. */
export const HandoverInput = Type.Object(
  {
    to: oneOf(['poll', 'budget'] as const, 'What they become part of.'),
    ref: Ref,
    replace: Type.Optional(
      Type.Boolean({
        description: 'Whether they come in the place of what is there; beside it if left out.',
      }),
    ),
    ideas: Type.Array(
      Type.Object(
        {
          idea: IdeaId,
          title: Type.Optional(
            text(limits.title, 'The option or project; the title of the idea if left out.'),
          ),
          text: Type.Optional(text(limits.optionText, 'More about it, in the words of the organisation.')),
          cost: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: limits.money,
              description: 'budget: what it costs, in whole cents; that of its answer if left out.',
            }),
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: limits.options, description: 'Which ideas, in this order.' },
    ),
  },
  { $id: 'HandoverInput', ...closed, description: 'Makes ideas into options or projects.' },
);
export type HandoverInput = Static<typeof HandoverInput>;
