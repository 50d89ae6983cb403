import type { Receipt } from '../../contract/poll.schema.js';
import { html } from './render.js';
import { textsIn } from './texts.js';

/** What stands above a page after a vote without script: that it counts, and the receipt. */
export const receiptNotice = ({ commitment, index, nonce }: Receipt, language: string): unknown => {
  const texts = textsIn(language);
  return html`<div class="notice" role="status">
    <h2>${texts.voted}</h2>
    <p>${texts.votedLead}</p>
    <h3>${texts.receipt}</h3>
    <p><code>${commitment}</code></p>
    <p>${texts.receiptPlace(index)} · <code>${nonce}</code></p>
    <p>${texts.receiptLead}</p>
  </div>`;
};
