import { Type, type Static } from '@sinclair/typebox';
import { activityInput, closing, plain, text } from './activity.input.schema.js';
import { limits } from './limits.js';
import { Effect, OptionId, Picture, PollRule } from './poll.schema.js';

/** An option as an editor writes it; an id that is left out is made of the label. */
export const PollOptionInput = Type.Object(
  {
    id: Type.Optional(OptionId),
    label: text(limits.option, 'The option in a few words; for statements the statement.'),
    text: Type.Optional(text(limits.optionText, 'More about the option, plain text.')),
    picture: Type.Optional(plain(Picture)),
    cost: Type.Optional(text(limits.name, 'What the scenario costs, in words.')),
    effects: Type.Optional(
      Type.Array(plain(Effect), { maxItems: 20, description: 'Who gains and who loses.' }),
    ),
  },
  { additionalProperties: false, description: 'An option as an editor writes it.' },
);
export type PollOptionInput = Static<typeof PollOptionInput>;

const { kind, method, access, results, min, max, blank, seats, scale, strength, unranked, quorum } =
  PollRule.properties;

/** The rule as an editor writes it; what is left out follows from the kind. */
export const PollRuleInput = Type.Object(
  {
    kind,
    method: Type.Optional(method),
    access: Type.Optional(access),
    results: Type.Optional(results),
    min: Type.Optional(min),
    max: Type.Optional(max),
    blank: Type.Optional(blank),
    seats: Type.Optional(seats),
    scale,
    strength,
    unranked,
    quorum: Type.Optional(quorum),
  },
  { additionalProperties: false, description: 'The rule as an editor writes it.' },
);
export type PollRuleInput = Static<typeof PollRuleInput>;

/** A whole poll as it is sent: one JSON document. */
export const PollInput = Type.Object(
  {
    kind: Type.Literal('poll', { description: 'The kind of activity.' }),
    ...activityInput('The question.', closing),
    rule: PollRuleInput,
    options: Type.Optional(
      Type.Array(PollOptionInput, {
        minItems: 1,
        maxItems: limits.options,
        description: 'The options, in the order of the ballot.',
      }),
    ),
    optionsFrom: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: limits.url,
        description:
          'Instead of options: an election file (.toi, .soi, .blt) beside this one, whose candidates become the options.',
      }),
    ),
  },
  { $id: 'PollInput', additionalProperties: false, description: 'A whole poll as it is sent.' },
);
export type PollInput = Static<typeof PollInput>;
