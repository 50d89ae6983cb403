import { define } from '../core/define.js';
import { StemIdeaBoard } from './idea-board.js';

define('stem-idea-board', StemIdeaBoard);
