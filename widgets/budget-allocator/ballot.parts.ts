import { lazy } from '../core/lazy.js';

/** The ballot looked over, and the result. */
export const ballotParts = {
  review: lazy(() => import('./review/review.js')),
  result: lazy(() => import('./result/result.js')),
};
