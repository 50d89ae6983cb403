import { css } from '../core/lit.js';

/** What the board adds to the theme. */
export const boardStyles = css`
  .ideas {
    list-style: none;
    padding: 0;
  }
  .idea {
    padding-block: 16px;
    border-block-start: 1px solid var(--_line);
    scroll-margin-block: 16px;
  }
  .open {
    border-inline-start: 4px solid var(--_accent);
    padding-inline-start: clamp(12px, 3%, 20px);
  }
  .idea p {
    margin-block: 4px 8px;
  }
  .name {
    font-weight: 700;
  }
  .name button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    font-weight: 700;
  }
  .idea img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  .idea article > picture img {
    float: inline-end;
    inline-size: clamp(88px, 24%, 160px);
    margin: 4px 0 8px 16px;
    aspect-ratio: 4 / 3;
    object-fit: cover;
  }
  .badge {
    display: inline-block;
    margin-inline-end: 8px;
    padding: 0 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .acts {
    align-items: center;
    gap: 4px 12px;
  }
  .support {
    padding: 4px 16px;
    border-color: var(--_line);
  }
  .support[aria-pressed='true'] {
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
