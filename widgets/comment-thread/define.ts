import { isServer } from '../core/lit.js';
import './register.js';

export { StemCommentThread } from './comment-thread.js';
export { StemCommentAdded, StemReacted } from './thread.events.js';
export { StemFailed } from '../core/events.js';

if (isServer) await (await import('./prepare.js')).prepareThreads();
