import { html } from '../../core/lit.js';
import type { Project } from '../../../contract/budget.schema.js';
import { resultParts } from './parts.js';
import { dayOf, type Shown } from './view.js';

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

/** The course of a winner from chosen to done, once it is unfolded. */
export function courseView(shown: Shown, project: Project) {
  const { view, budget, texts } = shown;
  if (!project.progress?.length) return '';
  return view.details(
    `course ${project.id}`,
    html`${texts.course}<span class="unseen" lang=${budget.language}>: ${project.title}</span>`,
    () => view.part(resultParts.course)?.view(shown, project),
  );
}
