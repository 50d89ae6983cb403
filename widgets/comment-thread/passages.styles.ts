import { css } from '../core/lit.js';

/** What passages add to the thread, and the button and the outline that lie over the page. */
export const styles = css`
  .passages ol {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
    inline-size: 100%;
  }
  .passages .blocks {
    max-block-size: 240px;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .passages li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding-block: 4px;
  }
  .passages .blocks li {
    padding: 0;
    border: 0;
  }
  .passages .blocks button,
  .passages .words {
    padding: 8px;
    border-color: transparent;
    text-align: start;
  }
  .passages .blocks button {
    inline-size: 100%;
  }
  .passages li > p,
  .passages .words {
    flex: 1 1 240px;
    margin: 0;
    padding-inline: 0;
  }
  .passages .words {
    text-decoration: underline;
  }
  .passages details {
    inline-size: 100%;
  }
  .passages .blocks button[tabindex='0'] {
    border-color: var(--_accent);
  }
  .passages button > span.lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .near,
  .outline {
    position: fixed;
    inset: auto;
    margin: 0;
    overflow: visible;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
  }
  .near button {
    background: Canvas;
    color: CanvasText;
    border: 2px solid;
    padding-inline: 12px;
    box-shadow: 0 0 0 1px Canvas;
  }
  .near p {
    background: Canvas;
    color: CanvasText;
    border: 2px solid;
    padding: 8px 12px;
  }
  .outline {
    pointer-events: none;
    border: 3px solid Canvas;
    outline: 3px solid CanvasText;
    border-radius: 2px;
    box-sizing: border-box;
  }
  .near[hidden],
  .outline[hidden] {
    display: none;
  }
`;
