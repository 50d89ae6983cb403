import { css } from '../../core/lit.js';

/** What reasons add to the theme. */
export const styles = css`
  .reasons {
    list-style: none;
    padding: 0;
    margin: 0;
    display: grid;
    gap: 12px;
  }
  .reasons li {
    border-inline-start: 2px solid var(--_line);
    padding-inline-start: 12px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
