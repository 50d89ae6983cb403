import type { Budget, BudgetBallot } from '../../contract/budget.schema.js';
import { html, svg } from '../core/lit.js';
import { money } from '../core/vote/money.js';
import { sumOf } from './ballot.js';
import { listTexts } from './list.nl.js';

/** What is left, in words and numbers. */
export function leftText(budget: Budget, ballot: BudgetBallot, language: string): string {
  const texts = listTexts(language);
  const { currency, rule, projects } = budget;
  const { chosen, spent, most, given, points } = sumOf(budget, ballot);
  const count = chosen.length;
  if (points) return texts.pointsLeft(points - given, points);
  if (most !== undefined)
    return texts.left(money(most - spent, currency, language), money(most, currency, language));
  const bound = rule.max < projects.length ? ` ${texts.ofMost(rule.max)}` : '';
  return texts.chosen(count) + bound;
}

/** A bar of what is taken; the words beside it say the same. */
export function barView(budget: Budget, ballot: BudgetBallot) {
  const { chosen, spent, most, given, points } = sumOf(budget, ballot);
  const [part, whole] = points
    ? [given, points]
    : most !== undefined
      ? [spent, most]
      : [chosen.length, budget.rule.max];
  const width = `${whole ? (100 * part) / whole : 0}%`;
  return html`<svg class="bar" width="100%" height="8" aria-hidden="true">
    ${svg`<rect width=${width} height="8"></rect>`}
  </svg>`;
}
