import { html, nothing } from '../../core/lit.js';
import type { Project, ProjectProgress } from '../../../contract/budget.schema.js';
import { moreFor } from './more.js';
import { dayOf, type Shown } from './view.js';

export { styles } from './course.styles.js';

const way = ['chosen', 'preparing', 'making', 'done'] as const;

/** What was said of a winner, oldest first, and the steps that come after it. */
function stepsOf({ progress = [] }: Project): { past: ProjectProgress[]; coming: (typeof way)[number][] } {
  const now = progress.at(-1)?.status ?? 'chosen';
  return {
    past: progress,
    coming: now === 'dropped' ? [] : way.slice(way.indexOf(now) + 1),
  };
}

function stepView({ view, budget, texts }: Shown, step: ProjectProgress, now: boolean) {
  const { status, day, note, picture } = step;
  return html`<li class=${`step ${status}`} aria-current=${now ? 'step' : nothing}>
    <p>
      <b>${texts.steps[status]}</b>
      <time datetime=${day}>${dayOf(day, view.language)}</time>
    </p>
    ${note ? html`<p lang=${budget.language} dir="auto">${note}</p>` : ''}
    ${
      picture
        ? html`<img
            src=${picture.url.startsWith('/') ? view.server + picture.url : picture.url}
            alt=${picture.alt}
            lang=${budget.language}
            width=${picture.width}
            height=${picture.height}
            loading="lazy"
          />`
        : ''
    }
  </li>`;
}

/** The steps of a winner, what is still to come included. */
export function view(shown: Shown, project: Project) {
  const { past, coming } = stepsOf(project);
  return html`<ol class="course">
    ${past.map((step, at) => stepView(shown, step, at === past.length - 1))}
    ${coming.map(
      (status) =>
        html`<li class="step coming">
          <p>${shown.texts.steps[status]} <small>${moreFor(shown.view)?.coming}</small></p>
        </li>`,
    )}
  </ol>`;
}
