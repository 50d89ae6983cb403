import { css } from '../core/lit.js';

/** What the poll adds to the theme. */
export const pollStyles = css`
  .poll {
    padding: clamp(16px, 4%, 24px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .option {
    display: flex;
    gap: 12px;
    min-block-size: 44px;
    padding: 10px 16px;
    margin-block-end: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .option:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .option input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: calc((1lh - 20px) / 2);
    accent-color: var(--_accent);
    outline: 0;
  }
  .poll > details {
    border-block-start: 1px solid var(--_line);
    margin-block-end: -8px;
  }
`;
