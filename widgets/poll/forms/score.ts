import type { Ballot, Poll } from '../../../contract/poll.schema.js';
import { css, html, nothing } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import type { FormContext } from '../form.js';

/** Its styles. */
export const styles = css`
  .scale {
    container-type: inline-size;
  }
  .scale fieldset {
    padding-block-end: 12px;
    margin-block-end: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .scale label {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  .scale input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }
  @container (min-width: 520px) {
    .steps {
      display: flex;
      gap: 4px;
    }
    .scale label {
      flex: 1 1 0;
      flex-direction: column;
      gap: 4px;
      text-align: center;
      font-size: 0.875em;
    }
  }
`;

/** A step of the scale for each option. */
export function form({ poll, ballot, language, faulty, choose }: FormContext) {
  const { min, max, labels } = poll.rule.scale ?? { min: 1, max: 5 };
  const scores = ballot.scores ?? {};
  const steps = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  return html`<div class="scale">
    ${poll.options.map(
      ({ id, label, text }) =>
        html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
          <legend lang=${poll.language} dir="auto">${label}</legend>
          ${text ? html`<small lang=${poll.language} dir="auto">${text}</small>` : ''}
          <div class="steps">
            ${steps.map(
              (score, step) =>
                html`<label>
                  <input
                    type="radio"
                    name="score.${id}"
                    value=${score}
                    ?checked=${scores[id] === score}
                    @change=${() => choose({ ballot: { scores: { ...scores, [id]: score } } })}
                  />
                  <span lang=${poll.language} dir="auto">${labels?.[step] ?? number(score, language)}</span>
                </label>`,
            )}
          </div>
        </fieldset>`,
    )}
  </div>`;
}

/** What its native controls hold. */
export function read(given: FormData, { options }: Poll): Ballot {
  const scores: Record<string, number> = {};
  for (const { id } of options) {
    const value = given.get(`score.${id}`);
    if (value) scores[id] = Number(value);
  }
  return { scores };
}
