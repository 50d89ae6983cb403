import { css } from '../../core/lit.js';
import { styles as forms } from '../../core/talk/form.styles.js';

/** What the form of an idea adds to the board. */
export const styles = [
  ...forms,
  css`
    .add {
      padding: clamp(12px, 4%, 24px);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    .add input:not([type='file']) {
      margin-block-start: 4px;
    }
    .add select {
      display: block;
      margin-block-start: 4px;
    }
    .add option {
      background: Canvas;
      color: CanvasText;
    }
    .add [type='file'] {
      border: 0;
      padding-inline: 0;
    }
    .add .error {
      margin-block-start: 4px;
    }
    .similar {
      padding: 12px;
      border-inline-start: 4px solid var(--_accent);
      background: color-mix(in srgb, currentColor 5%, transparent);
    }
    .add :is(.row, .row + p, .map) {
      margin-block-start: 8px;
    }
    .similar ul,
    .found {
      list-style: none;
      padding: 0;
      margin-block-start: 4px;
    }
    .found {
      display: grid;
      gap: 8px;
      justify-items: start;
    }
    .found button {
      text-align: start;
    }
    .similar li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      padding-block: 4px;
    }
    .similar .quiet {
      flex: 1 1 160px;
    }
    progress {
      display: block;
      inline-size: 100%;
      block-size: 12px;
      accent-color: var(--_accent);
    }
    .add picture img {
      display: block;
      inline-size: min(100%, 320px);
      block-size: auto;
      margin-block-end: 8px;
      border-radius: var(--_radius);
    }
  `,
];
