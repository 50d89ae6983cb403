import { endpoint } from './endpoint.js';
import type { Activity } from './activity.schema.js';

/** What kind of activity a ref names, so that a pasted link can become the right widget. */
export const readActivity = endpoint<{ answer: Activity }>()('readActivity', 'GET', '/v1/activities/{ref}');
