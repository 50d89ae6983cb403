import { lazy } from '../core/lazy.js';

/** What comes by phase, by the server, and when someone asks for the rules. */
export const parts = {
  rest: lazy(() => import('./rest.js')),
  fields: lazy(() => import('./native/fields.js')),
  native: lazy(() => import('./native/native.js')),
  rules: lazy(() => import('./rules/rules.js')),
};
