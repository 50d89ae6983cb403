import type { BudgetInput, ProjectInput } from '../../contract/budget.input.schema.js';
import type { BudgetGroup, BudgetRule, Project } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';
import type { VotableDraft } from '../ballot/ballot.service.js';
import { freeSlug } from '../core/slug.js';
import { pictureFaults } from './budget.policy.js';
import { budgetRuleOf, budgetRuleFaults } from './budget.rule.js';

/** A checked budget, ready to be kept; the seed of the draw is added then. */
export interface BudgetDraft extends VotableDraft {
  budget: number;
  currency: string;
  areas: BudgetGroup[];
  categories: BudgetGroup[];
  outline: string | undefined;
  projects: Project[];
  rule: Omit<BudgetRule, 'seedHash'>;
}

type By = 'area' | 'category';

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The groups that an editor listed, or those that the projects name. */
const groupsOf = (
  listed: readonly BudgetGroup[] | undefined,
  projects: readonly ProjectInput[],
  by: By,
): BudgetGroup[] => {
  if (listed) return [...listed];
  const groups: BudgetGroup[] = [];
  const taken = new Set<string>();
  for (const project of projects) {
    const name = project[by]?.trim();
    if (name && !groups.some((group) => same(group.name, name)))
      groups.push({ id: freeSlug(name, by, taken), name });
  }
  return groups;
};

const groupFaults = (groups: readonly BudgetGroup[], at: string): FieldError[] =>
  groups.flatMap(({ id, name }, index) => {
    const before = groups.slice(0, index).find((group) => group.id === id || same(group.name, name));
    return before
      ? [{ at: `${at}/${index}`, rule: 'doubled', detail: `is the same as "${before.name}" (${before.id})` }]
      : [];
  });

const withIds = (projects: readonly ProjectInput[]): (ProjectInput & { id: string })[] => {
  const taken = new Set(projects.flatMap(({ id }) => id ?? []));
  return projects.map((project, index) => ({
    ...project,
    id: project.id ?? freeSlug(project.title, `project-${index + 1}`, taken),
  }));
};

const projectFaults = (projects: readonly Project[]): FieldError[] => {
  const places = new Map<string, number>();
  return projects.flatMap(({ id, picture, progress = [] }, index) => {
    const faults: FieldError[] = [];
    const before = places.get(id);
    places.set(id, before ?? index);
    if (before !== undefined)
      faults.push({
        at: `/projects/${index}`,
        rule: 'doubled',
        detail: `has the same id "${id}" as project ${before + 1}`,
      });
    if (picture) faults.push(...pictureFaults(picture, `/projects/${index}/picture`));
    progress.forEach((step, turn) => {
      if (step.picture)
        faults.push(...pictureFaults(step.picture, `/projects/${index}/progress/${turn}/picture`));
    });
    return faults;
  });
};

/** Fills in what an editor left out and checks what a schema can not. */
export const budgetDraftOf = (input: BudgetInput): { draft: BudgetDraft; faults: FieldError[] } => {
  const faults: FieldError[] = [];
  const areas = groupsOf(input.areas, input.projects, 'area');
  const categories = groupsOf(input.categories, input.projects, 'category');
  const placed = (by: By, named: string | undefined, index: number): { [B in By]?: string } => {
    if (named === undefined) return {};
    const groups = by === 'area' ? areas : categories;
    const group = groups.find(({ id, name }) => id === named || same(name, named));
    if (group) return { [by]: group.id };
    faults.push({
      at: `/projects/${index}/${by}`,
      rule: 'unknown',
      detail: `is none of the list: "${named}"`,
    });
    return {};
  };
  const projects = withIds(input.projects).map(({ area, category, ...project }, index) => ({
    ...project,
    ...placed('area', area, index),
    ...placed('category', category, index),
  }));
  faults.push(
    ...groupFaults(areas, '/areas'),
    ...groupFaults(categories, '/categories'),
    ...projectFaults(projects),
  );
  const rule = budgetRuleOf(input.rule, projects.length);
  const { budget } = input;
  faults.push(...budgetRuleFaults(rule, { budget, projects, areas, categories }));
  const opensAt = new Date(input.opensAt);
  const closesAt = new Date(input.closesAt);
  if (!(opensAt < closesAt))
    faults.push({ at: '/closesAt', rule: 'order', detail: 'is not after "opensAt"' });
  const { organisation, ref, title, lead, outline, language = 'nl', currency = 'EUR' } = input;
  return {
    draft: {
      organisation,
      ref,
      language,
      title,
      lead,
      opensAt,
      closesAt,
      budget,
      currency,
      areas,
      categories,
      outline,
      projects,
      rule,
    },
    faults,
  };
};
