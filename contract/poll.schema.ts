import { Type, type Static } from '@sinclair/typebox';
import { limits } from './limits.js';
import { AccessLevel, IdeaSource, Phase } from './activity.schema.js';
import { Commitment, SignedTreeHead } from './log.schema.js';

const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const count = (description: string) => Type.Integer({ minimum: 0, description });

/** Id of an option within its poll: short, stable, printable. */
export const OptionId = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,39}$',
  description: 'Id of an option within its poll.',
});

/** The forms of a poll. */
export const PollKind = Type.Union(
  ['single', 'several', 'ranked', 'score', 'scenario', 'statements'].map((k) => Type.Literal(k)) as never,
  { description: 'The form of the ballot.' },
);
export type PollKind = 'single' | 'several' | 'ranked' | 'score' | 'scenario' | 'statements';

/** The counting methods of a poll. */
export type PollMethod =
  'plurality' | 'approval' | 'borda' | 'irv' | 'schulze' | 'stv' | 'score' | 'statements';
const PollMethod = Type.Union(
  ['plurality', 'approval', 'borda', 'irv', 'schulze', 'stv', 'score', 'statements'].map((k) =>
    Type.Literal(k),
  ) as never,
  { description: 'The counting method.' },
);

/** When the result shows. */
export type ResultsRule = 'always' | 'after-voting' | 'after-closing';
const ResultsRule = Type.Union(
  ['always', 'after-voting', 'after-closing'].map((k) => Type.Literal(k)) as never,
  { description: 'When the result shows.' },
);

/** A picture with its alternative text and its size in CSS pixels, so that nothing jumps. */
export const Picture = Type.Object(
  {
    url: Type.String({ maxLength: limits.url, description: 'Address of the picture, on the server itself.' }),
    alt: Type.String({
      maxLength: limits.optionText,
      description: 'Alternative text; empty only for decoration.',
    }),
    width: Type.Integer({ minimum: 1, description: 'Width in CSS pixels.' }),
    height: Type.Integer({ minimum: 1, description: 'Height in CSS pixels.' }),
  },
  { $id: 'Picture', additionalProperties: false, description: 'A picture with alternative text.' },
);
export type Picture = Static<typeof Picture>;

/** What a scenario does to one group: better, worse or the same. */
export const Effect = Type.Object(
  {
    who: text(limits.name, 'Who is affected.'),
    change: Type.Unsafe<'gains' | 'loses' | 'same'>(
      Type.Union([Type.Literal('gains'), Type.Literal('loses'), Type.Literal('same')], {
        description: 'Better, worse or the same.',
      }),
    ),
    text: text(limits.option, 'The effect in a few words.'),
  },
  { $id: 'Effect', additionalProperties: false, description: 'What a scenario does to one group.' },
);
export type Effect = Static<typeof Effect>;

/** One option, candidate, scenario or statement of a poll. */
export const PollOption = Type.Object(
  {
    id: OptionId,
    label: text(limits.option, 'The option in a few words; for statements the statement.'),
    text: Type.Optional(text(limits.optionText, 'More about the option, plain text.')),
    picture: Type.Optional(Picture),
    cost: Type.Optional(text(limits.name, 'What the scenario costs, in words.')),
    effects: Type.Optional(Type.Array(Effect, { maxItems: 20, description: 'Who gains and who loses.' })),
    from: Type.Optional(IdeaSource),
  },
  { $id: 'PollOption', additionalProperties: false, description: 'One option of a poll.' },
);
export type PollOption = Static<typeof PollOption>;

/** The rule of a poll: published before opening, fixed with the first ballot. */
export const PollRule = Type.Object(
  {
    kind: Type.Unsafe<PollKind>(PollKind),
    method: Type.Unsafe<PollMethod>(PollMethod),
    access: AccessLevel,
    results: Type.Unsafe<ResultsRule>(ResultsRule),
    min: Type.Integer({
      minimum: 1,
      maximum: limits.options,
      description: 'Least number of options on a ballot that is not blank.',
    }),
    max: Type.Integer({
      minimum: 1,
      maximum: limits.options,
      description: 'Greatest number of options on a ballot.',
    }),
    blank: Type.Boolean({ description: 'Whether a blank vote is possible.' }),
    seats: Type.Integer({ minimum: 1, maximum: limits.options, description: 'How many options win.' }),
    scale: Type.Optional(
      Type.Object(
        {
          min: Type.Integer({ minimum: -10, maximum: 10, description: 'Lowest score.' }),
          max: Type.Integer({ minimum: -10, maximum: 10, description: 'Highest score.' }),
          labels: Type.Optional(
            Type.Array(text(limits.name, 'Name of a step of the scale.'), {
              maxItems: 21,
              description: 'A name per step, lowest first.',
            }),
          ),
        },
        { additionalProperties: false, description: 'The scale of a score poll.' },
      ),
    ),
    strength: Type.Optional(
      Type.Unsafe<'winning-votes' | 'margins'>(
        Type.Union([Type.Literal('winning-votes'), Type.Literal('margins')], {
          description: 'Strength of a Schulze path.',
        }),
      ),
    ),
    unranked: Type.Optional(
      Type.Unsafe<'zero' | 'average'>(
        Type.Union([Type.Literal('zero'), Type.Literal('average')], {
          description: 'Borda points of options that a ballot leaves out.',
        }),
      ),
    ),
    quorum: Type.Integer({ minimum: 0, description: 'Voters needed for a valid outcome; 0 for none.' }),
    seedHash: Type.String({
      description: 'SHA-256 in hexadecimal of the seed that decides ties by a draw; public before opening.',
    }),
  },
  {
    $id: 'PollRule',
    additionalProperties: false,
    description: 'The rule of a poll, fixed before the first ballot.',
  },
);
export type PollRule = Static<typeof PollRule>;

/** How many people voted, by medium. */
export const Turnout = Type.Object(
  {
    total: count('Voters in all.'),
    online: count('Voted online themselves.'),
    assisted: count('A help point typed it.'),
    paper: count('On paper.'),
  },
  { $id: 'Turnout', additionalProperties: false, description: 'How many people voted, by medium.' },
);
export type Turnout = Static<typeof Turnout>;

/** The result of a count; its exact shape per method is `PollResult` of counting/poll/result.ts. */
export const PollResult = Type.Object(
  {
    method: Type.Unsafe<PollMethod>(PollMethod),
    winners: Type.Array(OptionId, { description: 'Who won, in order.' }),
    hash: Type.Optional(Type.String({ description: 'SHA-256 of the canonical result, in hexadecimal.' })),
  },
  {
    $id: 'PollResult',
    additionalProperties: true,
    description: 'Outcome, tallies, rounds and ties of a count.',
  },
);

/** The result with all its numbers. */
export type PollResult = Static<typeof PollResult> & {
  [detail: string]: unknown;
};

/** The poll as everyone sees it; equal for everyone, so that any cache may keep it. */
export const Poll = Type.Object(
  {
    ref: Type.String({ description: 'The slug of the activity.' }),
    organisation: Type.String({ description: 'Name of the organisation that asks.' }),
    organisationSlug: Type.String({
      description: 'Short name of the organisation on this server; a session of one is worthless at another.',
    }),
    language: Type.String({ description: 'Language of the content, BCP 47.' }),
    title: text(limits.title, 'The question.'),
    lead: Type.Optional(text(limits.lead, 'What it is about, plain text; blank lines separate paragraphs.')),
    options: Type.Array(PollOption, { description: 'The options, in the order of the ballot.' }),
    rule: PollRule,
    phase: Phase,
    opensAt: Type.String({ format: 'date-time', description: 'Opening, UTC.' }),
    closesAt: Type.String({ format: 'date-time', description: 'Closing, UTC.' }),
    turnout: Turnout,
    result: Type.Optional(PollResult),
    seed: Type.Optional(Type.String({ description: 'The seed of the draw; public after closing.' })),
    head: Type.Optional(SignedTreeHead),
    published: Type.Boolean({ description: 'Whether the anonymous ballots can be downloaded.' }),
    version: Type.Integer({ description: 'Grows with every change; a smaller number is older.' }),
  },
  { $id: 'Poll', additionalProperties: false, description: 'The poll as everyone sees it.' },
);
export type Poll = Omit<Static<typeof Poll>, 'result'> & { result?: PollResult };

/** What is on a ballot; which member is used follows from the kind of the poll. */
export const Ballot = Type.Object(
  {
    options: Type.Optional(
      Type.Array(OptionId, {
        maxItems: limits.options,
        description: 'single, several, scenario: the options chosen.',
      }),
    ),
    ranking: Type.Optional(
      Type.Array(OptionId, { maxItems: limits.options, description: 'ranked: best first.' }),
    ),
    scores: Type.Optional(
      Type.Record(OptionId, Type.Integer({ minimum: -10, maximum: 10 }), {
        description: 'score: a step of the scale per option.',
      }),
    ),
    answers: Type.Optional(
      Type.Record(
        OptionId,
        Type.Unsafe<-1 | 0 | 1>(Type.Union([Type.Literal(-1), Type.Literal(0), Type.Literal(1)])),
        { description: 'statements: 1 agree, -1 disagree, 0 pass.' },
      ),
    ),
    blank: Type.Optional(Type.Literal(true, { description: 'A blank vote.' })),
  },
  { $id: 'Ballot', additionalProperties: false, description: 'What is on a ballot.' },
);
export type Ballot = Static<typeof Ballot>;

/** A ballot as it is sent. */
export const BallotInput = Type.Object(
  {
    ballot: Ballot,
    nonce: Type.String({
      pattern: '^[0-9a-f]{32}$',
      description: 'Random 128 bits in hexadecimal, made by the device, for the receipt.',
    }),
    why: Type.Optional(
      Type.String({
        maxLength: limits.why,
        description:
          'scenario: the reason, plain text, kept apart from the ballot; read before it is published.',
      }),
    ),
  },
  { $id: 'BallotInput', additionalProperties: false, description: 'A ballot as it is sent.' },
);
export type BallotInput = Static<typeof BallotInput>;

/** Proof for the voter that the ballot is in the log; it does not say what was chosen. */
export const Receipt = Type.Object(
  {
    ref: Type.String({ description: 'The poll.' }),
    commitment: Commitment,
    index: Type.Integer({ minimum: 0, description: 'Place of the commitment in the log, from 0.' }),
    version: Type.Integer({ minimum: 1, description: 'How often this voter has voted, this time included.' }),
    ballotTag: Type.String({
      description: 'Pseudonym of the ballot in the box, in hexadecimal; only its voter is told.',
    }),
    nonce: Type.String({
      description: 'The random 128 bits in hexadecimal that hide the ballot in the commitment.',
    }),
    signature: Type.String({
      description: 'Ed25519 over "stem-receipt-1", poll, index and commitment, base64url.',
    }),
    keyId: Type.String({ description: 'Which public key of /v1/signing-keys verifies the signature.' }),
  },
  {
    $id: 'Receipt',
    additionalProperties: false,
    description: 'Proof for the voter that the ballot is in the log.',
  },
);
export type Receipt = Static<typeof Receipt>;

/** What I can do with this poll now. */
export const PollCan = Type.Object(
  {
    vote: Type.Boolean({ description: 'Whether I can vote or change my vote now.' }),
    needs: Type.Optional(AccessLevel),
    seeResult: Type.Boolean({ description: 'Whether the result is open to me.' }),
  },
  { additionalProperties: false, description: 'What I can do with this poll now.' },
);

/** What only I may see of a poll. */
export const MyBallot = Type.Object(
  {
    can: PollCan,
    ballot: Type.Optional(Ballot),
    result: Type.Optional(PollResult),
  },
  { $id: 'MyBallot', additionalProperties: false, description: 'What only I may see of a poll.' },
);
export type MyBallot = Omit<Static<typeof MyBallot>, 'result'> & { result?: PollResult };

/** The answer to a vote: the poll as a read gives it, my part of it, and the receipt. */
export const VoteAnswer = Type.Object(
  { poll: Poll, mine: MyBallot, receipt: Receipt },
  { $id: 'VoteAnswer', additionalProperties: false, description: 'The answer to a vote.' },
);
export type VoteAnswer = { poll: Poll; mine: MyBallot; receipt: Receipt };

/** The file of anonymous ballots that anyone can recount; `stem-ballots-1` of counting/files. */
export const PublishedBallots = Type.Object(
  {
    format: Type.Literal('stem-ballots-1', { description: 'Name and version of the format.' }),
    ref: Type.String({ description: 'The poll.' }),
  },
  {
    $id: 'PublishedBallots',
    additionalProperties: true,
    description: 'The anonymous ballots with everything a recount needs.',
  },
);
export type PublishedBallots = Static<typeof PublishedBallots>;
