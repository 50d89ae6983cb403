import './register.js';

export { StemCommentCount } from './comment-count.js';
