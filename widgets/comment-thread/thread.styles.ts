import { css } from '../core/lit.js';

/** What the thread adds to the theme. */
export const threadStyles = css`
  ol {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  ol ol {
    margin-inline-start: 4px;
    padding-inline-start: clamp(8px, 3%, 20px);
    border-inline-start: 1px solid var(--_line);
  }
  article {
    padding-block: 16px 8px;
    scroll-margin-block: 24px;
  }
  li {
    border-block-start: 1px solid var(--_line);
  }
  ol ol > li:first-child {
    border: 0;
  }
  article:focus {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
  }
  article p,
  article > small {
    margin-block: 0 8px;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
    font-size: 0.875em;
  }
  .by b {
    font-size: 1.142em;
  }
  .badge {
    padding: 0 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .by a,
  .end a {
    display: inline-block;
    min-block-size: 24px;
  }
  .by a:not(:hover) {
    text-decoration: none;
  }
  .official {
    border-color: var(--_accent);
    font-weight: 700;
  }
  .text {
    white-space: pre-wrap;
  }
  .note {
    font-style: italic;
  }
  blockquote {
    margin: 4px 0 8px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_accent);
    white-space: pre-line;
  }
  .acts {
    align-items: center;
    gap: 4px 12px;
    font-size: 0.875em;
  }
  .quiet,
  .react {
    min-block-size: 36px;
    padding: 4px 12px;
    border-color: var(--_line);
  }
  .quiet {
    padding: 4px 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-align: start;
  }
  .react[aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 700;
  }
  .count {
    margin-inline-start: 8px;
  }
  .below {
    padding-block-end: 12px;
  }
  .sort {
    align-items: center;
  }
  .sort select {
    inline-size: auto;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
  }
  .end {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 8px;
  }
  .news {
    position: sticky;
    inset-block-start: 8px;
  }
  .news:empty {
    position: absolute;
  }
  @media (pointer: coarse) {
    .quiet,
    .react {
      min-block-size: 44px;
    }
  }
`;
