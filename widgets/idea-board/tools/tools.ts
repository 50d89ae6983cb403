import type { IdeaSort } from '../../../contract/idea.schema.js';
import { css, html, isServer } from '../../core/lit.js';
import { number } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { boardTexts } from '../board.nl.js';
import { everything, type Look } from '../board.state.js';
import type { BoardFlow } from '../board.flow.js';
import type { BoardView } from '../board.view.js';
import { see } from './look.js';
import { lookTexts } from './tools.nl.js';

export { see, showNews } from './look.js';

/** Its styles. */
export const styles = css`
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 12px;
    padding-block-end: 12px;
  }
  .tools label:first-child {
    grid-column: 1 / -1;
  }
  .tools label {
    font-size: 0.875em;
  }
  .tools :is(input, select) {
    display: block;
    font-size: 1.142em;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
`;

const ideaSorts: readonly IdeaSort[] = ['random', 'newest', 'most-supported', 'nearby', 'answered', 'best'];

const pauses = new WeakMap<BoardFlow, ReturnType<typeof setTimeout>>();

/** Where this browser is, as people allow it. */
const place = () =>
  new Promise<string>((found, fail) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found(`${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`),
      fail,
      { timeout: 20_000, maximumAge: 600_000 },
    ),
  );

/** What to look at: words to search, a theme, an area, a status and an order. A form, also without script. */
export function toolsView({ flow, board, language, server }: BoardView) {
  const texts = lookTexts(language);
  const { look } = flow;
  const { categories, areas, statuses } = board;
  const take = (name: keyof Look) => (event: Event) =>
    void see(flow, { [name]: (event.target as HTMLInputElement).value });
  // One search for a word, not one a letter.
  const type = (event: Event) => {
    const search = (event.target as HTMLInputElement).value.trim();
    clearTimeout(pauses.get(flow));
    pauses.set(
      flow,
      setTimeout(
        () => void see(flow, { search, sort: look.sort === 'best' && !search ? '' : look.sort }),
        250,
      ),
    );
  };
  const order = async (event: Event) => {
    // Once an event is over, it knows no target inside a shadow root any more.
    const select = event.target as HTMLSelectElement;
    const sort = select.value as IdeaSort;
    if (sort !== 'nearby') return see(flow, { sort, near: '' });
    flow.fault('look', '');
    flow.say(texts.locating);
    const near = await place().catch(() => '');
    if (near) return see(flow, { sort, near });
    flow.fault('look', texts.nowhere);
    select.value = flow.page!.sort;
  };
  const pick = (name: 'category' | 'area' | 'status', options: readonly [string, string, number][]) =>
    options.length
      ? html`<label
          >${texts[name]}<select name=${name} @change=${take(name)}>
            <option value="">${texts.all}</option>
            ${options.map(
              ([id, text, count]) =>
                html`<option value=${id} ?selected=${look[name] === id}>
                  ${texts.withCount(text, number(count, language))}
                </option>`,
            )}
          </select></label
        >`
      : '';
  const groups = (list: readonly { id: string; name: string; ideas: number }[]) =>
    list.map(({ id, name, ideas }): [string, string, number] => [id, name, ideas]);
  const sorts = ideaSorts.filter(
    (sort) =>
      (sort !== 'best' || look.search) && (sort !== 'nearby' || (board.place !== 'none' && !isServer)),
  );
  const said = boardTexts(language).statuses;
  return html`<form
    class="tools"
    role="search"
    aria-label=${texts.search}
    method="get"
    action="${server}/a/${board.ref}"
    @submit=${(event: Event) => event.preventDefault()}
  >
    <label>${texts.search}<input type="search" name="search" .value=${look.search} @input=${type} /></label
    >${pick('category', groups(categories))}${pick('area', groups(areas))}${pick(
      'status',
      statuses.map(({ status, ideas }) => [status, said[status], ideas]),
    )}<label
      >${texts.sort}<select name="sort" @change=${(event: Event) => void order(event)}>
        ${sorts.map(
          (sort) =>
            html`<option value=${sort} ?selected=${sort === flow.page?.sort}>${texts.sorts[sort]}</option>`,
        )}
      </select></label
    >
    ${isServer ? html`<p><button part="button">${texts.show}</button></p>` : ''}
  </form>`;
}

/** The way back to all ideas, where none was found. */
export function clearView({ flow, board, language }: BoardView) {
  if (!board.ideas || isServer) return '';
  const clear = async () => {
    await see(flow, { ...everything, sort: flow.look.sort === 'best' ? '' : flow.look.sort });
    await flow.host.focusOn('#count');
  };
  return html`<p>${button(lookTexts(language).clear, () => void clear())}</p>`;
}
