import type { BudgetGroup, BudgetRule, Project, ProjectProgress } from '../../contract/budget.schema.js';
import { budgetBallotJudge, type BudgetBallot, type BudgetFault } from '../../counting/budget/ballot.js';
import type { KnownActivity } from '../activity/activity.service.js';
import { readSources, type Sources } from '../ballot/ballot.service.js';
import { NotFound } from '../core/errors.js';
import type { ReadTx, Row } from '../database/door.js';

/** What votes do not change of a budget. */
export interface KnownBudget {
  readonly id: string;
  readonly activity: KnownActivity;
  readonly rule: BudgetRule;
  /** Whole cents. */
  readonly budget: number;
  readonly currency: string;
  /** In the published order, each with where it stands. */
  readonly projects: readonly Project[];
  readonly projectIds: readonly string[];
  /** The ideas that projects were made of. */
  readonly sources: Sources;
  readonly areas: readonly BudgetGroup[];
  readonly categories: readonly BudgetGroup[];
  readonly outline: string | undefined;
  /** Every fault of a ballot. */
  judge(ballot: BudgetBallot): BudgetFault[];
}

interface Kept extends Row {
  budget: number;
  currency: string;
  rule: string;
  projects: string;
  areas: string;
  categories: string;
  outline: string | null;
  seed_hash: string;
}

interface KeptProgress extends Row {
  project_id: string;
  status: ProjectProgress['status'];
  day: string;
  note: string | null;
  picture: string | null;
}

const parsed = <T>(text: string): T => JSON.parse(text) as T;

const progressOf = ({ status, day, note, picture }: KeptProgress): ProjectProgress => ({
  status,
  day,
  ...(note !== null && { note }),
  ...(picture !== null && { picture: parsed<NonNullable<ProjectProgress['picture']>>(picture) }),
});

/** Reads the definition that belongs to an activity. Throws NotFound when it is no budget. */
export const readBudgetDefinition = async (tx: ReadTx, activity: KnownActivity): Promise<KnownBudget> => {
  const { id } = activity;
  const [row] = await tx.query<Kept>(
    `SELECT b.budget, b.currency, b.rule, b.projects, b.areas, b.categories, b.outline, v.seed_hash
     FROM budget b JOIN votable v ON v.activity_id = b.activity_id WHERE b.activity_id = ?`,
    [id],
  );
  if (activity.kind !== 'budget' || row === undefined) throw new NotFound('budget');
  const steps = await tx.query<KeptProgress>(
    `SELECT project_id, status, day, note, picture FROM project_progress WHERE budget_id = ?
     ORDER BY project_id, day, turn`,
    [id],
  );
  const projects = parsed<Project[]>(row.projects).map((project) => {
    const progress = steps.filter(({ project_id }) => project_id === project.id).map(progressOf);
    return progress.length === 0 ? project : { ...project, progress };
  });
  const rule = { ...parsed<Omit<BudgetRule, 'seedHash'>>(row.rule), seedHash: row.seed_hash };
  return {
    id,
    activity,
    rule,
    budget: row.budget,
    currency: row.currency,
    projects,
    projectIds: projects.map((project) => project.id),
    sources: await readSources(tx, id),
    areas: parsed(row.areas),
    categories: parsed(row.categories),
    outline: row.outline ?? undefined,
    judge: budgetBallotJudge(rule, projects, row.budget),
  };
};
