import { coreNl } from './core.nl.js';
import { html } from './lit.js';
import { textsOf } from './localise.js';

/** A button; `name` is its class: `primary` for the one thing to do. */
export const button = (text: string, press: () => void, name = '') =>
  html`<button part="button" class=${name} type="button" @click=${press}><span>${text}</span></button>`;

/** What could not be read: the link of the page stays, with what happened in plain words and a way on. */
export function failedView({ failure, again }: { failure: string; again: () => void }, language: string) {
  const core = textsOf('core', coreNl, language);
  return html`<div class="stack" lang=${language} dir=${core.dir}>
    <slot></slot>
    <p class="error" role="alert">${core.failed} ${failure || core.unreadable}</p>
    <p>${button(core.retry, again)}</p>
  </div>`;
}
