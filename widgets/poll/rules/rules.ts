import { html } from 'lit';
import type { Poll } from '../../../contract/poll.schema.js';

/** How this poll is counted. */
export function rulesView(poll: Poll, _language: string) {
  return html`<p>${poll.rule.method}</p>`;
}
