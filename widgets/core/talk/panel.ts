import type { ModerationReason } from '../../../contract/comment.schema.js';
import type { Acting } from '../acting.js';
import { html, isServer, nothing } from '../lit.js';
import { button } from '../views.js';
import { talkTexts } from './talk.nl.js';

/** What one panel under a comment or an idea asks. */
export interface Panel {
  id: string;
  act: string;
  body: unknown;
  /** Words of the one button that does it. */
  does: string;
  /** What is missing, in plain words; checked before anything is sent. */
  fault(fields: FormData): string;
  /** Does it; answers what to announce. */
  run(fields: FormData): Promise<string>;
  /** Selector of what gets the focus then. */
  then: string;
}

/** What the form of a panel needs where there is no script. */
export interface NativePanel {
  action: string;
  fields?: Record<string, string> | undefined;
  fault?: string | undefined;
}

/** A panel: what is asked, the one button that does it, and a way out. Nothing is modal. */
export function panelView(flow: Acting, panel: Panel, native?: NativePanel) {
  const { id, act, does, body } = panel;
  const { busy, cancel } = talkTexts(flow.host.language);
  const send = async (event: Event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const fault = panel.fault(fields);
    if (fault) {
      flow.fault(id, fault);
      return flow.host.focusOn('.panel :is(input, select, textarea)');
    }
    let said = '';
    if (!(await flow.act(id, async () => void (said = await panel.run(fields))))) return;
    flow.fold();
    flow.say(said);
    await flow.host.focusOn(panel.then);
  };
  return html`<form
    class="stack panel"
    method="post"
    action=${native?.action ?? nothing}
    novalidate
    @submit=${send}
  >
    ${
      isServer
        ? Object.entries({ ...native?.fields, act, comment: id }).map(
            ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
          )
        : ''
    }
    ${body}
    <p class="error" id="fault-${id}" role="alert">${isServer ? native?.fault : flow.faults[id]}</p>
    <div class="row">
      <button class="primary" part="button" aria-disabled=${flow.busy.has(id) || nothing}>
        <span>${flow.busy.has(id) ? busy : does}</span>
      </button>
      ${isServer ? '' : button(cancel, flow.fold)}
    </div>
  </form>`;
}

/** Radio buttons for the reasons of moderation. */
export const reasonsView = (id: string, legend: string, language: string) =>
  html`<fieldset aria-describedby="fault-${id}">
    <legend>${legend}</legend>
    ${(Object.entries(talkTexts(language).reasons) as [ModerationReason, string][]).map(
      ([reason, words]) =>
        html`<label class="kind"><input type="radio" name="reason" value=${reason} />${words}</label>`,
    )}
  </fieldset>`;

/** A field for more words. */
export const noteView = ({
  id,
  name,
  label,
  hint,
  value = '',
  most,
}: {
  id: string;
  name: string;
  label: string;
  hint: string;
  value?: string;
  most: number;
}) =>
  html`<div>
    <label for="${name}-${id}"><b>${label}</b></label>
    <textarea
      id="${name}-${id}"
      name=${name}
      rows="3"
      dir="auto"
      maxlength=${most}
      aria-describedby="fault-${id} hint-${id}"
      .value=${value}
    ></textarea>
    <small id="hint-${id}">${hint}</small>
  </div>`;
