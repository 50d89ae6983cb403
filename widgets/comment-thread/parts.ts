import { lazy } from '../core/lazy.js';
import { suggestionPart } from './quote.parts.js';

/** What most visits do not need at once. */
export const parts = {
  write: lazy(() => import('./write/write.js')),
  links: lazy(() => import('../core/talk/text.js')),
  doing: lazy(() => import('./doing/doing.js')),
  acts: lazy(() => import('./acts/acts.js')),
  moderate: lazy(() => import('./moderate/moderate.js')),
  passages: lazy(() => import('./passages.js')),
  suggestion: suggestionPart,
  subscribe: lazy(() => import('./subscribe/subscribe.js')),
  mine: lazy(() => import('../core/talk/mine.js')),
};
