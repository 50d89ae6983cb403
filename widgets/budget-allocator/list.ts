/** All that a budget needs while its projects can be read and chosen; one file in the browser. */
export { lackOf } from './choosing.js';
export { styles } from './list.styles.js';
export { askText, listView } from './list.view.js';
