import type { Ballot, Poll, PollOption } from '../../../contract/poll.schema.js';
import { css, html, nothing, type LitElement } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import type { BallotForm, FormContext } from '../form.js';
import { rankedNl } from './ranked.nl.js';

const styles = css`
  .ranks {
    list-style: none;
    padding: 0;
    margin: 8px 0 0;
  }
  .ranks li {
    display: flex;
    gap: 8px;
    align-items: center;
    padding-block: 6px;
    border-block-end: 1px solid var(--_line);
  }
  .ranks li.held {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .ranks input {
    flex: none;
    inline-size: 60px;
    min-block-size: 44px;
    border: 1px solid;
    border-radius: var(--_radius);
    background: none;
    text-align: center;
  }
  .ranks .name {
    flex: 1;
    min-inline-size: 0;
  }
  .ranks button {
    flex: none;
    padding: 0;
    inline-size: 44px;
    border-color: var(--_line);
  }
  .grip {
    flex: none;
    padding: 8px;
    font-size: 1.5em;
    line-height: 28px;
    cursor: grab;
    touch-action: none;
  }
`;

/** The ranking with one option at a place (from 1), or without it. */
const placed = (ranking: string[], id: string, place: number | undefined) => {
  const others = ranking.filter((other) => other !== id);
  if (place) others.splice(place - 1, 0, id);
  return others;
};

/** What is being dragged; one pointer drags one thing. */
let held: string | undefined;

function form({ poll, ballot, language, faulty, choose }: FormContext) {
  const texts = textsOf('ranked', rankedNl, language);
  const ranking = ballot.ranking ?? [];
  const rankOf = ({ id }: PollOption) => ranking.indexOf(id) + 1;
  const ranked = poll.options.filter(rankOf).sort((a, b) => rankOf(a) - rankOf(b));
  const rows = [...ranked, ...poll.options.filter((option) => !rankOf(option))];

  const put = ({ id, label }: PollOption, place: number | undefined, from: Element) => {
    const next = placed(ranking, id, place);
    const status = from.closest('fieldset')?.querySelector('[role=status]');
    if (status) status.textContent = place ? texts.now(label, next.indexOf(id) + 1) : texts.out(label);
    choose({ ballot: { ranking: next } });
  };
  /** Moves by a button and lets the focus follow the option to its new row. */
  const move = async (option: PollOption, place: number, event: Event) => {
    const target = event.currentTarget as HTMLButtonElement;
    if (place < 1 || place > poll.options.length) return;
    put(option, place, target);
    const root = target.getRootNode() as ShadowRoot;
    await (root.host as LitElement).updateComplete;
    root
      .querySelector<HTMLElement>(`[data-move="${option.id} ${target.dataset.move?.split(' ')[1]}"]`)
      ?.focus();
  };
  const hold = (id?: string) => {
    held = id;
    choose({});
  };
  const grab = ({ id }: PollOption, event: PointerEvent) => {
    (event.target as Element).setPointerCapture(event.pointerId);
    hold(id);
  };
  const drag = ({ target, clientY }: PointerEvent) => {
    const one = poll.options.find(({ id }) => id === held);
    if (!one) return;
    const list = (target as Element).closest('ol')!.children;
    const above = [...list].filter((row) => row.getBoundingClientRect().bottom < clientY).length;
    const place = Math.min(above + 1, ranking.length + (rankOf(one) ? 0 : 1));
    if (place !== rankOf(one)) put(one, place, target as Element);
  };

  return html`<fieldset aria-describedby=${faulty ? 'error' : nothing}>
    <legend>${texts.pick(poll.rule.max, poll.options.length)}</legend>
    <small>${texts.how}</small>
    <ol class="ranks">
      ${rows.map((option) => {
        const { id, label, text } = option;
        const rank = rankOf(option);
        const arrow = (way: 'up' | 'down', place: number, sign: string) =>
          html`<button
            type="button"
            data-move="${id} ${way}"
            aria-label=${texts[way](label)}
            aria-disabled=${place < 1 || (way === 'down' && rank === ranking.length) ? 'true' : nothing}
            @click=${(event: Event) => move(option, place, event)}
          >
            ${sign}
          </button>`;
        return html`<li class=${held === id ? 'held' : ''}>
          <input
            type="number"
            inputmode="numeric"
            name="rank.${id}"
            min="1"
            max=${poll.options.length}
            aria-label=${texts.rank(label)}
            .value=${rank ? String(rank) : ''}
            @change=${(event: Event) =>
              put(
                option,
                Number((event.target as HTMLInputElement).value) || undefined,
                event.target as Element,
              )}
          />
          <span class="name" lang=${poll.language}>${label}${text ? html`<small>${text}</small>` : ''}</span>
          ${arrow('up', rank ? rank - 1 : ranking.length + 1, '↑')}
          ${rank ? arrow('down', rank + 1, '↓') : ''}
          <span
            class="grip"
            aria-hidden="true"
            @pointerdown=${(event: PointerEvent) => grab(option, event)}
            @pointermove=${drag}
            @lostpointercapture=${() => hold()}
            >≡</span
          >
        </li>`;
      })}
    </ol>
    <small role="status"></small>
  </fieldset>`;
}

function read(given: FormData, { options }: Poll): Ballot {
  const rank = (id: string) => Number(given.get(`rank.${id}`)) || 0;
  const ranking = options.map(({ id }) => id).filter(rank);
  return { ranking: ranking.sort((a, b) => rank(a) - rank(b)) };
}

/** A ranking by numbers, by buttons, or by dragging. */
export const ranked: BallotForm = { form, read, styles };
