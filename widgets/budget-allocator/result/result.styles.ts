import { css } from '../../core/lit.js';

/** What the result of a budget adds to the theme. */
export const styles = css`
  .head {
    font-size: 1.125em;
    font-weight: 700;
  }
  .won,
  .all,
  .pairs,
  .course {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .won > li,
  .all > li {
    padding-block: 12px;
    border-block-end: 1px solid var(--_line);
  }
  .outcome li p + p {
    margin-block-start: 4px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
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
  .verdict {
    font-weight: 700;
  }
  .won .verdict {
    color: inherit;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .filter legend {
    margin: 0;
  }
  .filter label {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  .filter input {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  .filter:has([value='won']:checked) + .all .not,
  .filter:has([value='not']:checked) + .all .won {
    display: none;
  }
  .dot::before,
  .step::before,
  [class^='key-']::before {
    content: '';
    display: inline-block;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
    margin-inline-end: 6px;
    flex: none;
  }
  .dot.dropped::before,
  .step.coming::before,
  .step.dropped::before {
    background: none;
  }
  .dot {
    font-weight: 700;
  }
  .step {
    position: relative;
    padding-block-end: 16px;
    padding-inline-start: 24px;
    margin-inline-start: 6px;
    border-inline-start: 2px solid var(--_line);
  }
  .step:last-child {
    border-color: transparent;
    padding-block-end: 0;
  }
  .step::before {
    position: absolute;
    inset-block-start: calc((1lh - 12px) / 2);
    inset-inline-start: -7px;
    margin: 0;
  }
  .step.coming {
    border-inline-start-style: dashed;
  }
  .step.coming::before {
    border-color: currentColor;
    background: none;
    opacity: 0.6;
  }
  .step img {
    display: block;
    max-inline-size: min(100%, 420px);
    block-size: auto;
    margin-block-start: 8px;
    border-radius: 2px;
  }
  .picture {
    margin-block-start: 12px;
  }
  .pairs {
    display: grid;
    gap: 12px;
    margin-block-start: 8px;
  }
  .outcome .bar-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: center;
    margin-block-start: 2px;
    font-size: 0.875em;
  }
  .bar-line svg {
    flex: 4 1 180px;
  }
  .bar-line span {
    flex: 1 1 15em;
  }
  .bar,
  .columns {
    display: block;
    overflow: visible;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .kind-0 {
    fill: var(--_accent);
  }
  .kind-1 {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2px;
  }
  .stripe {
    stroke: var(--_accent);
    stroke-width: 2px;
  }
  .ground {
    stroke: currentColor;
  }
  .columns text {
    fill: currentColor;
    font-size: 0.875em;
  }
  .columns .share {
    font-size: 0.75em;
  }
  [class^='key-']::before {
    border-radius: 2px;
  }
  .key-1::before {
    background: none;
  }
  .key-0 {
    margin-inline-end: 16px;
  }
  .axis {
    text-align: center;
    font-size: 0.875em;
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
    white-space: normal;
  }
  thead th {
    font-weight: 700;
    vertical-align: bottom;
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
    .kind-0 {
      fill: CanvasText;
    }
    .kind-1,
    .stripe,
    .ground {
      stroke: CanvasText;
    }
    .columns text {
      fill: CanvasText;
    }
    .dot::before,
    .step::before,
    [class^='key-']::before {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }
    .dot.dropped::before,
    .step:is(.coming, .dropped)::before,
    .key-1::before {
      background: Canvas;
    }
  }
  @media print {
    .won > li,
    .all > li,
    .picture {
      break-inside: avoid;
    }
    svg,
    .dot::before,
    .step::before,
    [class^='key-']::before {
      print-color-adjust: exact;
    }
  }
`;
