import type { BudgetResult } from '../budget/result.js';
import { usualIncrement } from '../budget/rule.js';
import type { ExplainedBudget } from './budget.js';
import { paidText, projectText } from './budget.project.js';
import type { BudgetTexts } from './budget.texts.js';
import type { Section } from './sections.js';

type Name = (id: string) => string;

/** Projects of those who are left with nothing that a sentence names. */
const mostNamed = 3;

/** How a result came about: the outcome, each step, what was not chosen and why, ties, and greedy counting beside it. */
export function resultSections(t: BudgetTexts, budget: ExplainedBudget, result: BudgetResult): Section[] {
  const titles = new Map(budget.projects.map(({ id, title }) => [id, title]));
  const name: Name = (id) => titles.get(id) ?? id;
  const sections: Section[] = [{ heading: t.headings.outcome, lines: outcome(t, budget, result) }];
  const valid = result.quorum?.reached !== false;
  if (valid && result.rounds.length > 0)
    sections.push({ heading: t.headings.steps, lines: steps(t, budget, result, name) });
  const lost = result.projects.filter(({ won }) => !won);
  if (valid && lost.length > 0)
    sections.push({
      heading: t.headings.lost,
      lines: lost.map(({ id }) => `${name(id)}: ${projectText(t, budget, result, id, true)}`),
    });
  if (valid) sections.push({ heading: t.headings.ties, lines: ties(t, result, name) });
  if (valid && result.method !== 'greedy')
    sections.push({ heading: t.headings.greedy, lines: greedy(t, result, name) });
  return sections;
}

function outcome(
  t: BudgetTexts,
  { currency, budget, rule }: ExplainedBudget,
  result: BudgetResult,
): string[] {
  const money = (cents: number) => t.money(cents, currency);
  const { quorum, winners, media, endowment, voters } = result;
  const lines: string[] = [];
  if (quorum && !quorum.reached) lines.push(t.quorumMissed(voters, quorum.needed));
  else {
    const { length } = winners;
    lines.push(length > 0 ? t.won(length, money(result.cost), money(result.left)) : t.wonNone);
    lines.push(t.voters(voters));
  }
  if (media) lines.push(t.media(media.online, media.assisted, media.paper));
  if (result.blank > 0) lines.push(t.blank(result.blank));
  if (result.doubles > 0) lines.push(t.doubles(result.doubles));
  if (endowment && quorum?.reached !== false && voters > 0) {
    lines.push(t.endowment(money(Math.round(budget / voters))));
    const increment = money(rule.increment ?? usualIncrement);
    if (endowment.increments > 0)
      lines.push(t.increments(endowment.increments, increment, money(endowment.rounded)));
  }
  return lines;
}

function steps(t: BudgetTexts, budget: ExplainedBudget, result: BudgetResult, name: Name): string[] {
  const money = (cents: number) => t.money(cents, budget.currency);
  return result.rounds.map(({ project: id, left }, at) => {
    const outcome = result.projects.find((project) => project.id === id)!;
    const { why } = outcome;
    const cost = budget.projects.find((project) => project.id === id)?.cost ?? 0;
    const support =
      budget.rule.form === 'points' || budget.rule.form === 'ranking'
        ? t.support(outcome.votes, outcome.score)
        : t.support(outcome.votes);
    const how =
      why.at === 'bought' ? paidText(t, budget, why) : why.at === 'added' ? t.addedByVotes : support;
    return t.step(at + 1, name(id), money(cost), how, money(left));
  });
}

function ties(t: BudgetTexts, result: BudgetResult, name: Name): string[] {
  if (result.ties.length === 0) return [t.noTie];
  return result.ties.map(({ projects, by }) => t.tie[by](t.list(projects.map(name))));
}

function greedy(t: BudgetTexts, result: BudgetResult, name: Name): string[] {
  const { comparison, satisfaction, leftOut } = result;
  const lines: string[] = [];
  if (comparison) {
    const { better, worse, same, counted } = comparison;
    if (better !== undefined) lines.push(t.compared.sums(better, worse!, same!));
    lines.push(t.compared.counted[counted]);
    if (counted === 'greedy') return lines;
  }
  const won = new Set(result.winners);
  const others = result.greedy.winners;
  if (others.length === won.size && others.every((id) => won.has(id))) return [...lines, t.greedyIs.same];
  lines.push(others.length > 0 ? t.greedyIs.other(t.list(others.map(name))) : t.greedyIs.none);
  if (satisfaction) {
    const voters = satisfaction.used.reduce((sum, count) => sum + count, 0);
    lines.push(t.withNothing(satisfaction.used[0] ?? 0, satisfaction.greedy[0] ?? 0, voters));
  }
  if (leftOut && leftOut.projects.length > 0)
    lines.push(
      t.leftOut(
        t.list(leftOut.projects.slice(0, mostNamed).map(({ id, voters }) => `${name(id)} (${voters})`)),
      ),
    );
  return lines;
}
