import { lazy } from '../core/lazy.js';
import { resultPart } from './result/part.js';

/** What most visits do not need at once. */
export const parts = {
  outcome: lazy(() => import('./outcome.js')),
  result: resultPart,
  rules: lazy(() => import('./rules/rules.js')),
};
