export { formView } from './form.view.js';
export { writingOf } from './writing.js';
export { styles } from '../../core/talk/form.styles.js';
