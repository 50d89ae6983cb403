import { eraseMe, readMyContributions } from '../../../contract/privacy.endpoints.js';
import { html, nothing } from '../../core/lit.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import type { ThreadFlow } from '../thread.flow.js';
import type { ThreadView } from '../thread.view.js';
import { mineTexts } from './mine.nl.js';

export { styles } from '../form.styles.js';

/** Addresses of the files that were made, for as long as the page stands. */
const files = new WeakMap<ThreadFlow, string>();
const place = 'mine';

/** Everything that is kept of me: as a file, and a way to have it erased. */
export function mineView({ flow, shown, language }: ThreadView) {
  const texts = mineTexts(language);
  const file = files.get(flow);
  const busy = flow.busy.has(place);
  const make = async () => {
    const made = await doingOf(flow).act(place, async () => {
      const all = await flow.session.read(readMyContributions, {});
      const type = 'application/json';
      files.set(flow, URL.createObjectURL(new Blob([JSON.stringify(all, undefined, 2)], { type })));
    });
    if (!made) return;
    flow.say(texts.ready);
    await flow.host.focusOn('.mine a');
  };
  const erase = async (event: Event) => {
    event.preventDefault();
    const comments = new FormData(event.currentTarget as HTMLFormElement).get('comments');
    if (!comments) {
      doingOf(flow).fault(place, texts.pick);
      return flow.host.focusOn('.mine input');
    }
    const done = await doingOf(flow).act(place, async () => {
      await flow.session.write(eraseMe, { query: { comments: String(comments) } });
    });
    if (!done) return;
    files.delete(flow);
    doingOf(flow).forget();
    flow.say(texts.erased);
    await flow.host.focusOn('#title');
  };
  return html`<form class="stack mine" novalidate @submit=${erase}>
    <p>${texts.what(shown.thread.organisation)}</p>
    <p>
      ${
        file
          ? html`<a href=${file} download=${texts.file}>${texts.save}</a>`
          : button(busy ? texts.busy : texts.get, () => void make())
      }
    </p>
    <p>${texts.eraseWhat}</p>
    <fieldset aria-describedby="mine-fault">
      <legend>${texts.eraseHow}</legend>
      ${(['withdrawn', 'anonymous'] as const).map(
        (one) =>
          html`<label class="kind"><input type="radio" name="comments" value=${one} />${texts[one]}</label>`,
      )}
    </fieldset>
    <p class="error" id="mine-fault" role="alert">${flow.faults[place]}</p>
    <div>
      <button part="button" aria-disabled=${busy || nothing}>${busy ? texts.busy : texts.erase}</button>
    </div>
  </form>`;
}
