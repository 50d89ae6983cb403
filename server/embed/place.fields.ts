import type { FoundAddress } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import type { OnBoard } from './board.parts.js';
import { choiceField, lineField } from './idea.fields.js';
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
  return html`${lineField({
      name: 'address',
      label: `${texts.address} (${page.texts.optional})`,
      value: typed.address,
      max: limits.name,
      hint: texts.addressHint,
    })}
    <p>
      <button class="quiet" name="find" value="1" formnovalidate formaction="${`${action}#gevonden`}">
        ${texts.find}
      </button>
    </p>
    ${foundView(page)}`;
};

const areaView = ({ board, typed, texts, language }: PlacePage): unknown =>
  choiceField({
    name: 'area',
    label: texts.area,
    value: typed.area,
    none: board.place === 'needed' ? texts.choose : placeTextsIn(language).everywhere,
    groups: board.areas,
    language: board.language,
  });

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
    ${lineField({ name: 'point', label: texts.point, value: typed.point, max: 60, hint: texts.pointHint })}
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
    ${lineField({
      name: 'placeName',
      label: texts.words,
      value: typed.placeName,
      max: limits.name,
      hint: texts.wordsHint,
    })}
    ${addressView(page, action)} ${pointView(page)}
  </fieldset>`;
};
