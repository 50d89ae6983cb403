import { css } from '../../core/lit.js';

/** What an idea that stands open adds to the board. */
export const styles = css`
  .idea .acts ~ .acts {
    margin-block-start: 8px;
  }
  .history {
    margin-block: 16px;
  }
  .history ol {
    list-style: none;
    margin: 8px 0;
    padding: 0;
  }
  .step {
    padding: 0 0 8px 16px;
    border-inline-start: 2px solid var(--_line);
    padding-inline: 16px 0;
  }
  .step:last-child {
    border-color: var(--_accent);
  }
  .step p {
    margin-block: 0 4px;
  }
  blockquote {
    margin: 4px 0 8px;
  }
  .late {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_red);
  }
  .quiet {
    min-block-size: 36px;
  }
  slot[name='talk'] {
    display: block;
    margin-block: 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
  }
`;
