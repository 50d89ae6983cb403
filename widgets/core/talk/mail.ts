import { limits } from '../../../contract/limits.js';
import { confirmSubscription, subscribe } from '../../../contract/subscription.endpoints.js';
import { randomHex } from '../client.js';
import type { SubscriptionInput } from '../../../contract/subscription.schema.js';
import type { Acting } from '../acting.js';
import { html, nothing } from '../lit.js';
import { textsOf } from '../localise.js';
import { button } from '../views.js';
import { mailNl } from './mail.nl.js';

export { styles } from './form.styles.js';

/** What mail is asked about, and what is said of it. */
export interface MailAbout {
  about: Omit<SubscriptionInput, 'email'>;
  /** Where it stands among the places of the widget. */
  place: string;
  /** How often mail comes. */
  what: string;
  /** That it comes. */
  done: string;
  /** Whether it comes already. */
  subscribed: boolean;
  /** Whether there is a way out of the form. */
  leave: boolean;
}

/** Where someone stands with asking for mail. */
type Asked = { at: 'address' } | { at: 'code'; address: string; challenge: string } | { at: 'done' };

const stands = new WeakMap<Acting, Record<string, Asked>>();

/** Asks for mail: an address, then the code that was sent there. */
export function mailView(flow: Acting, { about, place, what, done, subscribed, leave }: MailAbout) {
  const texts = textsOf('mail', mailNl, flow.host.language);
  const box = `[data-about="${place}"]`;
  const field = `${box} input`;
  const here = stands.get(flow) ?? {};
  const asked: Asked = here[place] ?? (subscribed ? { at: 'done' } : { at: 'address' });
  const go = (next: Asked) => {
    stands.set(flow, { ...stands.get(flow), [place]: next });
    delete flow.faults[place];
    flow.host.requestUpdate();
    void flow.host.focusOn(next.at === 'done' ? box : field);
  };
  if (asked.at === 'done')
    return html`<p class="subscribe" data-about=${place} tabindex="-1" role="status">✓ ${done}</p>`;
  const code = asked.at === 'code';
  const ask = async (typed: string) => {
    if (asked.at === 'code') {
      const body = { challenge: asked.challenge, code: typed };
      await flow.session.write(confirmSubscription, { body, idempotencyKey: randomHex() });
      return go({ at: 'done' });
    }
    const body = { ...about, email: typed };
    const { challenge } = await flow.session.write(subscribe, { body, idempotencyKey: randomHex() });
    const input = flow.host.shadowRoot?.querySelector<HTMLInputElement>(field);
    if (input) input.value = '';
    go({ at: 'code', address: typed, challenge });
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get('typed') ?? '').trim();
    const fault = code ? (typed ? '' : texts.codeEmpty) : /^\S+@\S+$/.test(typed) ? '' : texts.emailEmpty;
    if (fault) flow.fault(place, fault);
    if (fault || !(await flow.act(place, () => ask(typed)))) await flow.host.focusOn(field);
  };
  const fault = flow.faults[place];
  return html`<form class="stack subscribe" data-about=${place} novalidate @submit=${send}>
    <p id="subscribe-hint-${place}">${asked.at === 'code' ? texts.sent(asked.address) : what}</p>
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
      ${leave ? button(texts.cancel, flow.fold) : ''}
    </div>
  </form>`;
}
