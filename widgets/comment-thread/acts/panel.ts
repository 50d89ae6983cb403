import type { ModerationReason } from '../../../contract/comment.schema.js';
import { html, isServer, nothing } from '../../core/lit.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadView } from '../thread.view.js';

/** What one panel under a comment asks. */
export interface Panel {
  id: string;
  act: string;
  body: unknown;
  /** Words of the one button that does it. */
  does: string;
  cancel: string;
  busy: string;
  /** What is missing, in plain words; checked before anything is sent. */
  fault(fields: FormData): string;
  /** Does it; answers what to announce. */
  run(fields: FormData): Promise<string>;
}

/** A panel under a comment: what is asked, the one button that does it, and a way out. Nothing is modal. */
export function panelView({ flow, shown, server, data }: ThreadView, panel: Panel) {
  const { id, act, does, busy, cancel, body } = panel;
  const send = async (event: Event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const fault = panel.fault(fields);
    if (fault) {
      doingOf(flow).fault(id, fault);
      return flow.host.focusOn('.panel :is(input, select, textarea)');
    }
    let said = '';
    if (!(await doingOf(flow).act(id, async () => void (said = await panel.run(fields))))) return;
    doingOf(flow).fold();
    flow.say(said);
    await flow.host.focusOn(`#reactie-${id}`);
  };
  return html`<form
    class="stack panel"
    method="post"
    action="${server}/a/${shown.thread.ref ?? ''}"
    novalidate
    @submit=${send}
  >
    ${
      isServer
        ? Object.entries({ ...data?.fields, act, comment: id }).map(
            ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
          )
        : ''
    }
    ${body}
    <p class="error" id="fault-${id}" role="alert">${isServer ? data?.fault : flow.faults[id]}</p>
    <div class="row">
      <button class="primary" part="button" aria-disabled=${flow.busy.has(id) || nothing}>
        <span>${flow.busy.has(id) ? busy : does}</span>
      </button>
      ${isServer ? '' : button(cancel, doingOf(flow).fold)}
    </div>
  </form>`;
}

/** Radio buttons for the reasons of moderation. */
export const reasonsView = (id: string, legend: string, reasons: Record<ModerationReason, string>) =>
  html`<fieldset aria-describedby="fault-${id}">
    <legend>${legend}</legend>
    ${Object.entries(reasons).map(
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
