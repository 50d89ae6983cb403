import { css } from '../lit.js';

/** The dialog stands on the browser's own page colours, whatever the host's are. */
export const dialogStyles = css`
  dialog.identity {
    inline-size: min(440px, calc(100% - 32px));
    max-inline-size: none;
    margin: auto;
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  dialog.identity::backdrop {
    background: #0008;
  }
  .identity label,
  .identity small {
    display: block;
  }
  .identity label {
    margin-block-end: 8px;
  }
  .identity .error {
    margin-block-start: 12px;
  }
  .identity .code {
    font-size: 1.25em;
    letter-spacing: 0.1em;
  }
`;
