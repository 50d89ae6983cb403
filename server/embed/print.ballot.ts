import type { Budget, Project } from '../../contract/budget.schema.js';
import type { Poll } from '../../contract/poll.schema.js';
import { explainBudgetRule } from '../../counting/explain/budget.js';
import { printTextsIn, type PrintTexts } from './print.texts.js';

/** A line of a printed ballot that can be chosen. */
export interface PrintedRow {
  title: string;
  /** A few words under it. */
  text?: string | undefined;
  /** Money, as people write it. */
  cost?: string | undefined;
}

/** What is printed of an activity, whatever its kind. */
export interface PrintedBallot {
  ref: string;
  title: string;
  organisation: string;
  /** Of the content; that of the interface is apart. */
  language: string;
  lead: readonly string[];
  opensAt: string;
  closesAt: string;
  /** The money there is. */
  money?: string;
  /** How to fill it in, and how it is counted, in plain sentences. */
  how: readonly string[];
  counting: readonly string[];
  /** Rows under a heading, or all under none. */
  groups: readonly { name?: string; rows: readonly PrintedRow[] }[];
  /** What stands behind a row: an empty box to mark, or a field for a number. */
  mark: 'box' | 'number';
  /** Names of several boxes beside each other. */
  marks?: readonly string[];
  /** Head of the first column. */
  rowName: string;
  blank: boolean;
}

const paragraphs = (text: string | undefined): string[] => text?.split(/\n\s*\n/) ?? [];

const shared = (of: Budget | Poll) => ({
  ref: of.ref,
  title: of.title,
  organisation: of.organisation,
  language: of.language,
  lead: paragraphs(of.lead),
  opensAt: of.opensAt,
  closesAt: of.closesAt,
  blank: of.rule.blank,
});

/** Cents as people write money. */
const moneyIn = (language: string, currency: string) => (cents: number) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: cents % 100 ? 2 : 0,
  }).format(cents / 100);

function groupsOf(
  { projects, areas, categories, rule }: Budget,
  row: (project: Project) => PrintedRow,
  texts: PrintTexts,
): PrintedBallot['groups'] {
  const takingPart = projects.filter(({ withdrawn }) => withdrawn === undefined);
  const by = rule.form === 'one-per-category' ? 'category' : 'area';
  const names = by === 'area' ? areas : categories;
  const used = names.filter(({ id }) => takingPart.some((project) => project[by] === id));
  if (used.length < 2) return [{ rows: takingPart.map(row) }];
  const rest = takingPart.filter((project) => !names.some(({ id }) => id === project[by]));
  return [
    ...used.map(({ id, name }) => ({
      name,
      rows: takingPart.filter((project) => project[by] === id).map(row),
    })),
    ...(rest.length > 0 ? [{ name: texts.noArea, rows: rest.map(row) }] : []),
  ];
}

/** How a ballot of a budget is filled in, one sentence for each rule that it has. */
function howOf(budget: Budget, texts: PrintTexts, language: string): string[] {
  const { rule, areas, categories } = budget;
  const money = moneyIn(language, budget.currency);
  const figure = (value: number) => new Intl.NumberFormat(language).format(value);
  const { form } = texts;
  const first = {
    knapsack: () => form.knapsack(money(rule.maxSpend ?? budget.budget)),
    approval: () => form.approval(figure(rule.min), figure(rule.max), rule.min === rule.max),
    points: () =>
      form.points(
        figure(rule.points ?? 0),
        rule.maxPoints === undefined ? undefined : figure(rule.maxPoints),
      ),
    ranking: () => form.ranking(figure(rule.max)),
    'one-per-area': () => form['one-per-area'],
    'one-per-category': () => form['one-per-category'],
  };
  const lines = [first[rule.form]()];
  if (rule.form === 'knapsack' && (rule.min > 1 || rule.max < budget.projects.length))
    lines.push(form.number(figure(rule.min), figure(rule.max)));
  if (rule.minSpend) lines.push(form.least(money(rule.minSpend)));
  if (rule.maxSpend !== undefined && rule.form !== 'knapsack') lines.push(form.most(money(rule.maxSpend)));
  for (const { by, id, min, max, maxSpend } of rule.groups ?? []) {
    const name = (by === 'area' ? areas : categories).find((group) => group.id === id)?.name ?? id;
    const limits = [
      ...(min ? [form.groupMin(figure(min))] : []),
      ...(max === undefined ? [] : [form.groupMax(figure(max))]),
      ...(maxSpend === undefined ? [] : [form.groupSpend(money(maxSpend))]),
    ];
    lines.push(form.group(name, limits));
  }
  return lines;
}

/** The printed ballot of a budget. */
export function budgetBallot(budget: Budget, language: string): PrintedBallot {
  const texts = printTextsIn(language);
  const { rule } = budget;
  const money = moneyIn(language, budget.currency);
  const row = ({ title, text, cost }: Project): PrintedRow => ({
    title,
    text: paragraphs(text)[0],
    cost: money(cost),
  });
  return {
    ...shared(budget),
    money: money(budget.budget),
    how: howOf(budget, texts, language),
    counting: explainBudgetRule(budget, language.startsWith('en') ? 'en' : 'nl').at(-1)!.lines,
    groups: groupsOf(budget, row, texts),
    mark: rule.form === 'points' || rule.form === 'ranking' ? 'number' : 'box',
    rowName: texts.project,
  };
}

/** The printed ballot of a poll. */
export function pollBallot(poll: Poll, language: string): PrintedBallot {
  const texts = printTextsIn(language);
  const { kind, min, max, scale } = poll.rule;
  const { one, some, ranked, score, statements, agree, disagree, pass } = texts.poll;
  const how = {
    single: one,
    scenario: one,
    several: some(String(min), String(max)),
    ranked: ranked(String(max)),
    score: score(String(scale?.min ?? 1), String(scale?.max ?? 5)),
    statements,
  };
  return {
    ...shared(poll),
    how: [how[kind]],
    counting: [texts.poll.counting],
    groups: [{ rows: poll.options.map(({ label, text, cost }) => ({ title: label, text, cost })) }],
    mark: kind === 'ranked' || kind === 'score' ? 'number' : 'box',
    ...(kind === 'statements' && { marks: [agree, disagree, pass] }),
    rowName: texts.option,
  };
}
