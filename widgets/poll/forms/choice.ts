import { html, nothing } from '../../core/lit.js';
import type { Ballot } from '../../../contract/poll.schema.js';
import type { BallotForm, FormContext } from '../form.js';
import { pollTexts } from '../poll.nl.js';

function form({ poll, ballot, language, faulty, choose }: FormContext) {
  const { kind, min, max } = poll.rule;
  const texts = pollTexts(language);
  const several = kind === 'several';
  const chosen = ballot.options ?? [];
  const press = (id: string) =>
    choose({
      ballot: {
        options: !several
          ? [id]
          : chosen.includes(id)
            ? chosen.filter((other) => other !== id)
            : [...chosen, id],
      },
    });
  return html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
    <legend>${several ? texts.pickSome(min, max) : texts.pickOne}</legend>
    ${poll.options.map(
      ({ id, label, text }) =>
        html`<label class="option" part="option"
          ><input
            type=${several ? 'checkbox' : 'radio'}
            name="options"
            value=${id}
            ?checked=${chosen.includes(id)}
            @change=${() => press(id)}
          /><span lang=${poll.language} dir="auto"
            >${label}${text ? html`<small>${text}</small>` : ''}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

const read = (fields: FormData): Ballot => {
  const options = fields.getAll('options').map(String);
  return options.length ? { options } : {};
};

/** One answer, or several: radio buttons or checkboxes. */
export const choice: BallotForm = { form, read };
