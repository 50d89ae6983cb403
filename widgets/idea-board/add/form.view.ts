import { limits } from '../../../contract/limits.js';
import { html, nothing } from '../../core/lit.js';
import { button } from '../../core/views.js';
import type { IdeaDraft } from '../board.state.js';
import type { BoardView } from '../board.view.js';
import { addTexts } from './add.nl.js';
import { addingOf, type Field } from './adding.js';
import { photoView } from './photo.view.js';
import { placeView } from './place.view.js';
import { similarView } from './similar.view.js';

/** What the fields of one form share. */
export interface AddView extends BoardView {
  /** '' for a new idea, else the id of the idea that is changed. */
  form: string;
  draft: IdeaDraft;
  /** Takes what is filled in. */
  type(change: Partial<IdeaDraft>): void;
  /** What is wrong with a field, in its place. */
  faultOf(field: Field): unknown;
  /** Attributes that say so: whether, and where it stands. */
  wrong(field: Field): 'true' | 'false';
}

const valueOf = ({ target }: Event) => (target as HTMLInputElement).value;

/** The form of a new idea, or of a changed one. */
export function formView(view: BoardView, form: string) {
  const { flow, language } = view;
  const texts = addTexts(language);
  const adding = addingOf(flow);
  const { at, faults } = adding.stand(form);
  const sending = at === 'sending';
  const add: AddView = {
    ...view,
    form,
    draft: adding.at(form),
    type: (change) => adding.type(form, change),
    faultOf: (field) => html`<p class="error" id="fault-${field}-${form}" role="alert">${faults[field]}</p>`,
    wrong: (field) => (faults[field] ? 'true' : 'false'),
  };
  const send = (event: Event) => {
    event.preventDefault();
    void adding.send(form);
  };
  return html`<form class="stack add" aria-label=${texts.heading} novalidate @submit=${send}>
    ${wordsView(add)} ${placeView(add)} ${photoView(add)} ${form ? '' : nameView(add)} ${add.faultOf('')}
    <div class="row">
      <button class="primary" part="button" aria-disabled=${sending || nothing}>
        <span>${sending ? texts.sending : form ? texts.save : texts.send}</span>
      </button>
      ${button(texts.cancel, () => adding.leave(form))}
    </div>
  </form>`;
}

/** The title with ideas like it, the story, and the theme. */
function wordsView(view: AddView) {
  const { form, draft, type, wrong, faultOf, board, language } = view;
  const texts = addTexts(language);
  return html`<div>
      <label for="title-of-${form}"><b>${texts.title}</b></label>
      <input
        id="title-of-${form}"
        name="title"
        data-field="title"
        dir="auto"
        autocomplete="off"
        maxlength=${limits.title}
        aria-invalid=${wrong('title')}
        aria-describedby="fault-title-${form} title-hint-${form}"
        .value=${draft.title}
        @input=${(event: Event) => type({ title: valueOf(event) })}
      />
      <small id="title-hint-${form}">${texts.titleHint}</small>
      ${faultOf('title')}
    </div>
    ${form ? '' : similarView(view)}
    <div>
      <label for="text-of-${form}"><b>${texts.text}</b></label>
      <textarea
        id="text-of-${form}"
        name="text"
        data-field="text"
        rows="5"
        dir="auto"
        maxlength=${limits.comment}
        aria-invalid=${wrong('text')}
        aria-describedby="fault-text-${form} text-hint-${form}"
        .value=${draft.text}
        @input=${(event: Event) => type({ text: valueOf(event) })}
      ></textarea>
      <small id="text-hint-${form}">${texts.textHint}</small>
      ${faultOf('text')}
    </div>
    ${
      board.categories.length
        ? html`<div>
            <label for="category-of-${form}"><b>${texts.category}</b></label>
            <select
              id="category-of-${form}"
              data-field="category"
              aria-invalid=${wrong('category')}
              aria-describedby="fault-category-${form}"
              @change=${(event: Event) => type({ category: valueOf(event) || undefined })}
            >
              <option value="">${texts.pick}</option>
              ${board.categories.map(
                ({ id, name }) =>
                  html`<option value=${id} lang=${board.language} .selected=${draft.category === id}>
                    ${name}
                  </option>`,
              )}
            </select>
            ${faultOf('category')}
          </div>`
        : ''
    }`;
}

/** Under which name one writes, and when it shows. */
function nameView({ form, draft, type, language, flow, board }: AddView) {
  const texts = addTexts(language);
  const name = flow.mine?.name;
  return html`<div>
    <label for="name-of-${form}"><b>${texts.name}</b></label>
    <input
      id="name-of-${form}"
      autocomplete="name"
      maxlength=${limits.name}
      aria-describedby="name-hint-${form}"
      .value=${draft.name ?? ''}
      @input=${(event: Event) => type({ name: valueOf(event) })}
    />
    <small id="name-hint-${form}"
      >${texts.nameHint} ${name ? texts.as(name) : ''}
      ${board.moderation === 'before' ? texts.later : ''}</small
    >
  </div>`;
}
