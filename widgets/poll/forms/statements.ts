import { choice } from './choice.js';

/** statements */
export const statements = { ...choice };
