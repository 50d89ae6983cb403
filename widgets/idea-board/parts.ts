import { lazy } from '../core/lazy.js';

/** What most visits do not need at once. */
export const parts = {
  idea: lazy(() => import('./idea/idea.js')),
  tools: lazy(() => import('./tools/tools.js')),
  agenda: lazy(() => import('./agenda/agenda.js')),
  follow: lazy(() => import('./follow/follow.js')),
  phases: lazy(() => import('./phases/phases.js')),
};
