import type { Project } from '../../../contract/budget.schema.js';
import { css, html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import type { BudgetView } from '../budget.view.js';
import { projectNl } from './project.nl.js';

/** Its styles. */
export const styles = css`
  .about {
    display: grid;
    gap: 12px;
    padding-block-end: 16px;
  }
  .about img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }
`;

/** All about one project: its picture, what it is, and who thought of it. */
export function aboutView(
  { budget, server, language }: BudgetView,
  { picture, text, proposer, from }: Project,
) {
  const texts = textsOf('project', projectNl, language);
  return html`<div class="about" lang=${budget.language} dir="auto">
    ${
      picture
        ? html`<img
            src=${picture.url.startsWith('/') ? server + picture.url : picture.url}
            alt=${picture.alt}
            width=${picture.width}
            height=${picture.height}
            loading="lazy"
          />`
        : ''
    }
    <div>${text?.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    ${proposer ? html`<p><small>${texts.by}: ${proposer}</small></p>` : ''}
    ${from ? html`<p><a href="${server}/a/${from.board}?idee=${from.idea}">${texts.idea}</a></p>` : ''}
  </div>`;
}
