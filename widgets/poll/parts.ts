import { lazy } from '../core/lazy.js';

/** What most visits do not need at once. */
export const parts = {
  result: lazy(() => import('./result/result.js')),
  receipt: lazy(() => import('./receipt/receipt.js')),
  rules: lazy(() => import('./rules/rules.js')),
};
