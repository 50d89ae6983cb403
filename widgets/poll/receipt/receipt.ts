import { html, isServer } from '../../core/lit.js';
import type { Receipt } from '../../../contract/poll.schema.js';
import { number, textsOf } from '../../core/localise.js';
import type { PollView } from '../poll.view.js';
import { receiptNl } from './receipt.nl.js';

export { styles } from '../result/result.styles.js';

async function copy(event: Event, texts: typeof receiptNl) {
  const box = (event.currentTarget as HTMLElement).closest('div')!;
  const code = box.querySelector('code')!;
  const status = box.querySelector('[role=status]')!;
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    status.textContent = texts.copied;
  } catch {
    getSelection()?.selectAllChildren(code);
    status.textContent = texts.notCopied;
  }
}

/** The receipt: what it is for, its code to copy, and all of it as a file. */
export function receiptView({ language, details }: PollView, receipt: Receipt) {
  const texts = textsOf('receipt', receiptNl, language);
  const file = `data:application/json,${encodeURIComponent(JSON.stringify(receipt, null, 1))}`;
  return details(
    'receipt',
    texts.title,
    () =>
      html`<div>
        <p>${texts.what}</p>
        <p>${texts.code}: <code>${receipt.commitment}</code></p>
        <p>${texts.place(number(receipt.index + 1, language))}</p>
        <p class="row">
          ${
            isServer
              ? ''
              : html`<button part="button" type="button" @click=${(event: Event) => copy(event, texts)}>
                  ${texts.copy}
                </button>`
          }
          <a class="button" href=${file} download="${texts.file}-${receipt.ref}.json">${texts.save}</a>
        </p>
        <p role="status"></p>
      </div>`,
  );
}
