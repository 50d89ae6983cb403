import { choice } from './choice.js';

/** ranked */
export const ranked = { ...choice };
