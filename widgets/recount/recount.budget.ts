import type { BudgetResult, LeftOut, LeftOutPart } from '../../counting/budget/result.js';
import { explainBudget, formatMoney } from '../../counting/explain/budget.js';
import { parseBudget, recountBudget, type ParsedBudget } from '../../counting/recount.budget.js';
import { recountTexts } from './recount.texts.js';
import type { Counted, Listed, Task } from './recount.types.js';

/** What groups of voters with the same ballot had left; large ones only, so that nobody can be recognised. */
function pursesOf(
  { purses }: BudgetResult,
  { currency }: ParsedBudget,
  name: (id: string) => string,
  language: Task['language'],
): Listed[] {
  if (!purses || purses.length === 0) return [];
  const t = recountTexts[language].purses;
  const number = new Intl.NumberFormat(language);
  return [
    {
      heading: t.heading,
      lead: t.lead,
      head: [t.voters, t.projects, t.left],
      rows: purses.map(({ size, projects, left }) => [
        number.format(size),
        projects.map(name).join(', '),
        formatMoney(left, currency, language),
      ]),
    },
  ];
}

/** What those chose whom greedy counting would leave with nothing: areas and categories first, then projects. */
function leftOutOf(
  { leftOut }: BudgetResult,
  { areas, categories }: ParsedBudget,
  name: (id: string) => string,
  language: Task['language'],
): Listed[] {
  if (!leftOut) return [];
  const t = recountTexts[language].leftOut;
  const number = new Intl.NumberFormat(language);
  const groupName = ({ by, id }: LeftOut['groups'][number]) =>
    (by === 'area' ? areas : categories).find((group) => group.id === id)?.name ?? id;
  const row = (what: string, { voters, helped }: LeftOutPart) => [
    what,
    number.format(voters),
    helped === undefined ? '–' : number.format(helped),
  ];
  return [
    {
      heading: t.heading,
      lead: t.lead,
      head: [t.named, t.voters, t.helped],
      rows: [
        ...leftOut.groups.map((group) => row(groupName(group), group)),
        ...leftOut.projects.map((project) => row(name(project.id), project)),
        row(t.all, leftOut),
      ],
    },
  ];
}

/** Counts a file of a budget, also of Pabulib; `far` hears how often Equal Shares has run. Throws `FileFault`. */
export async function countBudgetFile(
  { name, text, language }: Task,
  far: (runs: number) => void,
): Promise<Counted> {
  const file = parseBudget(name, text);
  const { result, hash, rule, checks } = await recountBudget(file, {}, far);
  const titles = new Map(file.projects.map(({ id, title }) => [id, title]));
  const nameOf = (id: string) => titles.get(id) ?? id;
  return {
    kind: 'budget',
    title: file.title,
    ...(file.published && { ref: file.published.ref }),
    winners: result.winners.map(nameOf),
    ballots: result.voters,
    hash,
    checks,
    remarks: [...file.remarks],
    sections: explainBudget({ ...file, rule }, result, language),
    tables: [...leftOutOf(result, file, nameOf, language), ...pursesOf(result, file, nameOf, language)],
  };
}
