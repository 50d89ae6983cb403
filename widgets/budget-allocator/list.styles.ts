import { css } from '../core/lit.js';

/** What the list of projects and what is left add. */
export const styles = css`
  .projects {
    list-style: none;
    padding: 0;
    margin-block-start: 8px;
  }
  .project {
    padding: 12px 0 0;
    border-block-start: 1px solid var(--_line);
    scroll-margin-block: 8px 120px;
  }
  .thumb {
    float: inline-start;
    object-fit: cover;
    margin-inline-end: 12px;
    border-radius: var(--_radius);
  }
  .thumb ~ :not(.line) {
    clear: both;
  }
  .project.chosen {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_accent);
  }
  .cost {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .line + .line > :first-child {
    flex-basis: 100px;
  }
  .project small {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .project button {
    padding-inline: 12px;
  }
  .skip {
    position: absolute;
    background: var(--_paper);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  .purse {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin: 0 -8px -8px;
    padding: 8px;
    border-block-start: 1px solid var(--_line);
    background: var(--_paper);
  }
  .purse p {
    flex: 1 1 180px;
  }
  .bar {
    display: block;
    margin-block-start: 4px;
    border-radius: 2px;
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar rect {
    fill: var(--_accent);
  }
  :is(.project, .budget > div) :focus-visible {
    scroll-margin-block: 16px 140px;
  }
  @media (max-height: 480px) {
    .purse {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
      forced-color-adjust: none;
      background: Canvas;
      color: CanvasText;
    }
    .bar rect {
      fill: Highlight;
    }
  }
`;
