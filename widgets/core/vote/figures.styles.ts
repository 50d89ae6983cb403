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
  /* A shade at the end says that there is more; without a way to scroll the timeline stands still. */
  @supports (animation-timeline: scroll()) {
    .scroll {
      --_way: to left;
      animation: more linear;
      animation-timeline: scroll(self inline);
    }
    .scroll:dir(rtl) {
      --_way: to right;
    }
  }
  @keyframes more {
    from,
    99% {
      background-image: linear-gradient(
        var(--_way),
        color-mix(in srgb, currentColor 25%, transparent),
        transparent 24px
      );
    }
    to {
      background-image: none;
    }
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
    vertical-align: bottom;
  }
  [class^='key']::before {
    content: '';
    display: inline-block;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: 6px;
    border-radius: 2px;
    background: currentColor;
    opacity: 0.55;
  }
  .key-0::before {
    background: var(--_accent);
    opacity: 1;
  }
  .key-1::before {
    opacity: 0.12;
  }
  [class^='key'] {
    font-size: 0.875em;
  }
  code {
    font-family: monospace;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  ul:not([class]) {
    padding-inline-start: 20px;
  }
  summary + ul {
    margin-block-start: 0;
  }
  ul:not([class]) li + li {
    margin-block-start: 4px;
  }
  ul + p,
  .scroll + p {
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
    [class^='key']::before {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: CanvasText;
    }
    .key-1::before {
      opacity: 1;
      background: Canvas;
    }
  }
`;
