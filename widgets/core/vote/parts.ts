import { lazy } from '../lazy.js';

/** What comes after a vote. */
export const voteParts = {
  receipt: lazy(() => import('./receipt.js')),
};
