export const kind = 'ranked';
export { form, read } from './choice.js';
