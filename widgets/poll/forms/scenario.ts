import { choice } from './choice.js';

/** scenario */
export const scenario = { ...choice };
