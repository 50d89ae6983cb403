import { lazy } from '../../core/lazy.js';

/** The result, when there is one. */
export const resultPart = lazy(() => import('./result.js'));
