import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn } from './texts.js';

/** The page for an address that names nothing. */
export function notFoundPage(language: string): unknown {
  const texts = textsIn(language);
  return layout({
    language,
    title: texts.notFound,
    look: 'page',
    hidden: true,
    scripts: [],
    main: html`<h1>${texts.notFound}</h1>
      <p>${texts.notFoundLead}</p>`,
  });
}
