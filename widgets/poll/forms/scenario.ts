export const kind = 'scenario';
export { form, read } from './choice.js';
