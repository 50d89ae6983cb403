import { lazy } from '../core/lazy.js';

/** The form of an idea. */
export const addPart = lazy(() => import('./add/add.js'));
