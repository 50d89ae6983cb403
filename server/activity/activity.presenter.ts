import type { Activity } from '../../contract/activity.schema.js';
import { phaseOf, toldClosing } from './activity.policy.js';
import type { KnownActivity } from './activity.service.js';

/** The activity as everyone sees it. */
export const presentActivity = (activity: KnownActivity, now: Date): Activity => ({
  ref: activity.ref,
  kind: activity.kind,
  title: activity.title,
  organisation: activity.organisation,
  language: activity.language,
  phase: phaseOf(activity, now),
  opensAt: activity.opensAt.toISOString(),
  closesAt: toldClosing(activity).toISOString(),
});
