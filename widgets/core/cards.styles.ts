import { css } from './lit.js';

/** What comments and ideas have in common: small marks, buttons that stay pressed, and what is told as new. */
export const cards = css`
  .badge {
    padding: 0 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .text {
    white-space: pre-wrap;
  }
  .quiet {
    padding: 4px;
    border-color: transparent;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    text-align: start;
  }
  [aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 700;
  }
  .count {
    margin-inline-start: 8px;
    font-variant-numeric: tabular-nums;
  }
  .news {
    position: sticky;
    inset-block-start: 8px;
    z-index: 1;
  }
  .news button {
    background: Canvas;
    color: CanvasText;
  }
`;
