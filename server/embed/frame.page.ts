import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn } from './texts.js';

/** What the iframe page shows. */
export interface FramePage {
  language: string;
  title: string;
  organisation: string;
  page: string;
  scripts: readonly string[];
  widget: unknown;
}

/**
 * The page inside an iframe: the widget and a link to its own page, whole also in `sandbox=""`. The link does
 * not stand alone in its paragraph, so the loader leaves it a link.
 */
export const framePage = (frame: FramePage): unknown =>
  layout({
    language: frame.language,
    title: frame.title,
    look: 'frame',
    hidden: true,
    scripts: frame.scripts,
    main: html`${frame.widget}
      <p>
        ${textsIn(frame.language).askedBy} ${frame.organisation}.
        <a href="${frame.page}" target="_blank" rel="noopener">${textsIn(frame.language).openInOwnPage}</a>
      </p>`,
  });
