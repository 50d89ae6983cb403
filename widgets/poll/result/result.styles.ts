import { css } from '../../core/lit.js';

/** What a result adds to the theme. */
export const styles = css`
  .bars {
    list-style: none;
    padding: 0;
    margin: 0;
    display: grid;
    gap: 12px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .bars .number {
    margin-inline-start: auto;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  .bar {
    display: block;
    background: color-mix(in srgb, currentColor 12%, transparent);
    border-radius: 2px;
    margin-block-start: 4px;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar rect {
    fill: var(--_accent);
  }
  .bar .part-1 {
    fill: transparent;
  }
  .bar .part-2 {
    fill: currentColor;
    opacity: 0.55;
  }
  .scroll {
    overflow-x: auto;
    overflow-wrap: normal;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th,
  td {
    padding: 8px;
    vertical-align: top;
    text-align: start;
    border-block-end: 1px solid var(--_line);
  }
  th:first-child {
    padding-inline-start: 0;
    min-inline-size: 120px;
  }
  th.number {
    text-align: end;
  }
  thead th {
    font-weight: 700;
  }
  code {
    font-family: monospace;
    overflow-wrap: anywhere;
  }
  ul + p {
    margin-block-start: 12px;
  }
  details[open] {
    padding-block-end: 12px;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
      forced-color-adjust: none;
      color: CanvasText;
      background: Canvas;
    }
    .bar rect {
      fill: CanvasText;
    }
  }
`;
