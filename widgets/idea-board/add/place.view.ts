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
          ${addressView(view)} ${pointView(view)}`
  }`;
}

/** An address that the server looks up, where it can. */
function addressView({ form, flow, board, language }: AddView) {
  if (!board.addresses) return '';
  const texts = addTexts(language);
  const adding = addingOf(flow);
  const { addresses } = adding;
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void adding.find();
  };
  return html`<div>
    <label for="address-in-${form}"><b>${texts.address}</b></label>
    <input
      id="address-in-${form}"
      name="address"
      autocomplete="off"
      enterkeyhint="search"
      maxlength=${limits.name}
      aria-describedby="address-hint-${form}"
      .value=${adding.address}
      @input=${({ target }: Event) => (adding.address = (target as HTMLInputElement).value)}
      @keydown=${enter}
    />
    <small id="address-hint-${form}">${texts.addressHint}</small>
    <div class="row">
      <button type="button" part="button" @click=${() => void adding.find()}>${texts.find}</button>
    </div>
    ${addresses ? html`<p>${texts.found(addresses.length)}</p>` : ''}
    ${
      addresses?.length
        ? html`<ul class="found">
            ${addresses.map((one) => html`<li>${button(one.name, () => adding.choose(form, one))}</li>`)}
          </ul>`
        : ''
    }
    <p class="error" role="alert">${flow.faults.address}</p>
  </div>`;
}

function pointView(view: AddView) {
  const { form, flow, draft, type, board, language, part, faultOf } = view;
  const texts = addTexts(language);
  const adding = addingOf(flow);
  const { place } = draft;
  const name = draft.placeName?.trim();
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
      ${place ? (name ? texts.chosen(name) : texts.unnamed) : board.place === 'needed' ? '' : texts.placeOptional}
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
