import { isServer } from '../core/lit.js';
import './register.js';

export { StemPoll } from './poll.js';
export { StemVoted } from '../core/vote/vote.events.js';
export { StemFailed } from '../core/events.js';

if (isServer) await (await import('./prepare.js')).preparePolls();
