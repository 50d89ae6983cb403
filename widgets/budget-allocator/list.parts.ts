import { lazy } from '../core/lazy.js';

/** What the list of projects does not need at once. */
export const listParts = {
  tools: lazy(() => import('./tools/tools.js')),
  map: lazy(() => import('./map.js')),
  project: lazy(() => import('./project/project.js')),
  tight: lazy(() => import('./tight/tight.js')),
  points: lazy(() => import('./points.js')),
};
