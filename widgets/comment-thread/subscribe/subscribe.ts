import { limits } from '../../../contract/limits.js';
import { confirmSubscription, subscribe } from '../../../contract/subscription.endpoints.js';
import { randomHex } from '../../core/client.js';
import { html, nothing } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadFlow } from '../thread.flow.js';
import type { ThreadView } from '../thread.view.js';
import { subscribeNl } from './subscribe.nl.js';

export { styles } from '../form.styles.js';

/** Where someone stands with asking for mail. */
type Asked = { at: 'address' } | { at: 'code'; address: string; challenge: string } | { at: 'done' };

const stands = new WeakMap<ThreadFlow, Record<string, Asked>>();

/** Asks for mail about a thread, or about the replies to a comment: an address, then the code that was sent there. */
export function subscribeView({ flow, language, shown }: ThreadView, thread: string, comment?: string) {
  const texts = textsOf('subscribe', subscribeNl, language);
  const place = comment ?? 'subscribe';
  const box = `[data-about="${place}"]`;
  const field = `${box} input`;
  const here = stands.get(flow) ?? {};
  const asked: Asked =
    here[place] ?? (!comment && shown.mine?.subscribed ? { at: 'done' } : { at: 'address' });
  const go = (next: Asked) => {
    stands.set(flow, { ...stands.get(flow), [place]: next });
    delete flow.faults[place];
    flow.host.requestUpdate();
    void flow.host.focusOn(next.at === 'done' ? box : field);
  };
  if (asked.at === 'done')
    return html`<p class="subscribe" data-about=${place} tabindex="-1" role="status">
      ✓ ${comment ? texts.doneReplies : texts.done}
    </p>`;
  const code = asked.at === 'code';
  const ask = async (typed: string) => {
    if (asked.at === 'code') {
      const body = { challenge: asked.challenge, code: typed };
      await flow.session.write(confirmSubscription, { body, idempotencyKey: randomHex() });
      return go({ at: 'done' });
    }
    const body = { thread, comment, email: typed };
    const { challenge } = await flow.session.write(subscribe, { body, idempotencyKey: randomHex() });
    const input = flow.host.shadowRoot?.querySelector<HTMLInputElement>(field);
    if (input) input.value = '';
    go({ at: 'code', address: typed, challenge });
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get('typed') ?? '').trim();
    const fault = code ? (typed ? '' : texts.codeEmpty) : /^\S+@\S+$/.test(typed) ? '' : texts.emailEmpty;
    if (fault) doingOf(flow).fault(place, fault);
    if (fault || !(await doingOf(flow).act(place, () => ask(typed)))) await flow.host.focusOn(field);
  };
  const fault = flow.faults[place];
  return html`<form class="stack subscribe" data-about=${place} novalidate @submit=${send}>
    <p id="subscribe-hint-${place}">${asked.at === 'code' ? texts.sent(asked.address) : texts.what}</p>
    <div>
      <label for="typed-${place}"><b>${code ? texts.code : texts.email}</b></label>
      <input
        id="typed-${place}"
        name="typed"
        type=${code ? 'text' : 'email'}
        inputmode=${code ? 'numeric' : 'email'}
        autocomplete=${code ? 'one-time-code' : 'email'}
        maxlength=${limits.email}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="subscribe-fault-${place} subscribe-hint-${place}"
      />
      <p class="error" id="subscribe-fault-${place}" role="alert">${fault}</p>
    </div>
    <div class="row">
      <button part="button" aria-disabled=${flow.busy.has(place) || nothing}>
        ${flow.busy.has(place) ? texts.busy : code ? texts.confirm : texts.send}
      </button>
      ${code ? button(texts.other, () => go({ at: 'address' }), 'quiet') : ''}
      ${comment ? button(texts.cancel, doingOf(flow).fold) : ''}
    </div>
  </form>`;
}
