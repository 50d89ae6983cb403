import { lazy } from '../core/lazy.js';

/** What proposes other words for a passage; most threads have none. */
export const suggestionPart = lazy(() => import('./suggestion.js'));
