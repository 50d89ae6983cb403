import type { FoundAddress } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import type { OnBoard } from './board.parts.js';
import { placeTextsIn } from './place.texts.js';
import { html } from './render.js';
import { field } from './thread.page.js';

/** Where an idea is, as it was typed. */
export interface TypedPlace {
  area: string;
  placeName: string;
  /** Latitude and longitude as they were typed, or as an address gave them. */
  point: string;
  /** The address that is looked for. */
  address: string;
}

/** What the fields of a place show. */
export interface PlacePage extends OnBoard {
  typed: TypedPlace;
  /** Addresses that were looked up; absent where none were. */
  addresses?: readonly FoundAddress[] | undefined;
}

const pair =
  /^(-?\d{1,2}(?:[.,]\d{1,12})?)(?:\s*;\s*|,\s+|\s+|,(?=-?\d{1,3}\.))(-?\d{1,3}(?:[.,]\d{1,12})?)$/;

/** The degrees that were typed; undefined when they are none. */
export const pointIn = (text: string): { latitude: number; longitude: number } | undefined => {
  const [, latitude, longitude] = pair.exec(text) ?? [];
  if (latitude === undefined) return undefined;
  const [north, east] = [latitude, longitude!].map((degrees) => Number(degrees.replace(',', '.')));
  return { latitude: north!, longitude: east! };
};

const asked = (text: string | null): string => (text ?? '').replaceAll('\0', '').trim();

/** Reads where an idea is: an address that was chosen gives the point, and its name where nothing else was typed. */
export const typedPlace = (form: URLSearchParams): TypedPlace => {
  const [, point = '', name = ''] = /^(\S+, \S+) (.+)$/.exec(asked(form.get('found'))) ?? [];
  const typed = form.has('nopoint') ? '' : asked(form.get('point'));
  return {
    area: asked(form.get('area')),
    placeName: asked(form.get('placeName')) || name.slice(0, limits.name),
    point: point || typed,
    address: asked(form.get('address')).slice(0, limits.name),
  };
};

/** A choice of the form as the address that it stands for. */
const choiceOf = ({ name, place }: FoundAddress): string =>
  `${place.latitude.toFixed(6)}, ${place.longitude.toFixed(6)} ${name}`;

const foundView = ({ addresses, language }: PlacePage): unknown => {
  const texts = placeTextsIn(language);
  if (addresses === undefined) return '';
  if (addresses.length === 0) return html`<p id="gevonden" role="status"><strong>${texts.none}</strong></p>`;
  return html`<fieldset id="gevonden">
    <legend>${texts.found(addresses.length)}</legend>
    ${addresses.map(
      (one, at) =>
        html`<label
          ><input
            class="choice"
            type="radio"
            name="found"
            value="${choiceOf(one)}"
            ?checked="${at === 0 && addresses.length === 1}"
          />
          ${one.name}</label
        >`,
    )}
    <label><input class="choice" type="radio" name="found" value="" /> ${texts.noneOfThese}</label>
  </fieldset>`;
};

const addressView = (page: PlacePage, action: string): unknown => {
  const { board, typed, language } = page;
  const texts = placeTextsIn(language);
  if (!board.addresses) return '';
  return html`<p>
      <label for="address">${texts.address} (${page.texts.optional})</label>
      <input
        id="address"
        name="address"
        maxlength="${limits.name}"
        autocomplete="off"
        value="${typed.address}"
        aria-describedby="address-hint"
      />
      <small id="address-hint">${texts.addressHint}</small>
    </p>
    <p>
      <button class="quiet" name="find" value="1" formnovalidate formaction="${`${action}#gevonden`}">
        ${texts.find}
      </button>
    </p>
    ${foundView(page)}`;
};

const areaView = ({ board, typed, texts, language }: PlacePage): unknown =>
  board.areas.length === 0
    ? ''
    : html`<p>
        <label for="area">${texts.area}</label>
        <select id="area" name="area">
          <option value="">
            ${board.place === 'needed' ? texts.choose : placeTextsIn(language).everywhere}
          </option>
          ${board.areas.map(
            ({ id, name }) =>
              html`<option value="${id}" lang="${board.language}" ?selected="${id === typed.area}">
                ${name}
              </option>`,
          )}
        </select>
      </p>`;

const pointView = ({ typed, texts, language }: PlacePage): unknown => {
  const own = placeTextsIn(language);
  if (pointIn(typed.point))
    return html`<p>${own.onMap}</p>
      ${field('point', typed.point)}
      <p>
        <label><input class="choice" type="checkbox" name="nopoint" value="1" /> ${own.dropPoint}</label>
      </p>`;
  return html`<details ?open="${typed.point !== ''}">
    <summary>${own.degrees}</summary>
    <p>
      <label for="point">${texts.point}</label>
      <input
        id="point"
        name="point"
        maxlength="60"
        autocomplete="off"
        value="${typed.point}"
        aria-describedby="point-hint"
      />
      <small id="point-hint">${texts.pointHint}</small>
    </p>
  </details>`;
};

/** Where an idea is: an area, in words, by address where that can be looked up, and degrees for who has them. */
export const placeFields = (page: PlacePage, action: string): unknown => {
  const { board, typed, language } = page;
  const texts = placeTextsIn(language);
  if (board.place === 'none') return areaView(page);
  return html`<fieldset>
    <legend>${texts.where} ${board.place === 'needed' ? texts.needed : `(${page.texts.optional})`}</legend>
    ${areaView(page)}
    <p>
      <label for="placeName">${texts.words}</label>
      <input
        id="placeName"
        name="placeName"
        maxlength="${limits.name}"
        autocomplete="off"
        dir="auto"
        value="${typed.placeName}"
        aria-describedby="placeName-hint"
      />
      <small id="placeName-hint">${texts.wordsHint}</small>
    </p>
    ${addressView(page, action)} ${pointView(page)}
  </fieldset>`;
};
