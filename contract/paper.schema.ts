import { Type, type Static } from '@sinclair/typebox';
import { limits } from './limits.js';

const text = (max: number, description: string) => Type.String({ minLength: 1, maxLength: max, description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value)) as never, { description }));

/** Id of a batch: random. */
export const PaperBatchId = Type.String({ pattern: '^[0-9a-f]{16}$', description: 'Id of a batch.' });

/** How a ballot that staff enter came in. */
export const paperMedia = ['paper', 'assisted'] as const;
export type PaperMedium = (typeof paperMedia)[number];
const PaperMedium = oneOf(paperMedia, 'paper: filled in by hand. assisted: typed at a help point.');

/** A new batch: a stack of ballots that belong together. */
export const PaperBatchInput = Type.Object(
  { label: text(limits.name, 'Which stack it is: "Buurthuis, doos 2".'), medium: PaperMedium },
  { $id: 'PaperBatchInput', additionalProperties: false, description: 'A new batch of ballots.' },
);
export type PaperBatchInput = Static<typeof PaperBatchInput>;

/** What stands on a sheet; its form is that of a ballot of the vote, which is checked by its rule. */
const Sheet = Type.Unsafe<object>(
  Type.Object(
    {},
    { additionalProperties: true, description: 'The ballot, as one is cast online. Left out when invalid.' },
  ),
);

/** One sheet as staff enter it: a ballot, or a sheet that is no valid ballot. */
export const PaperBallotInput = Type.Object(
  {
    number: text(limits.letterCode, 'The one-use number on the sheet; any case, with or without hyphens.'),
    ballot: Type.Optional(Sheet),
    invalid: Type.Optional(
      Type.Literal(true, {
        description: 'The sheet is no valid ballot: its number is used, it counts for nothing.',
      }),
    ),
  },
  { $id: 'PaperBallotInput', additionalProperties: false, description: 'One sheet as staff enter it.' },
);
export type PaperBallotInput = Static<typeof PaperBallotInput>;

/** A sheet in a batch that is not confirmed yet. */
export const PaperBallot = Type.Object(
  {
    nr: Type.Integer({ minimum: 1, description: 'Its place in the stack.' }),
    ending: text(4, 'The last characters of its number; the whole number is not kept.'),
    ballot: Type.Optional(Sheet),
    invalid: Type.Optional(Type.Literal(true, { description: 'No valid ballot.' })),
  },
  { $id: 'PaperBallot', additionalProperties: false, description: 'A sheet that waits to be confirmed.' },
);
export type PaperBallot = Static<typeof PaperBallot>;

/** Where a batch is. */
export const paperStates = ['open', 'ready', 'confirmed', 'left-out'] as const;
export type PaperState = (typeof paperStates)[number];

/** A batch. What is on its ballots can be read only until it is confirmed. */
export const PaperBatch = Type.Object(
  {
    id: PaperBatchId,
    label: text(limits.name, 'Which stack it is.'),
    medium: PaperMedium,
    state: oneOf(
      paperStates,
      'open: being entered. ready: a second person looks. confirmed: it counts. left-out: closed before.',
    ),
    ballots: count('Sheets in it.'),
    blank: count('Of these, blank votes.'),
    invalid: count('Of these, no valid ballots: they count for nothing.'),
    openedBy: text(limits.name, 'Who began it.'),
    confirmedBy: Type.Optional(text(limits.name, 'Who confirmed it.')),
    note: Type.Optional(text(limits.note, 'Why it was sent back.')),
    version: Type.Integer({ description: 'Grows with every change.' }),
  },
  { $id: 'PaperBatch', additionalProperties: false, description: 'A batch of ballots.' },
);
export type PaperBatch = Static<typeof PaperBatch>;

/** A batch with its sheets. */
export const PaperBatchSheets = Type.Object(
  {
    batch: PaperBatch,
    sheets: Type.Array(PaperBallot, { description: 'In the order of the stack; none once it is confirmed.' }),
  },
  { $id: 'PaperBatchSheets', additionalProperties: false, description: 'A batch with its sheets.' },
);
export type PaperBatchSheets = Static<typeof PaperBatchSheets>;

/** All batches of a vote, and what they come to. */
export const PaperBatches = Type.Object(
  {
    batches: Type.Array(PaperBatch, { description: 'By label.' }),
    numbers: count('One-use numbers that were made.'),
    used: count('Numbers on a sheet that was entered.'),
    waiting: count('Valid ballots that do not count yet.'),
    confirmed: count('Valid ballots that were confirmed.'),
    invalid: count('Confirmed sheets that are no valid ballots.'),
  },
  { $id: 'PaperBatches', additionalProperties: false, description: 'The batches of a vote.' },
);
export type PaperBatches = Static<typeof PaperBatches>;

/** What is decided about a batch. */
export const paperDecisions = ['ready', 'confirm', 'send-back', 'discard'] as const;
export const PaperDecisionInput = Type.Object(
  {
    decision: oneOf(
      paperDecisions,
      'ready: all is entered. confirm: by someone who entered none of it. send-back: to be corrected. discard: nothing of it is kept, its numbers are free again.',
    ),
    version: Type.Integer({
      description: 'The version that was looked at; a batch that changed since is refused.',
    }),
    note: Type.Optional(text(limits.note, 'Why it is sent back.')),
  },
  { $id: 'PaperDecisionInput', additionalProperties: false, description: 'What is decided about a batch.' },
);
export type PaperDecisionInput = Static<typeof PaperDecisionInput>;
