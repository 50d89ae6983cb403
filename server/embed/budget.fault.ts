import type { Budget, BudgetBallot, Project } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';
import { mostSpend } from '../../counting/budget/ballot.limits.js';
import { formatMoney } from '../../counting/explain/budget.js';

interface FaultTexts {
  over(by: string, ways: readonly string[]): string;
  overByMany(by: string): string;
  under(by: string): string;
  tooFew(least: number): string;
  tooMany(most: number): string;
  group(name: string): string;
  groupFew(name: string): string;
  groupDear(name: string, most: string): string;
  shared: string;
  points(most: number): string;
  withdrawn(title: string): string;
  rules: Record<string, string>;
}

const nl: FaultTexts = {
  over: (by, ways) =>
    `Uw keuze kost ${by} te veel. Het past als u één van deze projecten weghaalt: ${ways.join('; ')}.`,
  overByMany: (by) => `Uw keuze kost ${by} te veel. Haal meer dan één project weg.`,
  under: (by) => `Uw keuze kost ${by} te weinig. Kies er nog iets bij.`,
  tooFew: (least) => `Kies ten minste ${least} projecten.`,
  tooMany: (most) => `Kies hoogstens ${most} projecten.`,
  group: (name) => `U hebt te veel projecten gekozen bij ${name}.`,
  groupFew: (name) => `U hebt te weinig projecten gekozen bij ${name}.`,
  groupDear: (name, most) => `Uw projecten bij ${name} mogen samen hoogstens ${most} kosten.`,
  shared: 'U mag in elke groep één project kiezen.',
  points: (most) => `U hebt te veel punten gegeven. U mag er samen hoogstens ${most} geven.`,
  withdrawn: (title) => `"${title}" doet niet meer mee. Haal dit project weg.`,
  rules: {
    empty: 'U hebt nog niets gekozen.',
    rank_gap: 'Er zit een gat in uw volgorde: gebruik 1, 2, 3 en zo verder.',
    doubled_rank: 'Een nummer komt twee keer voor in uw volgorde.',
    not_whole: 'Vul alleen hele getallen in.',
    blank_not_allowed: 'Blanco stemmen kan hier niet.',
  },
};

const en: FaultTexts = {
  over: (by, ways) =>
    `Your choice costs ${by} too much. It fits if you take out one of these projects: ${ways.join('; ')}.`,
  overByMany: (by) => `Your choice costs ${by} too much. Take out more than one project.`,
  under: (by) => `Your choice costs ${by} too little. Choose something more.`,
  tooFew: (least) => `Choose at least ${least} projects.`,
  tooMany: (most) => `Choose at most ${most} projects.`,
  group: (name) => `You have chosen too many projects of ${name}.`,
  groupFew: (name) => `You have chosen too few projects of ${name}.`,
  groupDear: (name, most) => `Your projects of ${name} may cost at most ${most} together.`,
  shared: 'You may choose one project in each group.',
  points: (most) => `You have given too many points. You may give at most ${most} together.`,
  withdrawn: (title) => `"${title}" takes no part any more. Take this project out.`,
  rules: {
    empty: 'You have not chosen anything yet.',
    rank_gap: 'There is a gap in your order: use 1, 2, 3 and so on.',
    doubled_rank: 'A number stands twice in your order.',
    not_whole: 'Fill in whole numbers only.',
    blank_not_allowed: 'A blank vote is not possible here.',
  },
};

const chosenOf = ({ projects }: Budget, ballot: BudgetBallot): Project[] => {
  const ids = new Set([
    ...(ballot.projects ?? []),
    ...(ballot.ranking ?? []),
    ...Object.keys(ballot.points ?? {}),
  ]);
  return projects.filter(({ id }) => ids.has(id));
};

/** What is wrong with a ballot in plain words: by how much it does not fit, and what could go out. */
export const budgetFaultText = (
  budget: Budget,
  ballot: BudgetBallot,
  faults: readonly FieldError[],
  language: string,
): string => {
  const english = language.startsWith('en');
  const texts = english ? en : nl;
  const { rule, areas, categories, currency } = budget;
  const money = (cents: number) => formatMoney(cents, currency, english ? 'en' : 'nl');
  const chosen = chosenOf(budget, ballot);
  const spent = chosen.reduce((sum, { cost }) => sum + cost, 0);
  const limits = (rule.groups ?? []).map((limit) => {
    const inside = chosen.filter((project) => project[limit.by] === limit.id);
    const names = limit.by === 'area' ? areas : categories;
    const name = names.find(({ id }) => id === limit.id)?.name ?? limit.id;
    return { ...limit, name, count: inside.length, cost: inside.reduce((sum, { cost }) => sum + cost, 0) };
  });
  const overText = (): string => {
    const over = spent - (mostSpend(rule, budget.budget) ?? spent);
    const ways = chosen.filter(({ cost }) => cost >= over).sort((a, b) => a.cost - b.cost);
    if (ways.length === 0) return texts.overByMany(money(over));
    return texts.over(
      money(over),
      ways.slice(0, 3).map(({ title, cost }) => `${title} (${money(cost)})`),
    );
  };
  const said: Record<string, () => string[]> = {
    too_expensive: () => [overText()],
    too_cheap: () => [texts.under(money((rule.minSpend ?? 0) - spent))],
    too_few: () => [texts.tooFew(rule.min)],
    too_many: () => [texts.tooMany(rule.max)],
    group_too_many: () =>
      limits.filter(({ count, max = Infinity }) => count > max).map(({ name }) => texts.group(name)),
    group_too_few: () =>
      limits.filter(({ count, min = 0 }) => count < min).map(({ name }) => texts.groupFew(name)),
    group_too_expensive: () =>
      limits
        .filter(({ cost, maxSpend = Infinity }) => cost > maxSpend)
        .map(({ name, maxSpend = 0 }) => texts.groupDear(name, money(maxSpend))),
    one_per_area: () => [texts.shared],
    one_per_category: () => [texts.shared],
    too_many_points: () => [texts.points(rule.points ?? 0)],
    withdrawn: () =>
      chosen.flatMap(({ title, withdrawn }) => (withdrawn === undefined ? [] : [texts.withdrawn(title)])),
  };
  const words = [...new Set(faults.map((fault) => fault.rule))];
  return words.flatMap((word) => said[word]?.() ?? texts.rules[word] ?? []).join(' ');
};
