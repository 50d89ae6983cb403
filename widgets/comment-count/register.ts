import { define } from '../core/define.js';
import { StemCommentCount } from './comment-count.js';

define('stem-comment-count', StemCommentCount);
