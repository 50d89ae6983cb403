import { keepVotable, type BallotKeyStore, type DefinitionStore } from '../ballot/ballot.service.js';
import type { Database, WriteTx } from '../database/door.js';
import { BudgetTable, type BudgetEntity } from './budget.entities.js';
import type { BudgetDraft } from './budget.input.js';
import { replaceProgress } from './project.progress.js';

const rowOf = (draft: BudgetDraft): Omit<BudgetEntity, 'activityId'> => ({
  projects: draft.projects.map(({ progress: _, ...project }) => project),
  budget: draft.budget,
  currency: draft.currency,
  rule: draft.rule,
  areas: draft.areas,
  categories: draft.categories,
  outline: draft.outline ?? null,
});

// A budget of the past comes with where its winners stand.
const keepSteps = async (tx: WriteTx, id: string, { projects }: BudgetDraft): Promise<void> => {
  for (const project of projects)
    if (project.progress !== undefined) await replaceProgress(tx, id, project.id, project.progress);
};

const store: DefinitionStore<BudgetDraft> = {
  kind: 'budget',
  items: ({ projects }) => projects.map(({ id }) => id),
  async insert(tx, activityId, draft) {
    await tx.manager.insert(BudgetTable, { activityId, ...rowOf(draft) });
    await keepSteps(tx, activityId, draft);
  },
  async update(tx, activityId, draft) {
    await tx.manager.update(BudgetTable, { activityId }, rowOf(draft));
    await keepSteps(tx, activityId, draft);
  },
  // A project that turns out to be impossible may be withdrawn while people vote; it never comes back.
  async same(tx, activityId, draft) {
    const { activityId: _, ...kept } = await tx.manager.findOneByOrFail(BudgetTable, { activityId });
    const drafted = rowOf(draft);
    const projects = drafted.projects.map((project, at) => {
      const { withdrawn, ...rest } = project;
      return withdrawn !== undefined && kept.projects[at]?.withdrawn === undefined ? rest : project;
    });
    const text = (row: typeof drafted) =>
      JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
    return text(kept) === text({ ...drafted, projects });
  },
};

/**
 * Keeps a budget under its ref: a new one with new keys, or the changed one. Once a ballot is in, only the closing can
 * be moved and a project be withdrawn. Throws NotFound for the organisation, PollFixed, IdeasLeftOut, PollClosed, and RefTaken
 * for a ref of something else.
 */
export const keepBudget = (
  database: Database,
  keys: BallotKeyStore,
  draft: BudgetDraft,
): Promise<{ id: string; made: boolean }> => keepVotable(database, keys, store, draft);
