import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn } from './texts.js';

/** What the iframe page shows. */
export interface FramePage {
  language: string;
  title: string;
  page: string;
  scripts: readonly string[];
  widget: unknown;
}

/** The page inside an iframe: the widget and a link to its own page, whole also in `sandbox=""`. */
export const framePage = (frame: FramePage): unknown =>
  layout({
    language: frame.language,
    title: frame.title,
    look: 'frame',
    hidden: true,
    scripts: frame.scripts,
    main: html`${frame.widget}
      <p>
        <a href="${frame.page}" target="_blank" rel="noopener">${textsIn(frame.language).openInOwnPage}</a>
      </p>`,
  });
