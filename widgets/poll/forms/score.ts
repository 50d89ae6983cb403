export const kind = 'score';
export { form, read } from './choice.js';
