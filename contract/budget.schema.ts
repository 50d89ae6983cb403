import { Type, type Static } from '@sinclair/typebox';
import { AccessLevel, IdeaSource, Phase } from './activity.schema.js';
import { limits } from './limits.js';
import { SignedTreeHead } from './log.schema.js';
import { OptionId, Picture, Receipt, Turnout } from './poll.schema.js';

const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const words = <const T extends string>(list: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(list.map((word) => Type.Literal(word)) as never, { description }));

/** Money in whole cents. */
const cents = (description: string) =>
  Type.Integer({ minimum: 0, maximum: limits.money, description: `${description} In whole cents.` });

/** Id of a project within its budget; that of a Pabulib file is kept, so it may have capitals and dots. */
export const ProjectId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$',
  description: 'Id of a project within its budget.',
});

/** Id of an area or category within its budget. */
export const GroupId = OptionId;

/** An area of the quarter, or a category of projects. */
export const BudgetGroup = Type.Object(
  { id: GroupId, name: text(limits.name, 'Its name.') },
  { $id: 'BudgetGroup', additionalProperties: false, description: 'An area or a category.' },
);
export type BudgetGroup = Static<typeof BudgetGroup>;

/** Where a winner stands, oldest first in a list. */
export const ProjectProgress = Type.Object(
  {
    status: words(['chosen', 'preparing', 'making', 'done', 'dropped'], 'Where it stands.'),
    day: Type.String({ format: 'date', description: 'The day on which that was so, RFC 3339 full-date.' }),
    note: Type.Optional(text(limits.optionText, 'What there is to tell; the reason where it was dropped.')),
    picture: Type.Optional(Picture),
  },
  { $id: 'ProjectProgress', additionalProperties: false, description: 'Where a winner stands.' },
);
export type ProjectProgress = Static<typeof ProjectProgress>;

/** Place in WGS 84, degrees. */
export const GeoPoint = Type.Object(
  {
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north.' }),
    longitude: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east.' }),
  },
  { $id: 'GeoPoint', additionalProperties: false, description: 'A place in WGS 84.' },
);
export type GeoPoint = Static<typeof GeoPoint>;

/** One project that money can go to. */
export const Project = Type.Object(
  {
    id: ProjectId,
    title: text(limits.title, 'Its name.'),
    cost: cents('What it costs.'),
    text: Type.Optional(text(limits.optionText, 'What it is, plain text; blank lines separate paragraphs.')),
    picture: Type.Optional(Picture),
    area: Type.Optional(GroupId),
    category: Type.Optional(GroupId),
    place: Type.Optional(GeoPoint),
    proposer: Type.Optional(text(limits.name, 'Who thought of it, as they want to be called.')),
    from: Type.Optional(IdeaSource),
    withdrawn: Type.Optional(text(limits.note, 'Why it takes no part any more.')),
    progress: Type.Optional(Type.Array(ProjectProgress, { description: 'Where it stands, oldest first.' })),
  },
  { $id: 'Project', additionalProperties: false, description: 'One project that money can go to.' },
);
export type Project = Static<typeof Project>;

/** The forms of a ballot of a budget. */
export const budgetForms = [
  'knapsack',
  'approval',
  'points',
  'ranking',
  'one-per-area',
  'one-per-category',
] as const;
export type BudgetForm = (typeof budgetForms)[number];

/** How much a ballot may take of one area or category. */
export const GroupLimit = Type.Object(
  {
    by: words(['area', 'category'], 'What the id names.'),
    id: GroupId,
    min: Type.Optional(count('Least number of its projects.')),
    max: Type.Optional(count('Greatest number of its projects.')),
    maxSpend: Type.Optional(cents('The most that its projects may cost together.')),
  },
  { $id: 'GroupLimit', additionalProperties: false, description: 'A limit for one area or category.' },
);
export type GroupLimit = Static<typeof GroupLimit>;

/** The most money that the count gives to one area or category. */
export const Quota = Type.Object(
  {
    by: words(['area', 'category'], 'What the id names.'),
    id: GroupId,
    budget: cents('The most that its winners may cost together.'),
  },
  { $id: 'Quota', additionalProperties: false, description: 'The most money for one area or category.' },
);
export type Quota = Static<typeof Quota>;

/** The rule of a budget: published before opening, fixed with the first ballot. COUNTING, "Budgets". */
export const BudgetRule = Type.Object(
  {
    form: words(budgetForms, 'The form of the ballot.'),
    access: AccessLevel,
    results: words(['always', 'after-voting', 'after-closing'], 'When the running count of votes shows.'),
    blank: Type.Boolean({ description: 'Whether a blank vote is possible.' }),
    min: count('Least number of projects on a ballot that is not blank.'),
    max: Type.Integer({ minimum: 1, maximum: limits.projects, description: 'Greatest number of projects.' }),
    minSpend: Type.Optional(cents('The least that the projects of a ballot may cost together.')),
    maxSpend: Type.Optional(cents('The most that they may cost together; the budget for a knapsack.')),
    points: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'points: the most that a ballot gives in all.',
      }),
    ),
    maxPoints: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, description: 'points: the most for one project.' }),
    ),
    groups: Type.Optional(Type.Array(GroupLimit, { description: 'Limits per area and per category.' })),
    method: words(['greedy', 'equal-shares', 'phragmen'], 'The counting rule.'),
    mode: Type.Optional(
      words(['skip', 'no-skip'], 'greedy, phragmen: pass over what does not fit, or stop there.'),
    ),
    threshold: Type.Optional(count('greedy: fewer votes or points than this never win.')),
    utility: Type.Optional(
      words(['cost', 'cardinality'], 'equal-shares: what a winner is worth to who voted for it.'),
    ),
    completion: Type.Optional(
      words(
        ['none', 'add1', 'add1-exhaustive-stop', 'add1u', 'utilitarian'],
        'equal-shares: how money that is left is used.',
      ),
    ),
    increment: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.money,
        description: 'equal-shares: cents a voter that add1 adds.',
      }),
    ),
    comparison: Type.Optional(
      Type.Boolean({
        description: 'equal-shares: greedy counts instead where strictly more voters are better off with it.',
      }),
    ),
    quotas: Type.Optional(Type.Array(Quota, { description: 'The most money per area or category.' })),
    quorum: count('Voters needed for a valid outcome; 0 for none.'),
    seedHash: Type.String({
      description: 'SHA-256 in hexadecimal of the seed that decides the last ties by a draw.',
    }),
  },
  {
    $id: 'BudgetRule',
    additionalProperties: false,
    description: 'The rule of a budget, fixed before the first ballot.',
  },
);
export type BudgetRule = Static<typeof BudgetRule>;

/** The result of a count; its exact shape is `BudgetResult` of counting/budget/result.ts. */
export const BudgetResult = Type.Object(
  {
    winners: Type.Array(ProjectId, { description: 'What won, in the order in which it was chosen.' }),
    cost: cents('What the winners cost together.'),
    hash: Type.Optional(Type.String({ description: 'SHA-256 of the canonical result, in hexadecimal.' })),
  },
  {
    $id: 'BudgetResult',
    additionalProperties: true,
    description: 'Winners, why and why not, rounds, ties, and what greedy counting would have chosen.',
  },
);

/** The budget as everyone sees it; equal for everyone, so that any cache may keep it. */
export const Budget = Type.Object(
  {
    ref: Type.String({ description: 'The slug of the activity.' }),
    organisation: Type.String({ description: 'Name of the organisation that asks.' }),
    organisationSlug: Type.String({ description: 'Short name of the organisation on this server.' }),
    language: Type.String({ description: 'Language of the content, BCP 47.' }),
    title: text(limits.title, 'What it is about.'),
    lead: Type.Optional(text(limits.lead, 'What it is about, plain text; blank lines separate paragraphs.')),
    budget: cents('The money there is.'),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
    projects: Type.Array(Project, { description: 'The projects, in the published order.' }),
    areas: Type.Array(BudgetGroup, { description: 'The areas, in the order of filters.' }),
    categories: Type.Array(BudgetGroup, { description: 'The categories, in the order of filters.' }),
    outline: Type.Optional(
      Type.String({
        maxLength: limits.url,
        description: 'Address on the server of a GeoJSON file with the outline of the area, for the map.',
      }),
    ),
    rule: BudgetRule,
    phase: Phase,
    opensAt: Type.String({ format: 'date-time', description: 'Opening, UTC.' }),
    closesAt: Type.String({ format: 'date-time', description: 'Closing, UTC.' }),
    turnout: Turnout,
    votes: Type.Optional(
      Type.Record(ProjectId, count('Votes, or points.'), {
        description:
          'The running votes or points per project, while open and where the rule shows them to all.',
      }),
    ),
    result: Type.Optional(BudgetResult),
    seed: Type.Optional(Type.String({ description: 'The seed of the draw; public after closing.' })),
    head: Type.Optional(SignedTreeHead),
    published: Type.Boolean({ description: 'Whether the anonymous ballots can be downloaded.' }),
    version: Type.Integer({ description: 'Grows with every change; a smaller number is older.' }),
  },
  { $id: 'Budget', additionalProperties: false, description: 'The budget as everyone sees it.' },
);
export type Budget = Static<typeof Budget>;

/** What is on a ballot; which member is used follows from the form. */
export const BudgetBallot = Type.Object(
  {
    projects: Type.Optional(
      Type.Array(ProjectId, {
        maxItems: limits.projects,
        description: 'knapsack, approval, one-per-area, one-per-category: the projects chosen.',
      }),
    ),
    points: Type.Optional(
      Type.Record(ProjectId, Type.Integer({ minimum: 0, maximum: 1000 }), {
        description: 'points: how many for each project.',
      }),
    ),
    ranking: Type.Optional(
      Type.Array(ProjectId, { maxItems: limits.projects, description: 'ranking: best first.' }),
    ),
    blank: Type.Optional(Type.Literal(true, { description: 'A blank vote.' })),
  },
  { $id: 'BudgetBallot', additionalProperties: false, description: 'What is on a ballot.' },
);
export type BudgetBallot = Static<typeof BudgetBallot>;

/** A ballot as it is sent. */
export const BudgetBallotInput = Type.Object(
  {
    ballot: BudgetBallot,
    nonce: Type.String({
      pattern: '^[0-9a-f]{32}$',
      description: 'Random 128 bits in hexadecimal, made by the device, for the receipt.',
    }),
  },
  { $id: 'BudgetBallotInput', additionalProperties: false, description: 'A ballot as it is sent.' },
);
export type BudgetBallotInput = Static<typeof BudgetBallotInput>;

/** What only I may see of a budget. */
export const MyBudgetBallot = Type.Object(
  {
    can: Type.Object(
      {
        vote: Type.Boolean({ description: 'Whether I can vote or change my vote now.' }),
        needs: Type.Optional(AccessLevel),
        seeResult: Type.Boolean({ description: 'Whether the running votes or the result are open to me.' }),
      },
      { additionalProperties: false, description: 'What I can do with this budget now.' },
    ),
    ballot: Type.Optional(BudgetBallot),
    votes: Type.Optional(
      Type.Record(ProjectId, count('Votes, or points.'), {
        description: 'The running votes or points, where voting opened them to me.',
      }),
    ),
  },
  { $id: 'MyBudgetBallot', additionalProperties: false, description: 'What only I may see of a budget.' },
);
export type MyBudgetBallot = Static<typeof MyBudgetBallot>;

/** The answer to a vote: the budget as a read gives it, my part of it, and the receipt. */
export const BudgetVoteAnswer = Type.Object(
  { budget: Budget, mine: MyBudgetBallot, receipt: Receipt },
  { $id: 'BudgetVoteAnswer', additionalProperties: false, description: 'The answer to a vote.' },
);
export type BudgetVoteAnswer = Static<typeof BudgetVoteAnswer>;

/** The file of anonymous ballots that anyone can recount; `stem-budget-1` of counting/files. */
export const PublishedBudget = Type.Object(
  {
    format: Type.Literal('stem-budget-1', { description: 'Name and version of the format.' }),
    ref: Type.String({ description: 'The budget.' }),
  },
  {
    $id: 'PublishedBudget',
    additionalProperties: true,
    description: 'The anonymous ballots with everything a recount needs.',
  },
);
export type PublishedBudget = Static<typeof PublishedBudget>;
