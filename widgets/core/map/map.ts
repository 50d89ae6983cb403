import {
  DivIcon,
  GeoJSON,
  LatLngBounds,
  LayerGroup,
  Map,
  Marker,
  TileLayer,
} from 'leaflet/dist/leaflet-src.esm.js';
import { html, render, svg } from '../lit.js';
import { textsOf } from '../localise.js';
import { clustered, type Cluster, type Place } from './clusters.js';
import { mapNl, type MapTexts } from './map.nl.js';

export { mapStyles as styles } from './map.styles.js';
export type { Place } from './clusters.js';

/** Pixels within which places are drawn as one: a mark is 44 wide, and that of one place stands 16 higher. */
const reach = 62;
/** At this zoom and closer every place stands apart. */
const closest = 18;

/** What a map is made of. */
export interface PlaceMapOptions {
  language: string;
  /** Address of a GeoJSON file with the outline of the area. */
  outline?: string | undefined;
  /** Template of the addresses of tiles, with `{z}`, `{x}` and `{y}`; without it nothing is fetched elsewhere. */
  tiles?: { url: string; by: string; deepest?: number } | undefined;
  /** Someone chose a place. */
  pick?(id: string): void;
  /** What is in view: west, south, east and north in degrees. */
  seen?(box: Box): void;
  /** Someone points out a place: what lies under the cross in the middle of the map. */
  aim?(point: Point): void;
  /** The place that was pointed out before. */
  at?: Point | undefined;
}

/** West, south, east, north, in degrees. */
export type Box = readonly [number, number, number, number];

/** A point in degrees (WGS84). */
export interface Point {
  latitude: number;
  longitude: number;
}

/** What is in view where there is nothing to show: the Netherlands, south-west and north-east. */
const netherlands: [number, number][] = [
  [50.7, 3.3],
  [53.6, 7.3],
];

/**
 * A map of places within an outline. It writes no inline style in markup: Leaflet sets styles through the CSSOM, and
 * its stylesheet comes as a constructed one. Every place is a button; a list beside the map shows the same.
 */
export class PlaceMap {
  /** What goes into the page. */
  readonly node = document.createElement('div');
  private readonly _options: PlaceMapOptions;
  private readonly _frame = document.createElement('div');
  private readonly _texts: MapTexts;
  private readonly _marks = new LayerGroup();
  private _map?: Map;
  private _places: readonly Place[] = [];
  private _fitted: LatLngBounds | undefined;
  private _touched = false;

  constructor(options: PlaceMapOptions) {
    this._options = options;
    this._texts = textsOf('map', mapNl, options.language);
    this.node.className = 'map';
    // It takes the focus before there is a map in it: who opens the map by keyboard moves it by keyboard.
    this._frame.className = 'map-frame';
    this._frame.tabIndex = 0;
    this._frame.setAttribute('role', 'group');
    if (options.aim) this._frame.setAttribute('aria-label', this._texts.aim);
    this.node.append(this._frame);
    // A map that has no size yet cannot tell what lies where.
    new ResizeObserver(() => this._sized()).observe(this.node);
  }

  /** Shows these places; the map itself stays where a person moved it. */
  show(places: readonly Place[]) {
    const same =
      places.length === this._places.length && places.every(({ id }, at) => id === this._places[at]!.id);
    if (same) return;
    this._places = places;
    this._draw();
  }

  private _sized() {
    const { clientWidth, clientHeight } = this.node;
    if (!clientWidth || !clientHeight) return;
    if (this._map) {
      this._map.invalidateSize();
      // The styles, a rotated phone or an unfolding change the size: what was in view stays so until a person moves it.
      if (this._fitted && !this._touched) this._fit(this._fitted);
    } else this._begin();
    this._draw();
  }

  private _begin() {
    const { tiles, outline } = this._options;
    const frame = this._frame;
    frame.style.blockSize = '100%';
    const map = (this._map = new Map(frame, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fadeAnimation: false,
      zoomSnap: 0.5,
      maxZoom: closest,
    }));
    // Leaflet hears keys once the focus comes; here it may have come before the map.
    if (frame.matches(':focus')) frame.dispatchEvent(new Event('focus'));
    map.addLayer(this._marks);
    map.on('zoomend', () => this._draw());
    if (tiles)
      map.addLayer(new TileLayer(tiles.url, { maxZoom: closest, maxNativeZoom: tiles.deepest ?? closest }));
    if (outline) void this._outline(outline);
    this._tools();
    for (const event of ['pointerdown', 'keydown', 'click'])
      this.node.addEventListener(event, () => (this._touched = true));
    const { seen, aim } = this._options;
    if (seen)
      map.on('moveend', () => {
        const box = map.getBounds();
        seen([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()]);
      });
    if (aim) this._aim(frame, aim);
  }

  /** A cross in the middle: what a person moves or presses brings another place under it. */
  private _aim(frame: HTMLElement, aim: (point: Point) => void) {
    const map = this._map!;
    const { at } = this._options;
    const cross = document.createElement('div');
    cross.className = 'cross';
    render(
      svg`<svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true"><path d="M24 4v16M24 28v16M4 24h16M28 24h16"></path><circle cx="24" cy="24" r="4"></circle></svg>`,
      cross,
    );
    this.node.append(cross);
    if (at) map.setView([at.latitude, at.longitude], 16);
    else map.fitBounds(netherlands);
    let touched = false;
    const touch = () => (touched = true);
    for (const event of ['pointerdown', 'keydown', 'touchstart']) frame.addEventListener(event, touch);
    map.on('click', ({ latlng }) => map.panTo(latlng));
    map.on('moveend', () => {
      const { lat, lng } = map.getCenter();
      if (touched) aim({ latitude: +lat.toFixed(6), longitude: +lng.toFixed(6) });
    });
  }

  private _tools() {
    const { _texts: texts, _map: map } = this;
    const { tiles } = this._options;
    const box = document.createElement('div');
    box.className = 'map-tools';
    render(
      html`<button type="button" aria-label=${texts.closer} @click=${() => map?.zoomIn()}>+</button
        ><button type="button" aria-label=${texts.farther} @click=${() => map?.zoomOut()}>−</button>`,
      box,
    );
    this.node.prepend(box);
    if (!tiles) return;
    const by = document.createElement('p');
    by.className = 'map-by';
    by.textContent = tiles.by;
    this.node.append(by);
  }

  private async _outline(url: string) {
    const map = this._map!;
    try {
      const shape = (await (await fetch(url)).json()) as GeoJSON.GeoJsonObject;
      const layer = new GeoJSON(shape, { style: () => ({ className: 'outline' }), interactive: false });
      layer.addTo(map);
      if (!this._options.at) this._fit(layer.getBounds());
      this._draw();
    } catch {
      // Without its outline the map still shows the places.
    }
  }

  private _fit(bounds: LatLngBounds) {
    if (!bounds.isValid()) return;
    this._fitted = bounds;
    this._map!.fitBounds(bounds, { padding: [24, 24], animate: false, maxZoom: 17 });
  }

  private _draw() {
    const { _map: map, _places: places, _marks: marks } = this;
    if (!map || !places.length) return void marks.clearLayers();
    const at = ({ latitude, longitude }: Place) => [latitude, longitude] as [number, number];
    if (!this._fitted && !this._options.at) this._fit(new LatLngBounds(places.map(at)));
    const held = (this.node.getRootNode() as ShadowRoot).activeElement?.getAttribute('data-place');
    const all = places.reduce((sum, { many }) => sum + (many?.count ?? 1), 0);
    map.getContainer().setAttribute('aria-label', this._texts.label(all));
    const near = map.getZoom() >= closest ? 0 : reach;
    const groups = clustered(places, (place) => map.project(at(place)), near);
    marks.clearLayers();
    for (const group of groups) marks.addLayer(this._mark(group));
    if (held) this.node.querySelector<HTMLElement>(`[data-place="${CSS.escape(held)}"]`)?.focus();
  }

  private _mark({ places, x, y }: Cluster) {
    const map = this._map!;
    const first = places[0]!;
    const count = places.reduce((sum, { many }) => sum + (many?.count ?? 1), 0);
    const alone = count === 1;
    const inside = document.createElement('div');
    render(
      svg`<svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">${
        alone
          ? svg`<path d="M16 30C9 21 6 17 6 12a10 10 0 0 1 20 0c0 5-3 9-10 18Z"></path><circle cx="16" cy="12" r="4"></circle>`
          : svg`<circle cx="16" cy="16" r="14"></circle><text x="16" y="20" text-anchor="middle">${count}</text>`
      }</svg>`,
      inside,
    );
    const icon = new DivIcon({
      html: inside,
      className: 'place',
      iconSize: [44, 44],
      iconAnchor: alone ? [22, 38] : [22, 22],
    });
    const mark = new Marker(map.unproject([x, y]), { icon, keyboard: true });
    const name = alone ? first.title : this._texts.many(count);
    mark.on('add', () => {
      const element = mark.getElement()!;
      element.setAttribute('aria-label', name);
      element.title = name;
      element.dataset.place = first.id;
    });
    const press = () =>
      alone
        ? this._options.pick?.(first.id)
        : map.fitBounds(new LatLngBounds(places.flatMap(cornersOf)), {
            padding: [48, 48],
            maxZoom: closest,
          });
    mark.on('click', press);
    mark.on('keydown', ({ originalEvent }: { originalEvent: KeyboardEvent }) => {
      if (originalEvent.key !== ' ' && originalEvent.key !== 'Enter') return;
      // Leaflet makes a click of the key press that would follow.
      originalEvent.preventDefault();
      press();
    });
    return mark;
  }
}

/** Where a place begins and ends. */
const cornersOf = ({ latitude, longitude, many }: Place): [number, number][] =>
  many
    ? [
        [many.box[1]!, many.box[0]!],
        [many.box[3]!, many.box[2]!],
      ]
    : [[latitude, longitude]];
