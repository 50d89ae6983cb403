import { isServer } from '../core/lit.js';
import './register.js';

export { StemIdeaBoard } from './idea-board.js';
export { StemIdeaAdded } from './add/added.event.js';
export { StemSupported } from './board.events.js';
export { StemFailed } from '../core/events.js';

if (isServer) await (await import('./prepare.js')).prepareBoards();
