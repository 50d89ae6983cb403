export const kind = 'statements';
export { form, read } from './choice.js';
