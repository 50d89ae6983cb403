import type { ProjectProgress } from '../../contract/budget.schema.js';
import type { FieldError } from '../../contract/errors.js';
import type { Picture } from '../../contract/poll.schema.js';
import { InvalidInput, NotFound, NotPublished } from '../core/errors.js';
import type { KnownBudget } from './budget.definition.js';

/** Whether the address of a picture can be shown. */
export const pictureFaults = ({ url }: Picture, at: string): FieldError[] =>
  /^(https:\/\/|\/)[^\s\\]*$/.test(url)
    ? []
    : [{ at: `${at}/url`, rule: 'address', detail: 'must begin with "https://" or "/"' }];

/**
 * Throws where nothing can be said of how far a project is: NotFound for one that the budget has not, NotPublished
 * before publication, InvalidInput for one that did not win, for a day that has not come, and where a project is
 * dropped without a reason.
 */
export const guardProgress = (
  { activity, projectIds }: Pick<KnownBudget, 'activity' | 'projectIds'>,
  winners: readonly string[] | undefined,
  projectId: string,
  step: ProjectProgress,
  now: Date,
): void => {
  if (!projectIds.includes(projectId)) throw new NotFound('project');
  if (activity.publishedAt === undefined || winners === undefined) throw new NotPublished();
  const faults: FieldError[] = step.picture ? pictureFaults(step.picture, '/picture') : [];
  if (!winners.includes(projectId))
    faults.push({ at: 'path/id', rule: 'not_chosen', detail: 'The project was not chosen.' });
  // A day that has begun somewhere is today.
  if (step.day > new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10))
    faults.push({ at: '/day', rule: 'future', detail: 'is a day that has not come yet' });
  if (step.status === 'dropped' && (step.note ?? '').trim() === '')
    faults.push({ at: '/note', rule: 'required', detail: 'is missing: say why the project is dropped' });
  if (faults.length > 0) throw new InvalidInput(faults);
};
