import { css } from '../core/lit.js';

/** What the budget adds to the theme. */
export const budgetStyles = css`
  :host {
    --_paper: var(--stem-paper, Canvas);
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_paper: var(--stem-paper, oklch(from currentColor calc(1 - 0.8 * clamp(0, (l - 0.6) * 999, 1)) 0 0));
    }
  }
  .budget {
    padding: clamp(16px, 4%, 24px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .line + .line {
    margin-block-start: 4px;
  }
  .line > :first-child {
    flex: 1 1 140px;
  }
  .line p {
    margin: 0;
  }
  p.name {
    font-weight: 700;
  }
`;
