import { lazy } from '../core/lazy.js';

/** What only I see. */
export const ownPart = lazy(() => import('./own/own.js'));
