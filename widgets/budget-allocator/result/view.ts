import type { Budget } from '../../../contract/budget.schema.js';
import type { BudgetResult } from '../../../counting/budget/result.js';
import type { Lazy } from '../../core/lazy.js';
import type { ResultTexts } from './result.nl.js';

/** What a result needs of the element that shows it. */
export interface ResultView {
  language: string;
  /** Origin of the server, for links and pictures. */
  server: string;
  /** Level of the budget's title among the page's headings. */
  level: number | string;
  /** A lazy part when it is there; it comes by itself. */
  part<T extends object>(part: Lazy<T>): T | undefined;
  /** Details that show their inside once they are unfolded. */
  details(name: string, summary: unknown, inside: () => unknown): unknown;
}

/** A result with all that its views share. */
export interface Shown {
  view: ResultView;
  budget: Budget;
  result: BudgetResult;
  texts: ResultTexts;
}

/** Texts in the language of the interface, once they are there; Dutch where there are none. */
export function inLanguage<Texts>(
  { language, part }: ResultView,
  translations: Record<string, Lazy<{ texts: Texts }>>,
  dutch: Texts,
): Texts | undefined {
  const translation = translations[language.toLowerCase().split('-')[0]!];
  return translation ? part(translation)?.texts : dutch;
}

/** Cents as people write money; without cents where there are none. */
export const money = ({ view, budget }: Pick<Shown, 'view' | 'budget'>, cents: number) =>
  new Intl.NumberFormat(view.language, {
    style: 'currency',
    currency: budget.currency,
    minimumFractionDigits: cents % 100 ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(cents / 100);

/** A part of a whole in per cent, as the language writes it. */
export const percent = (part: number, whole: number, { language }: ResultView) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    whole ? part / whole : 0,
  );

/** Votes for a project, or points where the ballot gives points. */
export const support = ({ budget, view, texts }: Shown, score: number) =>
  (pointed(budget) ? texts.points : texts.votes)(
    new Intl.NumberFormat(view.language).format(score),
    score === 1,
  );

/** Whether support is in points: a ballot may give a project more than one. */
export const pointed = ({ rule }: Budget) => rule.form === 'points' || rule.form === 'ranking';

/** A day, the same wherever the reader is: a date has no time. */
export const dayOf = (date: string, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
