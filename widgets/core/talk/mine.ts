import { eraseMe, readMyContributions } from '../../../contract/privacy.endpoints.js';
import type { Acting } from '../acting.js';
import { html, nothing } from '../lit.js';
import { button } from '../views.js';
import { mineTexts } from './mine.nl.js';

export { styles } from './form.styles.js';

/** Addresses of the files that were made, for as long as the page stands. */
const files = new WeakMap<Acting, string>();
const place = 'mine';

/** Everything that is kept of me: as a file, and a way to have it erased. */
export function mineView(flow: Acting & { forget(): void }, organisation: string) {
  const { language } = flow.host;
  const texts = mineTexts(language);
  const file = files.get(flow);
  const busy = flow.busy.has(place);
  const make = async () => {
    const made = await flow.act(place, async () => {
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
      flow.fault(place, texts.pick);
      return flow.host.focusOn('.mine input');
    }
    const done = await flow.act(place, async () => {
      await flow.session.write(eraseMe, { query: { comments: String(comments) } });
    });
    if (!done) return;
    files.delete(flow);
    flow.forget();
    flow.say(texts.erased);
    await flow.host.focusOn('#title[tabindex], #count');
  };
  return html`<form class="stack mine" novalidate @submit=${erase}>
    <p>${texts.what(organisation)}</p>
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
