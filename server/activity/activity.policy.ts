import type { Phase } from '../../contract/activity.schema.js';
import { limits } from '../../contract/limits.js';

/** What decides where an activity stands in time. */
export interface Times {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** When it was frozen, early or on time; absent before. */
  readonly closedAt: Date | undefined;
}

/** Whether a text can be the ref of an activity; pages take theirs from an address that holds anything. */
export const isRef = (text: string): boolean =>
  text.length <= limits.ref && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** Where an activity stands. It opens at the very moment and is closed at the very moment; frozen stays closed, also by a clock set back. */
export const phaseOf = (times: Times, now: Date): Phase => {
  if (times.closedAt !== undefined || now >= times.closesAt) return 'closed';
  return now < times.opensAt ? 'announced' : 'open';
};

/** When time alone changes the phase next; nothing once it is closed. */
export const nextPhaseAt = (times: Times, now: Date): Date | undefined => {
  const phase = phaseOf(times, now);
  if (phase === 'closed') return undefined;
  return phase === 'announced' ? times.opensAt : times.closesAt;
};

/** The closing that people are told: the planned one, or the earlier one at which it was really closed. */
export const toldClosing = ({ closesAt, closedAt }: Times): Date =>
  closedAt !== undefined && closedAt < closesAt ? closedAt : closesAt;
