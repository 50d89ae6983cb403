import { limits } from '../../../contract/limits.js';
import { html } from '../../core/lit.js';
import { button } from '../../core/views.js';
import { pictureView } from '../picture.view.js';
import { addTexts } from './add.nl.js';
import { addingOf } from './adding.js';
import type { AddView } from './form.view.js';

/** A photo: chosen, sent at once, and told in words. */
export function photoView(view: AddView) {
  const { form, flow, draft, type, board, language, server, wrong, faultOf } = view;
  if (!board.pictures) return '';
  const texts = addTexts(language);
  const adding = addingOf(flow);
  const { picture } = draft;
  const choose = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    void adding.photo(form, file).then(() => (input.value = ''));
  };
  const drop = () => {
    type({ picture: undefined });
    void flow.host.focusOn('[data-field=photo]');
  };
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(adding.far ?? 0);
  if (!picture)
    return html`<div>
      <label for="photo-of-${form}"><b>${texts.photo}</b></label>
      <input
        id="photo-of-${form}"
        type="file"
        data-field="photo"
        accept="image/jpeg,image/png,image/webp,image/avif,.heic,.heif"
        aria-invalid=${wrong('photo')}
        aria-describedby="fault-photo-${form} photo-hint-${form}"
        @change=${choose}
      />
      <small id="photo-hint-${form}">${texts.photoHint}</small>
      ${
        adding.far === undefined
          ? ''
          : html`<label>${texts.uploading(percent)}<progress max="1" .value=${adding.far}></progress></label>`
      }
      ${faultOf('photo')}
    </div>`;
  return html`<div>
    ${pictureView(server, { ...picture, alt: '' }, '320px')}
    <label for="alt-of-${form}"><b>${texts.alt}</b></label>
    <input
      id="alt-of-${form}"
      name="alt"
      data-field="alt"
      dir="auto"
      maxlength=${limits.alt}
      aria-invalid=${wrong('alt')}
      aria-describedby="fault-alt-${form} alt-hint-${form}"
      .value=${picture.alt}
      @input=${({ target }: Event) =>
        type({ picture: { ...picture, alt: (target as HTMLInputElement).value } })}
    />
    <small id="alt-hint-${form}">${texts.altHint}</small>
    ${faultOf('alt')}
    <p>${button(texts.dropPhoto, drop)}</p>
  </div>`;
}
