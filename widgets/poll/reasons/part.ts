import { lazy } from '../../core/lazy.js';

/** Why people chose a scenario; needed only under a published comparison. */
export const reasonsPart = lazy(() => import('./reasons.js'));
