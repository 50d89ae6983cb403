import type { Problem } from '../../contract/errors.js';
import { html } from './render.js';
import { layout } from './layout.js';
import { textsIn, type RefusedFor } from './texts.js';

/** The page for an address that names nothing, or for what was refused before any other page could say so. */
export function refusedPage(
  language: string,
  { code, retryAfter }: Pick<Problem, 'code' | 'retryAfter'>,
): unknown {
  const { refused } = textsIn(language);
  const { title, lead } = code in refused ? refused[code as RefusedFor] : refused.other;
  return layout({
    language,
    title,
    look: 'page',
    hidden: true,
    scripts: [],
    main: html`<h1>${title}</h1>
      <p>${lead(retryAfter ?? 60)}</p>`,
  });
}

/** The page at the address of the server itself. */
export function homePage(language: string): unknown {
  const { home, howWeCount, recount } = textsIn(language);
  const query = language === 'nl' ? '' : `?lang=${language}`;
  return layout({
    language,
    title: home.title,
    look: 'page',
    hidden: true,
    scripts: [],
    main: html`<h1>${home.title}</h1>
      <p>${home.lead}</p>
      <ul>
        <li><a href="/how-we-count${query}">${howWeCount}</a></li>
        <li><a href="/recount${query}">${recount}</a></li>
      </ul>
      <h2>${home.keeper}</h2>
      <p>${home.keeperLead} <a href="/v1/openapi.json">/v1/openapi.json</a></p>`,
  });
}
