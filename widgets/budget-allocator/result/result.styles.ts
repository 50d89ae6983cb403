import { css } from '../../core/lit.js';

/** What the result of a budget adds to the theme. */
export const styles = css`
  .head {
    font-size: 1.125em;
    font-weight: 700;
  }
  .won {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .won > li {
    padding-block: 12px;
    border-block-end: 1px solid var(--_line);
  }
  .outcome li p + p {
    margin-block-start: 4px;
  }
  .line .number {
    margin-inline-start: auto;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
    white-space: nowrap;
  }
  .dot {
    font-weight: 700;
  }
  .dot::before {
    content: '';
    display: inline-block;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
    margin-inline-end: 6px;
  }
  .dot.dropped::before {
    background: none;
  }
  code {
    font-family: monospace;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .outcome ul:not([class]) {
    padding-inline-start: 20px;
  }
  .outcome ul + p {
    margin-block-start: 12px;
  }
  .outcome details[open] {
    padding-block-end: 12px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .dot::before {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }
    .dot.dropped::before {
      background: Canvas;
    }
  }
  @media print {
    .won > li {
      break-inside: avoid;
    }
    .dot::before {
      print-color-adjust: exact;
    }
  }
`;
