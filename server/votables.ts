import type { VotableKind } from './ballot/ballot.service.js';
import { budgetKind } from './budget/budget.service.js';
import { pollKind } from './poll/poll.service.js';

/** The kinds of activity that people vote on. A new one adds itself here. */
export const votableKinds: readonly VotableKind[] = [pollKind, budgetKind];
