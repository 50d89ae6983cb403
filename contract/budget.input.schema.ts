import { Type, type Static } from '@sinclair/typebox';
import { activityInput, closing, plain, text } from './activity.input.schema.js';
import {
  BudgetGroup,
  BudgetRule,
  GeoPoint,
  GroupLimit,
  ProjectId,
  ProjectProgress,
  Quota,
} from './budget.schema.js';
import { limits } from './limits.js';
import { Picture } from './poll.schema.js';

const cents = (minimum: number, description: string) =>
  Type.Integer({ minimum, maximum: limits.money, description: `${description} In whole cents.` });

/** A project as an editor writes it; an id that is left out is made of the title. */
export const ProjectInput = Type.Object(
  {
    id: Type.Optional(ProjectId),
    title: text(limits.title, 'Its name.'),
    cost: cents(1, 'What it costs.'),
    text: Type.Optional(text(limits.optionText, 'What it is, plain text; blank lines separate paragraphs.')),
    picture: Type.Optional(plain(Picture)),
    area: Type.Optional(text(limits.name, 'Id or name of its area.')),
    category: Type.Optional(text(limits.name, 'Id or name of its category.')),
    place: Type.Optional(plain(GeoPoint)),
    proposer: Type.Optional(text(limits.name, 'Who thought of it, as they want to be called.')),
    withdrawn: Type.Optional(text(limits.note, 'Why it takes no part any more.')),
    progress: Type.Optional(
      Type.Array(plain(ProjectProgress), {
        maxItems: 50,
        description: 'Where it stands, for a budget of the past; shown after publication.',
      }),
    ),
  },
  { additionalProperties: false, description: 'A project as an editor writes it.' },
);
export type ProjectInput = Static<typeof ProjectInput>;

const rule = BudgetRule.properties;

/** The rule as an editor writes it; what is left out follows from the form and the method. */
export const BudgetRuleInput = Type.Object(
  {
    form: rule.form,
    access: Type.Optional(rule.access),
    results: Type.Optional(rule.results),
    blank: Type.Optional(rule.blank),
    min: Type.Optional(rule.min),
    max: Type.Optional(rule.max),
    minSpend: rule.minSpend,
    maxSpend: rule.maxSpend,
    points: rule.points,
    maxPoints: rule.maxPoints,
    groups: Type.Optional(Type.Array(plain(GroupLimit), { maxItems: 200, description: 'Limits per group.' })),
    method: Type.Optional(rule.method),
    mode: rule.mode,
    threshold: rule.threshold,
    utility: rule.utility,
    completion: rule.completion,
    increment: rule.increment,
    comparison: rule.comparison,
    quotas: Type.Optional(
      Type.Array(plain(Quota), { maxItems: 200, description: 'The most money per group.' }),
    ),
    quorum: Type.Optional(rule.quorum),
  },
  { additionalProperties: false, description: 'The rule as an editor writes it.' },
);
export type BudgetRuleInput = Static<typeof BudgetRuleInput>;

const groups = (description: string) =>
  Type.Optional(Type.Array(plain(BudgetGroup), { maxItems: 100, description }));

/** A whole budget as it is sent: one JSON document. Files of projects (CSV, Pabulib) are turned into it. */
export const BudgetInput = Type.Object(
  {
    kind: Type.Literal('budget', { description: 'The kind of activity.' }),
    ...activityInput('What it is about.', closing),
    budget: cents(1, 'The money there is.'),
    currency: Type.Optional(
      Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217; EUR when left out.' }),
    ),
    areas: groups('The areas, in the order of filters; those of the projects when left out.'),
    categories: groups('The categories, in the order of filters; those of the projects when left out.'),
    outline: Type.Optional(
      Type.String({
        pattern: '^/[A-Za-z0-9._~/-]*$',
        maxLength: limits.url,
        description: 'Address on the server of a GeoJSON file with the outline of the area.',
      }),
    ),
    rule: BudgetRuleInput,
    projects: Type.Array(ProjectInput, {
      minItems: 1,
      maxItems: limits.projects,
      description: 'The projects, in the published order.',
    }),
  },
  { $id: 'BudgetInput', additionalProperties: false, description: 'A whole budget as it is sent.' },
);
export type BudgetInput = Static<typeof BudgetInput>;
