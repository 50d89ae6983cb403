export { addingOf } from './adding.js';
export { formView } from './form.view.js';
export { styles } from './add.styles.js';
