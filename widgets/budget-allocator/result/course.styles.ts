import { css } from '../../core/lit.js';

/** What the course of a winner adds. */
export const styles = css`
  .course {
    list-style: none;
    padding: 0;
    margin: 0;
  }
  .step {
    position: relative;
    padding-block-end: 16px;
    padding-inline-start: 24px;
    margin-inline-start: 6px;
    border-inline-start: 2px solid var(--_line);
  }
  /* Not transparent: forced colours draw that too. */
  .step:last-child {
    border: 0;
    margin-inline-start: 8px;
    padding-block-end: 0;
  }
  .step::before {
    content: '';
    position: absolute;
    inset-block-start: calc((1lh - 12px) / 2);
    inset-inline-start: -7px;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_accent);
    border-radius: 50%;
    background: var(--_accent);
  }
  .step:is(.coming, .dropped)::before {
    background: none;
  }
  .step.coming {
    border-inline-start-style: dashed;
  }
  .step.coming::before {
    border-color: currentColor;
    opacity: 0.6;
  }
  .step img {
    display: block;
    max-inline-size: min(100%, 420px);
    block-size: auto;
    margin-block-start: 8px;
    border-radius: 2px;
  }
  @media (forced-colors: active) {
    .step::before {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
    }
    .step:is(.coming, .dropped)::before {
      background: Canvas;
    }
  }
  @media print {
    .step::before {
      print-color-adjust: exact;
    }
  }
`;
