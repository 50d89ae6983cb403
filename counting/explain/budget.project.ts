import type { BudgetResult, ProjectOutcome, Why } from '../budget/result.js';
import type { ExplainedBudget } from './budget.js';
import type { BudgetTexts } from './budget.texts.js';

const pointed = (form: string) => form === 'points' || form === 'ranking';

/** The name of an area or category. */
export function groupName(
  { areas = [], categories = [] }: ExplainedBudget,
  by: 'area' | 'category',
  id: string,
): string {
  return (by === 'area' ? areas : categories).find((group) => group.id === id)?.name ?? id;
}

/** Who voted for a project, in words. */
function supportOf(t: BudgetTexts, { rule }: ExplainedBudget, { votes, score }: ProjectOutcome): string {
  return pointed(rule.form) ? t.support(votes, score) : t.support(votes);
}

/** What the supporters of a bought project paid. */
export function paidText(
  t: BudgetTexts,
  { currency }: ExplainedBudget,
  { price, full, emptied, perPoint }: Extract<Why, { at: 'bought' }>,
): string {
  const money = price === 0 ? t.lessThanCent : t.money(price, currency);
  if (perPoint) return t.paidByPoint(full + emptied, money);
  return emptied > 0 ? t.paidInPart(full, money, emptied) : t.paid(full, money);
}

const apart = ['withdrawn', 'costs-nothing'];

/** Why one project won or did not, and whether greedy counting would have said the same; `listed` among the lost. */
export function projectText(
  t: BudgetTexts,
  budget: ExplainedBudget,
  result: BudgetResult,
  id: string,
  listed = false,
): string {
  const outcome = result.projects.find((project) => project.id === id);
  const project = budget.projects.find((one) => one.id === id);
  if (!outcome || !project) return '';
  const why = whyText(t, budget, outcome, project.cost);
  const said = outcome.won || listed || apart.includes(outcome.why.at) ? why : t.notChosen(why);
  const counted = result.comparison?.counted ?? result.method;
  if (counted === 'greedy' || outcome.votes === 0 || result.quorum?.reached === false) return said;
  const greedy = result.greedy.winners.includes(id);
  if (outcome.won) return `${said} ${greedy ? t.byGreedy.wonToo : t.byGreedy.never}`;
  return greedy ? `${said} ${t.byGreedy.only}` : said;
}

function whyText(t: BudgetTexts, budget: ExplainedBudget, outcome: ProjectOutcome, cost: number): string {
  const { why } = outcome;
  const money = (cents: number) => t.money(cents, budget.currency);
  const support = supportOf(t, budget, outcome);
  switch (why.at) {
    case 'bought':
      return t.bought(support, money(cost), paidText(t, budget, why));
    case 'too-little-money':
      return t.why.short(support, money(why.short));
    case 'added':
      return t.why.added(support, money(why.left));
    case 'chosen':
      return t.why.chosen(support, why.turn, money(why.left));
    case 'does-not-fit':
      return t.why.doesNotFit(support, money(cost), money(why.left), money(why.short));
    case 'quota':
      return t.why.quota(support, groupName(budget, why.by, why.id), money(why.left), money(why.short));
    case 'earned':
      return t.why.earned(support, why.load === 0 ? t.lessThanCent : money(why.load));
    case 'below-threshold':
      return t.why.belowThreshold(support, why.threshold);
    case 'after-stop':
      return t.why.afterStop(support);
    case 'no-votes':
      return t.why.noVotes;
    case 'withdrawn':
      return t.why.withdrawn;
    case 'costs-nothing':
      return t.why.costsNothing;
    case 'no-quorum':
      return t.why.noQuorum;
  }
}
