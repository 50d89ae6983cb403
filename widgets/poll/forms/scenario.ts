import { limits } from '../../../contract/limits.js';
import type { Effect, PollOption } from '../../../contract/poll.schema.js';
import { fields } from '../../core/fields.styles.js';
import { css, html, nothing } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import type { FormContext } from '../form.js';
import { choice } from './choice.js';
import { scenarioNl, type ScenarioTexts } from './scenario.nl.js';

const own = css`
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 16px;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .card:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .card img {
    inline-size: 100%;
    block-size: auto;
    border-radius: 2px;
  }
  .card .option {
    margin-block: auto 0;
    box-shadow: none;
  }
  .card table {
    border-collapse: collapse;
    inline-size: 100%;
    table-layout: fixed;
    font-size: 0.875em;
    hyphens: auto;
  }
  .card :is(th, td) {
    text-align: start;
    vertical-align: top;
    padding: 6px 8px 6px 0;
    border-block-start: 1px solid var(--_line);
  }
  .card p {
    margin: 0;
  }
  textarea {
    margin-block-start: 8px;
  }
  .card caption {
    text-align: start;
    padding-block-end: 4px;
    font-weight: 700;
  }
`;

const signs = { gains: '+', loses: '−', same: '=' };

const effectsView = (label: string, effects: Effect[], texts: ScenarioTexts) =>
  html`<table>
    <caption>
      ${texts.effects(label)}
    </caption>
    <tbody>
      ${effects.map(
        ({ who, change, text }) =>
          html`<tr>
            <th scope="row">${who}</th>
            <td><b>${signs[change]} ${texts[change]}</b><br />${text}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Plans side by side, with who gains and who loses; one is chosen, and a reason may be given. */
export function form({ poll, ballot, why, language, server, faulty, choose }: FormContext) {
  const texts = textsOf('scenario', scenarioNl, language);
  const chosen = ballot.options?.[0];
  const card = ({ id, label, text, picture, cost, effects }: PollOption) =>
    html`<div class="card" part="option" lang=${poll.language} dir="auto">
      ${
        picture
          ? html`<img
              src=${picture.url.startsWith('/') ? server + picture.url : picture.url}
              alt=${picture.alt}
              width=${picture.width}
              height=${picture.height}
              loading="lazy"
            />`
          : ''
      }
      <b id="name-${id}">${label}</b>
      ${text ? html`<p>${text}</p>` : ''} ${cost ? html`<p>${texts.cost}: <b>${cost}</b></p>` : ''}
      ${effects?.length ? effectsView(label, effects, texts) : ''}
      <label class="option" lang=${language} dir="auto"
        ><input
          type="radio"
          name="options"
          value=${id}
          aria-labelledby="name-${id}"
          ?checked=${chosen === id}
          @change=${() => choose({ ballot: { options: [id] } })}
        /><span>${texts.choose}</span></label
      >
    </div>`;
  return html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
      <legend>${texts.pick}</legend>
      <div class="cards">${poll.options.map(card)}</div>
    </fieldset>
    <div>
      <label for="why"><b>${texts.why}</b></label>
      <small id="why-hint">${texts.whyHint}</small>
      <textarea
        id="why"
        name="why"
        rows="3"
        maxlength=${limits.why}
        aria-describedby="why-hint"
        .value=${why ?? ''}
        @input=${(event: Event) => choose({ why: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>`;
}

/** Its styles. */
export const styles = [fields, own];

/** The plan that is checked. */
export const { read } = choice;
