import type { Project } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';
import { limits } from '../../contract/limits.js';
import type { KnownActivity } from '../activity/activity.service.js';
import { guardUnopened } from '../ballot/ballot.service.js';
import { InvalidInput } from '../core/errors.js';
import { freeSlug } from '../core/slug.js';
import type { WriteTx } from '../database/door.js';
import { readBudgetDefinition } from './budget.definition.js';
import { budgetRuleFaults } from './budget.rule.js';

/** A project that is added; its area and category by name. */
export type NewProject = Omit<Project, 'id' | 'progress' | 'withdrawn' | 'from'>;

const named = (groups: readonly { id: string; name: string }[], name: string | undefined) =>
  groups.find((group) => group.name.trim().toLowerCase() === name?.trim().toLowerCase())?.id;

/**
 * Adds projects to a budget that is not open yet, or puts them in the place of those that it has; answers their ids in
 * the same order. An area or a category that the budget does not know is left out. Throws PollFixed and InvalidInput.
 */
export const addProjects = async (
  tx: WriteTx,
  activity: KnownActivity,
  added: readonly NewProject[],
  { replace, now }: { replace: boolean; now: Date },
): Promise<string[]> => {
  const known = await readBudgetDefinition(tx, activity);
  await guardUnopened(tx, activity, now);
  const { areas, categories, budget } = known;
  const before = replace ? [] : known.projects.map(({ progress: _, ...project }) => project);
  const taken = new Set(before.map(({ id }) => id));
  const made = added.map(({ area, category, ...project }, at): Project => {
    const inArea = named(areas, area);
    const ofCategory = named(categories, category);
    return {
      ...project,
      id: freeSlug(project.title, `project-${before.length + at + 1}`, taken),
      ...(inArea !== undefined && { area: inArea }),
      ...(ofCategory !== undefined && { category: ofCategory }),
    };
  });
  const projects = [...before, ...made];
  const { seedHash: _, ...rule } = known.rule;
  if (rule.max === known.projects.length) rule.max = projects.length;
  const faults: FieldError[] = budgetRuleFaults(rule, { budget, projects, areas, categories });
  if (projects.length > limits.projects)
    faults.push({ at: '/ideas', rule: 'maxItems', detail: `makes ${projects.length} projects` });
  if (faults.length > 0) throw new InvalidInput(faults);
  await tx.query('UPDATE budget SET rule = ?, projects = ? WHERE activity_id = ?', [
    JSON.stringify(rule),
    JSON.stringify(projects),
    activity.id,
  ]);
  return made.map(({ id }) => id);
};
