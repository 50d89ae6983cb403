import { coreNl } from '../core.nl.js';
import { addStyles } from '../element.js';
import { sentenceOf } from '../failure.js';
import { fields } from '../fields.styles.js';
import { html, render, type LitElement } from '../lit.js';
import { asApiError } from '../load.js';
import { textsOf } from '../localise.js';
import type { Session } from '../session.js';
import { dialogStyles } from './dialog.styles.js';
import { identityNl, type IdentityTexts } from './identity.nl.js';
import { firstStep, type Step } from './steps.js';

/** What the dialog shows of one question. */
interface Shown {
  step: Step;
  error?: string;
  busy?: boolean;
}

const inputOf = (field: Step['field']) =>
  field === 'email'
    ? { type: 'email', mode: 'email', complete: 'email' }
    : { type: 'text', mode: field === 'mailCode' ? 'numeric' : 'text', complete: 'one-time-code' };

const hintOf = ({ field, sentTo }: Step, texts: IdentityTexts) =>
  ({
    email: texts.emailWhy,
    mailCode: texts.sent(sentTo ?? ''),
    letterCode: texts.letterWhy,
    signInCode: texts.signInWhy,
    none: texts.signInWhy,
  })[field];

const actionOf = ({ field }: Step, texts: IdentityTexts) =>
  ({
    email: texts.sendCode,
    mailCode: texts.next,
    letterCode: texts.next,
    signInCode: texts.next,
    none: texts.signIn,
  })[field];

/**
 * Asks for a proof of identity in a dialog inside the widget; answers whether one was given.
 * It sends by script only: in a frame with `sandbox="allow-scripts"` neither form nor pop-up exists.
 */
export function askIdentity(
  host: HTMLElement,
  session: Session,
  needs: string,
  language: string,
): Promise<boolean> {
  const texts = textsOf('identity', identityNl, language);
  const root = host.shadowRoot!;
  addStyles(host.constructor as typeof LitElement, { styles: [fields, dialogStyles] }, root);
  const dialog = document.createElement('dialog');
  dialog.className = 'identity';
  dialog.lang = language;
  dialog.dir = textsOf('core', coreNl, language).dir;
  dialog.setAttribute('aria-labelledby', 'identity-title');
  root.append(dialog);
  const first = firstStep(session, needs);
  let shown: Shown = { step: first };
  let proven = false;

  const show = (next: Shown) => {
    shown = next;
    render(view(), dialog);
  };
  const typed = () => dialog.querySelector('input')?.value.trim() ?? '';
  const focus = () => dialog.querySelector<HTMLElement>('input, .primary')?.focus();

  const give = async () => {
    const { step, busy } = shown;
    if (busy) return;
    const { field } = step;
    const missing = field === 'email' ? !/^\S+@\S+$/.test(typed()) : field !== 'none' && !typed();
    if (missing) {
      show({ step, error: field === 'email' ? texts.emailEmpty : texts.codeEmpty });
      return focus();
    }
    // A window can be opened only while the press lasts; its page is known later.
    const page = field === 'none' ? window.open('', '_blank') : null;
    show({ step, busy: true });
    try {
      const next = await step.give(typed());
      if (next?.page && page) page.location.href = next.page;
      proven = !next;
      if (next) {
        const input = dialog.querySelector('input');
        if (input) input.value = '';
        show({ step: next });
        focus();
      } else dialog.close();
    } catch (error) {
      page?.close();
      show({ step, error: await sentenceOf(asApiError(error), language) });
      focus();
    }
  };

  /** The code that the sign-in page hands back when it could be opened from here. */
  const receive = ({ origin, data, source }: MessageEvent<{ type?: string; code?: string } | null>) => {
    const input = dialog.querySelector('input');
    if (origin !== session.server || data?.type !== 'stem-sign-in' || !data.code || !input) return;
    (source as Window).postMessage({ type: 'stem-signed-in' }, origin);
    input.value = data.code;
    void give();
  };

  const view = () => {
    const { step, error, busy } = shown;
    const { field } = step;
    const { type, mode, complete } = inputOf(field);
    return html`<div class="stack">
      <p class="title" id="identity-title" role="heading" aria-level="2">${texts.title}</p>
      <p id="hint">${hintOf(step, texts)} ${texts.kept}</p>
      ${
        step.page
          ? html`<p><a href=${step.page} target="_blank" rel="opener">${texts.signInLink}</a></p>`
          : ''
      }
      ${
        field === 'none'
          ? html`<p class="error" role="alert">${error}</p>`
          : html`<div>
              <label for="typed"><b>${texts[field]}</b></label>
              <input
                id="typed"
                class=${field === 'email' ? '' : 'code'}
                type=${type}
                inputmode=${mode}
                autocomplete=${complete}
                autocapitalize="off"
                spellcheck="false"
                aria-invalid=${error ? 'true' : 'false'}
                aria-describedby="wrong hint"
                @keydown=${(event: KeyboardEvent) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  void give();
                }}
              />
              <p class="error" id="wrong" role="alert">${error}</p>
            </div>`
      }
      <p class="row">
        <button class="primary" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${give}>
          <span>${busy ? texts.busy : actionOf(step, texts)}</span>
        </button>
        ${
          step === first
            ? ''
            : html`<button
                type="button"
                @click=${() => {
                  show({ step: first });
                  focus();
                }}
              >
                ${texts.other}
              </button>`
        }
        <button type="button" @click=${() => dialog.close()}>${texts.cancel}</button>
      </p>
    </div>`;
  };

  addEventListener('message', receive);
  show(shown);
  dialog.showModal();
  focus();
  return new Promise((done) =>
    dialog.addEventListener('close', () => {
      removeEventListener('message', receive);
      dialog.remove();
      done(proven);
    }),
  );
}
