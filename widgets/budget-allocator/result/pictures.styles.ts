import { css } from '../../core/lit.js';

/** What the pictures of a result and their tables add. */
export const styles = css`
  .picture {
    margin-block-start: 12px;
  }
  .pairs {
    display: grid;
    gap: 12px;
    list-style: none;
    padding: 0;
    margin: 8px 0 0;
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
  .share-bar,
  .columns {
    display: block;
    overflow: visible;
  }
  .share-bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .track {
    fill: none;
    stroke: var(--_line);
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
  [class^='mark-'] {
    display: inline-block;
  }
  [class^='mark-']::before {
    content: '';
    display: inline-block;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_accent);
    border-radius: 2px;
    background: var(--_accent);
    margin-inline-end: 6px;
  }
  .mark-1::before {
    background: none;
  }
  .mark-0 {
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
  p + .scroll,
  .scroll + .scroll {
    margin-block-start: 16px;
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
    white-space: normal;
  }
  thead th {
    font-weight: 700;
    vertical-align: bottom;
  }
  @media (forced-colors: active) {
    .kind-0 {
      fill: CanvasText;
    }
    .kind-1,
    .track,
    .stripe,
    .ground {
      stroke: CanvasText;
    }
    .columns text {
      fill: CanvasText;
    }
    [class^='mark-']::before {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }
    .mark-1::before {
      background: Canvas;
    }
  }
  @media print {
    .picture {
      break-inside: avoid;
    }
    svg,
    [class^='mark-']::before {
      print-color-adjust: exact;
    }
  }
`;
