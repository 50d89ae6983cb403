import type { AccessLevel } from '../../contract/activity.schema.js';
import { TokenInvalid } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';

/** Refuses a token of another organisation, or of the box of another activity. Throws TokenInvalid. */
export const checkVisitor = (
  visitor: Visitor,
  activity: { readonly id: string; readonly organisationId: string },
): void => {
  const elsewhere = visitor.activityId !== undefined && visitor.activityId !== activity.id;
  if (elsewhere || visitor.organisationId !== activity.organisationId) throw new TokenInvalid();
};

/**
 * Who a visitor is for an activity of this access level: the browser for guests, else the id of the proof of exactly
 * that kind; a letter's code only where it belongs to the activity. Undefined when that proof was not given.
 */
export const voterOf = (
  access: AccessLevel,
  visitor: Visitor | undefined,
  activityId: string,
): string | undefined => {
  if (visitor === undefined) return undefined;
  if (visitor.activityId !== undefined && visitor.activityId !== activityId) return undefined;
  if (access === 'guest') return visitor.browserId;
  return visitor.proofs.find(
    (proof) => proof.kind === access && (access !== 'code' || proof.activityId === activityId),
  )?.proofId;
};
