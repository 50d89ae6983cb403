import { isServer } from '../core/lit.js';
import './register.js';

export { StemPoll } from './poll.js';
export { StemVoted } from './poll.events.js';
export { StemFailed } from '../core/events.js';

if (isServer) await (await import('./prepare.js')).preparePolls();
