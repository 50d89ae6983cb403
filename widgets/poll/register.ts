import { define } from '../core/define.js';
import { StemPoll } from './poll.js';

define('stem-poll', StemPoll);
