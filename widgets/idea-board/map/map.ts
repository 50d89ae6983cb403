import { readPlaces } from '../../../contract/idea.endpoints.js';
import type { Places } from '../../../contract/idea.schema.js';
import { call } from '../../core/client.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { mapNl } from '../../core/map/map.nl.js';
import { PlaceMap, type Box, type Place, type PlaceMapOptions } from '../../core/map/map.js';
import type { AddView } from '../add/form.view.js';
import type { BoardFlow } from '../board.flow.js';
import type { BoardView } from '../board.view.js';
import { mapTexts } from './map.nl.js';

export { styles } from '../../core/map/map.js';

/** The map of one board, and what was read for it: again when there are more ideas, or other clusters in view. */
interface BoardMap {
  map: PlaceMap;
  places: Places;
  /** For how many ideas, and which part of the map, they were read. */
  asked: string;
  box?: Box;
}

const maps = new WeakMap<BoardFlow, BoardMap>();
const aims = new WeakMap<BoardFlow, { form: string; map: PlaceMap }>();

const shared = ({ board, language, server }: BoardView): PlaceMapOptions => {
  const { outline, tiles } = board;
  return {
    language,
    outline: outline?.startsWith('/') ? server + outline : outline,
    tiles: tiles && { url: tiles.url, by: tiles.attribution, deepest: tiles.maxZoom },
  };
};

async function fetchPlaces(flow: BoardFlow, known: BoardMap) {
  const { board, host, cache } = flow;
  const box =
    known.places.clusters.length && known.box ? known.box.map((side) => side.toFixed(5)).join() : '';
  const asked = `${board.ideas} ${box}`;
  if (asked === known.asked) return;
  known.asked = asked;
  await flow.act('map', async () => {
    const query = box ? { box } : {};
    known.places = await call(host.base, readPlaces, { path: { ref: board.ref }, query, cache });
  });
}

/** The places of the ideas that are looked at; choosing one opens it in the list. */
export function mapView(view: BoardView) {
  const { flow, language } = view;
  let known = maps.get(flow);
  if (!known) {
    const seen = (box: Box) => {
      known!.box = box;
      void fetchPlaces(flow, known!);
    };
    const map = new PlaceMap({ ...shared(view), pick: (id) => void flow.goTo(id), seen });
    maps.set(flow, (known = { map, places: { spots: [], clusters: [] }, asked: '' }));
  }
  void fetchPlaces(flow, known);
  const { search, area } = flow.look;
  known.map.show(placesOf(flow, known.places));
  return html`<div class="stack">
    <small>${textsOf('map', mapNl, language).how} ${search || area ? mapTexts(language).listed : ''}</small>
    ${known.map.node}
    <p class="error" role="alert">${flow.faults.map}</p>
  </div>`;
}

/** Places know their theme and their status; for words and areas the map follows the list. */
function placesOf({ look, ideas }: BoardFlow, { spots, clusters }: Places): Place[] {
  const { search, area, category, status } = look;
  const listed = search || area ? new Set(ideas.map(({ id }) => id)) : undefined;
  return [
    ...spots.filter(
      (spot) =>
        (!listed || listed.has(spot.id)) &&
        (!category || spot.category === category) &&
        (!status || spot.status === status),
    ),
    ...clusters.map(({ latitude, longitude, ideas: count, box }) => ({
      id: box.join(),
      title: '',
      latitude,
      longitude,
      many: { count, box },
    })),
  ];
}

/** A map with a cross in its middle, to point out the place of an idea. */
export function aimView(view: AddView) {
  const { flow, draft, form, type } = view;
  const known = aims.get(flow);
  if (known?.form === form) return known.map.node;
  const map = new PlaceMap({ ...shared(view), at: draft.place, aim: (place) => type({ place }) });
  aims.set(flow, { form, map });
  return map.node;
}

/** Lets go of the map of a form that was left. */
export const aimless = (flow: BoardFlow) => aims.delete(flow);
