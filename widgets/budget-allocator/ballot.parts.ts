import { lazy } from '../core/lazy.js';

/** The list of projects, the ballot looked over, and the result. */
export const ballotParts = {
  list: lazy(() => import('./list.js')),
  review: lazy(() => import('./review/review.js')),
  result: lazy(() => import('./result/result.js')),
};
