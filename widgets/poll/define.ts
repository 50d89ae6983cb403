import { define } from '../core/define.js';
import { StemPoll } from './poll.js';

define('stem-poll', StemPoll);

export { StemPoll };
export { StemVoted } from './poll.events.js';
export { StemFailed } from '../core/events.js';
