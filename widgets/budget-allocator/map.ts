import type { Project } from '../../contract/budget.schema.js';
import { html } from '../core/lit.js';
import { textsOf } from '../core/localise.js';
import { mapNl } from '../core/map/map.nl.js';
import { PlaceMap, type Place } from '../core/map/map.js';
import type { BudgetFlow } from './budget.flow.js';
import type { BudgetView } from './budget.view.js';

export { styles } from '../core/map/map.js';

const maps = new WeakMap<BudgetFlow, PlaceMap>();

/** The places of the projects that are looked at; choosing one opens it in the list. */
export function mapView({ flow, budget, language, server }: BudgetView, shown: readonly Project[]) {
  let map = maps.get(flow);
  if (!map) {
    const { outline } = budget;
    map = new PlaceMap({
      language,
      outline: outline?.startsWith('/') ? server + outline : outline,
      pick: (id) => {
        flow.unfold(id, true);
        void flow.focus(`#about-${CSS.escape(id)}`);
      },
    });
    maps.set(flow, map);
  }
  map.show(shown.flatMap(({ id, title, place }): Place[] => (place ? [{ id, title, ...place }] : [])));
  return html`<div class="stack">
    <small>${textsOf('map', mapNl, language).how}</small>
    ${map.node}
  </div>`;
}
