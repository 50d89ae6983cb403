import { lazy } from '../core/lazy.js';

/** The map, to look at and to point out a place. */
export const mapPart = lazy(() => import('./map/map.js'));
