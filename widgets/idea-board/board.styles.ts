import { css } from '../core/lit.js';

/** What the board adds to the theme. */
export const boardStyles = css`
  div[lang] + p {
    margin-block-start: 12px;
  }
  .ideas {
    list-style: none;
    padding: 0;
    margin-block-end: 16px;
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
    display: flow-root;
    font-weight: 700;
  }
  .name button {
    min-block-size: 24px;
    border: 0;
    padding: 0;
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
    margin-block: 4px 8px;
    margin-inline-start: 16px;
    aspect-ratio: 4 / 3;
    object-fit: cover;
  }
  .idea .badge {
    display: inline-block;
    margin-inline-end: 8px;
    margin-block-end: 4px;
  }
  .acts {
    align-items: center;
    gap: 4px 12px;
  }
  .support {
    padding: 4px 16px;
    border-color: var(--_line);
  }
`;
