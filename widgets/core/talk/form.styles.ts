import { fields } from '../fields.styles.js';
import { css } from '../lit.js';

const forms = css`
  label,
  form small {
    display: block;
    margin-block-start: 4px;
  }
  .kind {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    margin-inline-end: 12px;
  }
  .kind input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .as {
    align-items: center;
  }
  .write label + input {
    margin-block: 4px 8px;
  }
  textarea {
    margin-block-start: 4px;
    resize: vertical;
    field-sizing: content;
    min-block-size: 112px;
  }
  .mine,
  .subscribe,
  .work {
    padding-block-end: 16px;
  }
  article form {
    padding-block: 8px 16px;
  }
`;

/** What forms add to a widget, for the lazy parts that have one. */
export const styles = [fields, forms];
