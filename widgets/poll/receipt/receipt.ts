import { html } from 'lit';
import type { Receipt } from '../../../contract/poll.schema.js';

/** The receipt with its code. */
export function receiptView(receipt: Receipt, _language: string) {
  return html`<p>${receipt.commitment}</p>`;
}
