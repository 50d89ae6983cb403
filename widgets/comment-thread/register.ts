import { define } from '../core/define.js';
import { StemCommentThread } from './comment-thread.js';

define('stem-comment-thread', StemCommentThread);
