import { limits } from '../../../contract/limits.js';
import { html } from '../../core/lit.js';
import { button } from '../../core/views.js';
import { addTexts } from './add.nl.js';
import { addingOf } from './adding.js';
import type { AddView } from './form.view.js';
import { mapPart } from '../map.part.js';

/** Where an idea is: an area, the place in words, and the place on the map. */
export function placeView(view: AddView) {
  const { form, draft, type, board, language } = view;
  const texts = addTexts(language);
  return html`${
    board.areas.length
      ? html`<div>
          <label for="area-of-${form}"><b>${texts.area}</b></label>
          <select
            id="area-of-${form}"
            @change=${({ target }: Event) => type({ area: (target as HTMLSelectElement).value || undefined })}
          >
            <option value="">${texts.everywhere}</option>
            ${board.areas.map(
              ({ id, name }) =>
                html`<option value=${id} lang=${board.language} .selected=${draft.area === id}>
                  ${name}
                </option>`,
            )}
          </select>
        </div>`
      : ''
  }
  ${
    board.place === 'none'
      ? ''
      : html`<div>
            <label for="place-of-${form}"><b>${texts.placeName}</b></label>
            <input
              id="place-of-${form}"
              dir="auto"
              maxlength=${limits.name}
              aria-describedby="place-hint-${form}"
              .value=${draft.placeName ?? ''}
              @input=${({ target }: Event) => type({ placeName: (target as HTMLInputElement).value })}
            />
            <small id="place-hint-${form}">${texts.placeNameHint}</small>
          </div>
          ${pointView(view)}`
  }`;
}

function pointView(view: AddView) {
  const { form, flow, draft, type, board, language, part, faultOf } = view;
  const texts = addTexts(language);
  const adding = addingOf(flow);
  const { place } = draft;
  const degrees = (value: number) =>
    `${new Intl.NumberFormat(language, { minimumFractionDigits: 5, maximumFractionDigits: 5 }).format(value)}°`;
  const aim = async () => {
    adding.aims = true;
    flow.host.requestUpdate();
    await mapPart.load().catch(() => {});
    await flow.host.focusOn('.aim .map-frame');
  };
  const drop = () => {
    adding.unaim();
    type({ place: undefined });
    void flow.host.focusOn('[data-field=place]');
  };
  return html`<div role="group" aria-labelledby="point-of-${form}">
    <p><b id="point-of-${form}">${texts.place}</b></p>
    <p role="status">
      ${place ? texts.chosen(degrees(place.latitude), degrees(place.longitude)) : board.place === 'needed' ? '' : texts.placeOptional}
    </p>
    ${
      adding.aims
        ? html`<p id="aim-of-${form}">${texts.aim}</p>
            <div class="aim">${part(mapPart)?.aimView(view)}</div>`
        : ''
    }
    <div class="row">
      ${
        adding.aims
          ? ''
          : html`<button type="button" part="button" data-field="place" @click=${() => void aim()}>
              ${texts.openMap}
            </button>`
      }
      ${place || adding.aims ? button(texts.noPlace, drop) : ''}
    </div>
    ${faultOf('place')}
  </div>`;
}
