import { lazy } from './lazy.js';

/** What several widgets need, and most visits do not need at once. */
export const coreParts = {
  identity: lazy(() => import('./identity/dialog.js')),
  live: lazy(() => import('./live.js')),
};
