import type { Receipt } from '../../../contract/poll.schema.js';
import { sentenceOf } from '../failure.js';
import { html, isServer } from '../lit.js';
import { asApiError } from '../load.js';
import { number, textsOf } from '../localise.js';
import type { VoteView } from './vote.view.js';
import { receiptNl, type ReceiptTexts } from './receipt.nl.js';

export { styles } from './figures.styles.js';

/** The part of the receipt that a button stands in: its code, and where to say what came of the press. */
const around = ({ currentTarget }: Event) => {
  const box = (currentTarget as HTMLElement).closest('div')!;
  return { code: box.querySelector('code')!, status: box.querySelector('[role=status]')! };
};

async function copy(event: Event, texts: ReceiptTexts) {
  const { code, status } = around(event);
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    status.textContent = texts.copied;
  } catch {
    getSelection()?.selectAllChildren(code);
    status.textContent = texts.notCopied;
  }
}

async function check(
  event: Event,
  receipt: Receipt,
  { server, language, kind }: VoteView,
  texts: ReceiptTexts,
) {
  const { status } = around(event);
  try {
    const { checkReceipt } = await import('./receipt.check.js');
    status.textContent = texts[await checkReceipt(receipt, server, kind)];
  } catch (error) {
    status.textContent = await sentenceOf(asApiError(error), language);
  }
}

/** The receipt: what it is for, its code to copy and to check, and all of it as a file. */
export function receiptView(view: VoteView, receipt: Receipt) {
  const { language, details } = view;
  const texts = textsOf('receipt', receiptNl, language);
  const file = `data:application/json,${encodeURIComponent(JSON.stringify(receipt, null, 1))}`;
  const button = (text: string, press: (event: Event) => void) =>
    html`<button part="button" type="button" @click=${press}>${text}</button>`;
  return details(
    'receipt',
    texts.title,
    () =>
      html`<div>
        <p>${texts.what}</p>
        <p>${texts.code}: <code>${receipt.commitment}</code></p>
        <p>${texts.place(number(receipt.index + 1, language))}</p>
        ${
          isServer
            ? ''
            : html`<p class="row">
                ${button(texts.copy, (event) => void copy(event, texts))}
                ${button(texts.check, (event) => void check(event, receipt, view, texts))}
              </p>`
        }
        <p role="status"></p>
        <p><a href=${file} download="${texts.file}-${receipt.ref}.json">${texts.save}</a></p>
      </div>`,
  );
}
