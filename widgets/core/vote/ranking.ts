import { css, html, isServer, nothing, type LitElement } from '../lit.js';
import { textsOf } from '../localise.js';
import { rankingNl } from './ranking.nl.js';

/** Its styles. */
export const styles = css`
  .ranks {
    list-style: none;
    padding: 0;
    margin: 8px 0;
  }
  .ranks li {
    align-items: center;
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .held {
    outline: 2px solid var(--_accent);
  }
  .ranks input {
    inline-size: 60px;
    min-block-size: 44px;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
  }
  .name {
    flex: 1 110px;
  }
  .ranks button {
    padding: 0;
    inline-size: 44px;
    border-color: var(--_line);
  }
  span.row {
    margin-inline-start: auto;
  }
  .grip {
    padding: 8px;
    font-size: 1.5em;
    line-height: 28px;
    cursor: grab;
    touch-action: none;
  }
`;

/** What is ranked: its id and its name. */
export interface Ranked {
  id: string;
  label: string;
  text?: string | undefined;
}

/** Numbers as they are being typed, and the rows that stay put meanwhile. */
export interface Typed {
  rows: string[];
  numbers: Record<string, number>;
}

/** What a ranking needs to show itself. */
export interface RankingContext {
  items: readonly Ranked[];
  /** Ids, best first; what is not in it has no place yet. */
  ranking: readonly string[];
  typed?: Typed | undefined;
  /** The most that are ranked. */
  max: number;
  language: string;
  /** Language of the labels. */
  content: string;
  /** Whether a fault stands below, in the element with id `error`. */
  faulty: boolean;
  /** Names of the number fields begin so. */
  name: string;
  /** What more stands in a row. */
  more?(id: string): unknown;
  /** Tells the ranking as it is now. */
  rank(ranking: readonly string[], typed?: Typed): void;
}

/** What is being dragged; one pointer drags one thing. */
let held: string | undefined;

/** A ranking by numbers, by buttons, or by dragging. */
export function rankingView(context: RankingContext) {
  const { items, ranking, typed, max, language, content, faulty, name, more, rank: tell } = context;
  const texts = textsOf('ranking', rankingNl, language);
  const rankOf = (id: string) => ranking.indexOf(id) + 1;
  const ids = items.map(({ id }) => id);
  const rows = typed?.rows ?? [...ranking, ...ids.filter((id) => !rankOf(id))];
  const numberOf = (id: string) => (typed ? typed.numbers[id] : rankOf(id)) || '';

  const type = (id: string, number: number) => {
    const numbers: Record<string, number> = Object.fromEntries(
      ids.map((one) => [one, one === id ? number : +numberOf(one)]),
    );
    const next = ids.filter((one) => numbers[one]! > 0).sort((a, b) => numbers[a]! - numbers[b]!);
    tell(next, { rows, numbers });
  };
  const put = (id: string, place: number, from: Element) => {
    const next = ranking.filter((other) => other !== id);
    next.splice(place - 1, 0, id);
    const { label } = items.find((item) => item.id === id)!;
    from.closest('fieldset')!.lastElementChild!.textContent = texts.now(label, place);
    tell(next);
  };
  /** Moves by a button and lets the focus follow the option to its new row. */
  const move = async (id: string, place: number, way: string, { currentTarget }: Event) => {
    const button = currentTarget as HTMLElement;
    if (button.ariaDisabled) return;
    put(id, place, button);
    const root = button.getRootNode() as ShadowRoot;
    await (root.host as LitElement).updateComplete;
    root.querySelector<HTMLElement>(`[data-move="${id} ${way}"]`)?.focus();
  };
  const hold = (id?: string) => {
    held = id;
    tell(ranking);
  };
  const drag = ({ target, clientY }: PointerEvent) => {
    if (!held) return;
    const list = (target as Element).closest('ol')!.children;
    const above = [...list].filter((row) => row.getBoundingClientRect().bottom < clientY).length;
    const place = Math.min(above + 1, ranking.length + (rankOf(held) ? 0 : 1));
    if (place !== rankOf(held)) put(held, place, target as Element);
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (typed && !(currentTarget as Element).contains(relatedTarget as Element | null)) tell(ranking);
  };

  const row = (id: string) => {
    const { label, text } = items.find((item) => item.id === id)!;
    const rank = rankOf(id);
    const arrow = (way: 'up' | 'down', place: number, sign: string) =>
      html`<button
        type="button"
        data-move="${id} ${way}"
        aria-label=${texts[way](label)}
        aria-disabled=${place < 1 || (rank && place > ranking.length) ? 'true' : nothing}
        @click=${(event: Event) => move(id, place, way, event)}
      >
        ${sign}
      </button>`;
    return html`<li class="row ${held === id ? 'held' : ''}">
      <input
        type="number"
        name="${name}${id}"
        aria-label=${texts.rank(label)}
        .value=${`${numberOf(id)}`}
        @change=${({ target }: Event) => type(id, +(target as HTMLInputElement).value)}
      />
      <span class="name" lang=${content} dir="auto">${label}${text ? html`<small>${text}</small>` : ''}</span>
      ${
        isServer
          ? ''
          : html`<span class="row"
              >${arrow('up', rank ? rank - 1 : ranking.length + 1, '↑')}
              ${rank ? arrow('down', rank + 1, '↓') : ''}
              <span
                class="grip"
                aria-hidden="true"
                @pointerdown=${({ target, pointerId }: PointerEvent) => {
                  (target as Element).setPointerCapture(pointerId);
                  hold(id);
                }}
                @pointermove=${drag}
                @lostpointercapture=${() => hold()}
                >≡</span
              ></span
            >`
      }
      ${more?.(id)}
    </li>`;
  };

  return html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
    <legend>${texts.pick(max, items.length)}</legend>
    <small>${texts.how}</small>
    <ol class="ranks" @focusout=${leave}>
      ${rows.map(row)}
    </ol>
    <small role="status"></small>
  </fieldset>`;
}
