import { html, nothing } from '../../core/lit.js';
import type { Project, ProjectProgress } from '../../../contract/budget.schema.js';
import type { Shown } from './view.js';

const way = ['chosen', 'preparing', 'making', 'done'] as const;

// A date has no time: it is the same day wherever the reader is.
const dayOf = (date: string, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

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

/** Where a winner stands now, in a line; the reason too where it was dropped. */
export function standView({ view, budget, texts }: Shown, { progress }: Project) {
  const last = progress?.at(-1);
  if (!last) return '';
  const { status, day, note } = last;
  return html`<p class="stand">
    <span class=${`dot ${status}`}>${texts.steps[status]}</span> ${texts.since(dayOf(day, view.language))}${
      status === 'dropped' && note ? html`: <span lang=${budget.language} dir="auto">${note}</span>` : ''
    }
  </p>`;
}

/** The course of a winner from chosen to done, what is still to come included. */
export function courseView(shown: Shown, project: Project) {
  const { view, budget, texts } = shown;
  const { past, coming } = stepsOf(project);
  if (!past.length) return '';
  return view.details(
    `course ${project.id}`,
    html`${texts.course}<span class="unseen" lang=${budget.language}>: ${project.title}</span>`,
    () =>
      html`<ol class="course">
        ${past.map((step, at) => stepView(shown, step, at === past.length - 1))}
        ${coming.map(
          (status) =>
            html`<li class="step coming">
              <p>${texts.steps[status]} <small>${texts.coming}</small></p>
            </li>`,
        )}
      </ol>`,
  );
}
