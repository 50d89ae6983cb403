import { choice } from './choice.js';

/** score */
export const score = { ...choice };
