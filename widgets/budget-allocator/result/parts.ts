import { lazy } from '../../core/lazy.js';

/** What a result shows when it is unfolded. */
export const resultParts = {
  projects: lazy(() => import('./projects.js')),
  who: lazy(() => import('./who.js')),
  content: lazy(() => import('./content.js')),
  greedy: lazy(() => import('./greedy.js')),
  course: lazy(() => import('./course.js')),
  how: lazy(() => import('./how.js')),
};
