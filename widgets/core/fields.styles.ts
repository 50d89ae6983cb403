import { css } from './lit.js';

/** Fields to type in: for the lazy parts that have them. */
export const fields = css`
  input:not([type='radio'], [type='checkbox']),
  textarea,
  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
  }
`;
