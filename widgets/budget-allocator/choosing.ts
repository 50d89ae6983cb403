import type { Budget, BudgetBallot, Project } from '../../contract/budget.schema.js';
import { beyond, idsOn, short, sharedBy, without, withOne } from './ballot.js';
import type { BudgetFlow } from './budget.flow.js';
import { listTexts } from './list.nl.js';
import { leftText } from './purse.view.js';

/** Why a ballot cannot be cast as it is, in plain words; `lackText` says it of a rule. */
export function lackOf(
  budget: Budget,
  ballot: BudgetBallot,
  language: string,
  lackText?: (budget: Budget, ballot: BudgetBallot, rule: string, language: string) => string,
): string | undefined {
  if (ballot.blank) return undefined;
  if (!idsOn(ballot).length) return listTexts(language).empty;
  const rule = short(budget, ballot) ?? beyond(budget, ballot);
  return rule && lackText?.(budget, ballot, rule, language);
}

/** Takes a ballot as it has become, and tells it and what is left. */
export function take(flow: BudgetFlow, ballot: BudgetBallot, said: string, tight?: string) {
  flow.tight = tight;
  flow.choose({ ballot, typed: undefined });
  flow.said = `${said} ${leftText(flow.budget, ballot, flow.language)}.`;
}

/** Adds a project; where it does not fit, says so and what could go out. */
export function add(flow: BudgetFlow, project: Project, points = 1) {
  const { budget, choice, language } = flow;
  const { ballot } = choice;
  const texts = listTexts(language);
  const next = withOne(budget, ballot, project, points);
  if (points && beyond(budget, next)) {
    flow.tight = project.id;
    flow.said = '';
    flow.see({});
    return;
  }
  const by = sharedBy(budget);
  const other =
    by && budget.projects.find(({ id }) => idsOn(ballot).includes(id) && !idsOn(next).includes(id));
  take(flow, next, other ? texts.instead(project.title, other.title) : texts.added(project.title));
}

/** Takes a project out. */
export const out = (flow: BudgetFlow, { id, title }: Project) =>
  take(flow, without(flow.budget, flow.choice.ballot, id), listTexts(flow.language).gone(title));
