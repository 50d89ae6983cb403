import { Type, type Static } from '@sinclair/typebox';
import { Ref } from './activity.schema.js';
import { GeoPoint } from './budget.schema.js';
import { Author, CommentId, ModerationReason } from './comment.schema.js';
import { limits } from './limits.js';
import { OptionId } from './poll.schema.js';

const moment = (description: string) => Type.String({ format: 'date-time', description });
const day = (description: string) => Type.String({ format: 'date', description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));
const closed = { additionalProperties: false } as const;

/** Id of an idea: 16 letters and digits, as of a comment. Its conversation is the thread `idea-` + id. */
export const IdeaId = Type.String({ pattern: CommentId.pattern!, description: 'Id of an idea.' });

/** Id of a category or an area within its board. */
export const BoardGroupId = OptionId;

/** Where the organisation stands with an idea. */
export const ideaStatuses = ['new', 'considering', 'yes', 'partly', 'no', 'done'] as const;
export type IdeaStatus = (typeof ideaStatuses)[number];
export const IdeaStatus = oneOf(ideaStatuses, 'Where the organisation stands with it.');

/** Whether an idea shows, as of comments. */
export type IdeaState = 'pending' | 'published' | 'hidden' | 'withdrawn';
const IdeaState = oneOf<IdeaState>(
  ['pending', 'published', 'hidden', 'withdrawn'],
  'Whether it shows. One that was withdrawn or hidden keeps its address and its conversation.',
);

/** Orders of a list of ideas. */
export const ideaSorts = ['random', 'newest', 'most-supported', 'nearby', 'answered', 'best'] as const;
export type IdeaSort = (typeof ideaSorts)[number];
export const IdeaSort = oneOf(
  ideaSorts,
  'random: by `seed`. nearby: by `near`, only ideas with a place. answered: latest official answer first. best: only with `search`, and the order of a search that names none.',
);

/** A picture in several widths: `{address}-{width}.avif` and `.webp`, with `?key=` where there is one. */
export const IdeaPicture = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9a-z]{24}$', description: 'Id of the picture.' }),
    alt: text(limits.alt, 'Alternative text.'),
    address: Type.String({
      maxLength: limits.url,
      description: 'Address on this server, up to the width: `/media/pictures/{id}`.',
    }),
    widths: Type.Array(Type.Integer({ minimum: 1 }), { description: 'Widths that exist, smallest first.' }),
    width: Type.Integer({ minimum: 1, description: 'Width of the largest in pixels.' }),
    height: Type.Integer({ minimum: 1, description: 'Height of the largest in pixels.' }),
    key: Type.Optional(
      Type.String({
        description:
          'Opens a picture that waits or is hidden, for its author and for moderators: `?key=` after the address.',
      }),
    ),
  },
  { $id: 'IdeaPicture', ...closed, description: 'A picture in several widths.' },
);
export type IdeaPicture = Static<typeof IdeaPicture>;

/** A picture that was uploaded and not yet used. */
export const UploadedPicture = Type.Object(
  {
    id: IdeaPicture.properties.id,
    address: IdeaPicture.properties.address,
    widths: IdeaPicture.properties.widths,
    width: IdeaPicture.properties.width,
    height: IdeaPicture.properties.height,
    key: Type.String({
      description:
        'Opens it, as `?key=` after the address, until its idea is published; only its sender is told.',
    }),
    keptUntil: moment('Until when it is kept when no idea uses it, UTC.'),
  },
  { $id: 'UploadedPicture', ...closed, description: 'A picture that was uploaded.' },
);
export type UploadedPicture = Static<typeof UploadedPicture>;

/** A place on paper: a document of the council, by address and title. */
export const CouncilDocument = Type.Object(
  {
    url: Type.String({ maxLength: limits.url, pattern: '^https?://', description: 'Its address.' }),
    title: text(limits.title, 'Its title.'),
  },
  { $id: 'CouncilDocument', ...closed, description: 'A document of the council.' },
);
export type CouncilDocument = Static<typeof CouncilDocument>;

/** One step in what became of an idea. */
export const IdeaAnswerEntry = Type.Object(
  {
    status: IdeaStatus,
    at: moment('Since when, UTC.'),
    response: Type.Optional(text(limits.comment, 'The official answer, plain text.')),
    who: Type.Optional(text(limits.name, 'Who answers, such as "Wethouder Verkeer".')),
    cost: Type.Optional(
      Type.Integer({ minimum: 0, maximum: limits.money, description: 'What it costs, in whole cents.' }),
    ),
    picture: Type.Optional(IdeaPicture),
  },
  { $id: 'IdeaAnswerEntry', ...closed, description: 'One step in what became of an idea.' },
);
export type IdeaAnswerEntry = Static<typeof IdeaAnswerEntry>;

/** Who answers an idea, and by when. */
export const IdeaClock = Type.Object(
  {
    who: Type.Optional(text(limits.name, 'Who answers.')),
    due: Type.Optional(moment('By when, UTC.')),
    overdue: Type.Boolean({ description: 'Whether that has passed without an answer.' }),
    answeredAt: Type.Optional(moment('When it was first answered with yes, partly, no or done, UTC.')),
  },
  { $id: 'IdeaClock', ...closed, description: 'Who answers, and by when.' },
);
export type IdeaClock = Static<typeof IdeaClock>;

/** Where an idea stands on its way to the agenda. */
export const IdeaAgenda = Type.Object(
  {
    state: oneOf(['gathering', 'reached', 'missed'] as const, 'missed: the time has passed before.'),
    reachedAt: Type.Optional(moment('When the threshold was reached, once and for all, UTC.')),
    meetingDay: Type.Optional(day('The day of the meeting.')),
    document: Type.Optional(CouncilDocument),
  },
  { $id: 'IdeaAgenda', ...closed, description: 'An idea on its way to the agenda.' },
);
export type IdeaAgenda = Static<typeof IdeaAgenda>;

/** Another idea, as a link. */
const IdeaLink = Type.Object(
  { id: IdeaId, title: text(limits.title, 'Its title.') },
  { $id: 'IdeaLink', ...closed, description: 'Another idea.' },
);
export type IdeaLink = Static<typeof IdeaLink>;

/** What an idea became: an option of a poll or a project of a budget. */
export const Became = Type.Object(
  {
    kind: oneOf(['poll', 'budget'] as const, 'What it is part of.'),
    ref: Ref,
    title: text(limits.title, 'Title of the poll or budget.'),
    id: Type.String({ maxLength: 40, description: 'Id of the option or project there.' }),
  },
  { $id: 'Became', ...closed, description: 'What an idea became.' },
);
export type Became = Static<typeof Became>;

/** What lists and pages show of an idea alike; texts are absent unless it is published or mine. */
const shared = {
  id: IdeaId,
  board: Ref,
  state: IdeaState,
  reason: Type.Optional(ModerationReason),
  title: Type.Optional(text(limits.title, 'What it is, on one line.')),
  author: Type.Optional(Author),
  medium: oneOf(['online', 'assisted', 'paper'] as const, 'How it came in.'),
  category: Type.Optional(BoardGroupId),
  area: Type.Optional(BoardGroupId),
  place: Type.Optional(GeoPoint),
  placeName: Type.Optional(text(limits.name, 'The place in words, such as "Hoek Dorpsstraat".')),
  picture: Type.Optional(IdeaPicture),
  createdAt: moment('When it came in, UTC.'),
  editedAt: Type.Optional(moment('When it was last edited, UTC.')),
  supports: count('How many people support it.'),
  comments: count('Published comments under it.'),
  status: IdeaStatus,
  clock: IdeaClock,
  agenda: Type.Optional(IdeaAgenda),
  mergedInto: Type.Optional(IdeaLink),
};

/** An idea as a list shows it. */
export const IdeaCard = Type.Object(
  {
    ...shared,
    excerpt: Type.Optional(
      Type.String({ maxLength: limits.comment, description: 'The beginning of its text.' }),
    ),
    cut: Type.Boolean({ description: 'Whether its text goes on after the excerpt.' }),
  },
  { $id: 'IdeaCard', ...closed, description: 'An idea as a list shows it.' },
);
export type IdeaCard = Static<typeof IdeaCard>;

/** An idea as everyone sees it, or, where it is mine, as I see it. */
export const Idea = Type.Object(
  {
    ...shared,
    text: Type.Optional(text(limits.comment, 'Plain text as it was typed.')),
    thread: Type.String({ description: 'Ref of its conversation, also before its first comment.' }),
    statuses: Type.Array(IdeaAnswerEntry, { description: 'What became of it, oldest first.' }),
    merged: Type.Array(IdeaLink, { description: 'Ideas that were merged into it.' }),
    became: Type.Array(Became, { description: 'Options and projects that were made of it.' }),
    versions: count('How many times its words were changed.'),
  },
  { $id: 'Idea', ...closed, description: 'An idea.' },
);
export type Idea = Static<typeof Idea>;

/** A page of ideas. */
export const IdeaPage = Type.Object(
  {
    ideas: Type.Array(IdeaCard, { description: 'In the order that was asked for; at most 20.' }),
    sort: IdeaSort,
    seed: Type.Optional(Type.String({ description: 'The seed of a random order.' })),
    found: Type.Optional(count('How many ideas fit; only on a first page, counted up to 1,000.')),
    foundMore: Type.Optional(Type.Boolean({ description: 'Whether more than `found` fit.' })),
    next: Type.Optional(text(200, 'Goes into `after` with the same query.')),
  },
  { $id: 'IdeaPage', ...closed, description: 'A page of ideas.' },
);
export type IdeaPage = Static<typeof IdeaPage>;

/** Which ideas, and in which order. */
export interface IdeaQuery {
  sort?: string;
  category?: string;
  area?: string;
  status?: string;
  search?: string;
  /** `latitude,longitude` in degrees; needed for `nearby`. */
  near?: string;
  /** 1–64 letters, digits, `-` and `.`; the day (UTC) where none is sent. */
  seed?: string;
  after?: string;
}

/** Ideas like a title that someone types. */
export const SimilarIdeas = Type.Object(
  { ideas: Type.Array(IdeaCard, { description: 'Likest first; at most 5.' }) },
  { $id: 'SimilarIdeas', ...closed, description: 'Ideas like a title.' },
);
export type SimilarIdeas = Static<typeof SimilarIdeas>;

/** An address that was looked up. */
export const FoundAddress = Type.Object(
  { name: text(limits.name, 'The address as people write it.'), place: GeoPoint },
  { $id: 'FoundAddress', ...closed, description: 'An address that was looked up.' },
);
export type FoundAddress = Static<typeof FoundAddress>;

/** Addresses that fit what someone typed. */
export const FoundAddresses = Type.Object(
  {
    addresses: Type.Array(FoundAddress, {
      description: 'Best first; at most 8, all within the outline where the board has one.',
    }),
  },
  { $id: 'FoundAddresses', ...closed, description: 'Addresses that fit what someone typed.' },
);
export type FoundAddresses = Static<typeof FoundAddresses>;

/** One idea on the map. */
const Spot = Type.Object(
  {
    id: IdeaId,
    title: text(limits.title, 'Its title.'),
    latitude: Type.Number({ description: 'Degrees north.' }),
    longitude: Type.Number({ description: 'Degrees east.' }),
    category: Type.Optional(BoardGroupId),
    status: IdeaStatus,
    supports: count('How many people support it.'),
  },
  { $id: 'Spot', ...closed, description: 'One idea on the map.' },
);
export type Spot = Static<typeof Spot>;

/** Ideas that stand close together. */
const SpotCluster = Type.Object(
  {
    latitude: Type.Number({ description: 'Degrees north of their middle.' }),
    longitude: Type.Number({ description: 'Degrees east of their middle.' }),
    ideas: count('How many.'),
    box: Type.Array(Type.Number(), { description: 'West, south, east, north: where they stand.' }),
  },
  { $id: 'SpotCluster', ...closed, description: 'Ideas that stand close together.' },
);

/** The ideas with a place. Where there are more than 2,000, clusters instead: ask again with a smaller `box`. */
export const Places = Type.Object(
  {
    spots: Type.Array(Spot, { description: 'Newest first; none where there are clusters.' }),
    clusters: Type.Array(SpotCluster, { description: 'At most 400; none where there are spots.' }),
  },
  { $id: 'Places', ...closed, description: 'The ideas with a place.' },
);
export type Places = Static<typeof Places>;

/** The words of an idea; the same for a new one and a changed one. */
const words = {
  title: text(limits.title, 'What it is, on one line.'),
  text: text(limits.comment, 'Plain text.'),
  category: Type.Optional(BoardGroupId),
  area: Type.Optional(BoardGroupId),
  place: Type.Optional(GeoPoint),
  placeName: Type.Optional(text(limits.name, 'The place in words.')),
  picture: Type.Optional(
    Type.Object(
      { id: IdeaPicture.properties.id, alt: IdeaPicture.properties.alt },
      { ...closed, description: 'A picture that I uploaded, with its alternative text.' },
    ),
  ),
};

/** What someone proposes. */
export const IdeaInput = Type.Object(
  {
    ...words,
    name: Type.Optional(text(limits.name, 'A name for this idea; a pseudonym when left out.')),
    medium: Type.Optional(
      oneOf(['online', 'assisted', 'paper'] as const, 'assisted, paper: typed in by staff; staff only.'),
    ),
    work: Type.Optional(Type.String({ maxLength: 2000, description: 'Solved proof of work.' })),
    website: Type.Optional(
      Type.String({ maxLength: 200, description: 'Leave empty: people do not see it.' }),
    ),
  },
  { $id: 'IdeaInput', ...closed, description: 'What someone proposes.' },
);
export type IdeaInput = Static<typeof IdeaInput>;

/** New words for my idea: the whole of it, what is left out is gone. */
export const IdeaEdit = Type.Object(words, {
  $id: 'IdeaEdit',
  ...closed,
  description: 'New words for my idea.',
});
export type IdeaEdit = Static<typeof IdeaEdit>;

/** What staff say became of an idea. */
export const IdeaStatusInput = Type.Object(
  {
    status: IdeaStatus,
    response: Type.Optional(text(limits.comment, 'The official answer; needed for yes, partly and no.')),
    who: Type.Optional(text(limits.name, 'Who answers; whom the member of staff speaks for if left out.')),
    cost: IdeaAnswerEntry.properties.cost,
    picture: words.picture,
  },
  { $id: 'IdeaStatusInput', ...closed, description: 'What became of an idea.' },
);
export type IdeaStatusInput = Static<typeof IdeaStatusInput>;

/** Who answers an idea and by when; what is left out is as the board says. */
export const IdeaClockInput = Type.Object(
  {
    who: Type.Optional(text(limits.name, 'Who answers.')),
    due: Type.Optional(moment('By when, UTC.')),
  },
  { $id: 'IdeaClockInput', ...closed, description: 'Who answers, and by when.' },
);
export type IdeaClockInput = Static<typeof IdeaClockInput>;

/** When an idea that reached the threshold is on the agenda. */
export const IdeaAgendaInput = Type.Object(
  {
    meetingDay: Type.Optional(day('The day of the meeting.')),
    document: Type.Optional({ ...CouncilDocument, $id: undefined } as typeof CouncilDocument),
  },
  { $id: 'IdeaAgendaInput', ...closed, description: 'The meeting and its document.' },
);
export type IdeaAgendaInput = Static<typeof IdeaAgendaInput>;

/** Staff propose to merge an idea into another; nobody's support moves without a yes. */
export const IdeaMergeInput = Type.Object(
  { from: IdeaId, into: IdeaId, why: text(limits.note, 'Why, to everyone.') },
  { $id: 'IdeaMergeInput', ...closed, description: 'Proposes to merge ideas.' },
);
export type IdeaMergeInput = Static<typeof IdeaMergeInput>;

/** A proposal to merge, with what its supporters said so far. */
export const IdeaMerge = Type.Object(
  {
    id: IdeaId,
    from: IdeaLink,
    into: IdeaLink,
    why: text(limits.note, 'Why.'),
    at: moment('Since when, UTC.'),
    asked: count('How many supporters have a question.'),
    moved: count('How many said yes.'),
    stayed: count('How many said no.'),
  },
  { $id: 'IdeaMerge', ...closed, description: 'A proposal to merge.' },
);
export type IdeaMerge = Static<typeof IdeaMerge>;

/** My answer to the question whether my support moves along. */
export const IdeaMergeAnswerInput = Type.Object(
  { move: Type.Boolean({ description: 'Whether my support moves along.' }) },
  { $id: 'IdeaMergeAnswerInput', ...closed, description: 'Whether my support moves along.' },
);
export type IdeaMergeAnswerInput = Static<typeof IdeaMergeAnswerInput>;
