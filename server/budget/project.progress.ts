import type { Project, ProjectProgress } from '../../contract/budget.schema.js';
import { activityTopic } from '../activity/activity.service.js';
import { freshVotable, readResult } from '../ballot/ballot.service.js';
import { NotFound } from '../core/errors.js';
import type { Row, WriteTx } from '../database/door.js';
import { recordAct, type Actor } from '../moderation/moderation.service.js';
import { readBudgetDefinition } from './budget.definition.js';
import { guardProgress } from './budget.policy.js';

const insertStep = async (
  tx: WriteTx,
  budgetId: string,
  projectId: string,
  turn: number,
  { status, day, note, picture }: ProjectProgress,
): Promise<void> => {
  await tx.query(
    `INSERT INTO project_progress (budget_id, project_id, turn, status, day, note, picture)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [budgetId, projectId, turn, status, day, note ?? null, picture ? JSON.stringify(picture) : null],
  );
};

/** Keeps these steps of a project, and no other. */
export const replaceProgress = async (
  tx: WriteTx,
  budgetId: string,
  projectId: string,
  steps: readonly ProjectProgress[],
): Promise<void> => {
  await tx.query('DELETE FROM project_progress WHERE budget_id = ? AND project_id = ?', [
    budgetId,
    projectId,
  ]);
  for (const [turn, step] of steps.entries()) await insertStep(tx, budgetId, projectId, turn, step);
};

/**
 * Says where a winner of a budget of the actor's organisation stands, and answers the project. Throws NotFound,
 * NotPublished and InvalidInput.
 */
export const addProgress = async (
  tx: WriteTx,
  actor: Actor,
  { ref, projectId, step }: { ref: string; projectId: string; step: ProjectProgress },
  now: Date,
): Promise<Project> => {
  const kind = { kind: 'budget', read: readBudgetDefinition } as const;
  const budget = await freshVotable(tx, kind, ref);
  const { id, activity } = budget;
  if (activity.organisationId !== actor.organisationId) throw new NotFound('budget');
  const published = (await readResult(tx, id)) as { result: { winners: string[] } } | undefined;
  guardProgress(budget, published?.result.winners, projectId, step, now);
  const [last] = await tx.query<Row & { turn: number | null }>(
    'SELECT MAX(turn) AS turn FROM project_progress WHERE budget_id = ? AND project_id = ?',
    [id, projectId],
  );
  await insertStep(tx, id, projectId, Number(last?.turn ?? -1) + 1, step);
  await tx.query('UPDATE activity SET version = version + 1 WHERE id = ?', [id]);
  tx.changed(activityTopic(id));
  const subject = `budget ${ref}, project ${projectId}`;
  await recordAct(tx, actor, { act: `project.${step.status}`, subject, note: step.note }, now);
  const { projects } = await readBudgetDefinition(tx, activity);
  return projects.find((project) => project.id === projectId)!;
};
