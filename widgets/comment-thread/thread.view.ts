import type { MyThread } from '../../contract/comment.schema.js';
import type { Lazy } from '../core/lazy.js';
import { html, isServer, nothing } from '../core/lit.js';
import { coreNl } from '../core/core.nl.js';
import { moment, number, textsOf } from '../core/localise.js';
import { button } from '../core/views.js';
import { branches } from './comment.tree.js';
import { listView } from './comment.view.js';
import type { DoingTexts } from './doing/doing.nl.js';
import { parts } from './parts.js';
import type { ThreadFlow } from './thread.flow.js';
import type { ThreadTexts } from './thread.nl.js';
import type { Shown } from './thread.shown.js';
import type { ThreadData } from './thread.state.js';

/** What the views of one thread share. */
export interface ThreadView {
  flow: ThreadFlow;
  shown: Shown;
  texts: ThreadTexts;
  language: string;
  /** Origin of the server, for links. */
  server: string;
  /** Level of the title among the page's headings. */
  level: number | string;
  data: ThreadData | undefined;
  /** Texts for who took part; there is nothing of mine before they came. */
  own: DoingTexts | undefined;
  can: Partial<MyThread['can']> & Pick<MyThread['can'], 'comment'>;
  now: Date;
  /** A lazy part when it is there; it comes by itself. */
  part<T extends object>(part: Lazy<T>): T | undefined;
  /** Details that show their inside once they are unfolded. */
  details(name: string, summary: unknown, inside: () => unknown): unknown;
  /** Address of a state of this thread: in the browser this page with a fragment, from the server its own page. */
  link(query: Record<string, string>): string;
}

/** The whole thread, whatever its phase. */
export function threadView(view: ThreadView) {
  const { texts, shown, language, level, flow } = view;
  const { thread } = shown;
  const { comments } = thread;
  const open = thread.phase === 'open' && view.can.comment;
  return html`<section
    class="thread stack"
    part="thread"
    lang=${language}
    dir=${textsOf('core', coreNl, language).dir}
    aria-labelledby="title"
  >
    <div>
      <p id="title" class="title" part="title" role="heading" aria-level=${level} tabindex="-1">
        ${texts.title(comments, number(comments, language))}
      </p>
      ${[thread.text, thread.lead].map((words) => (words ? html`<p lang=${thread.language}>${words}</p>` : ''))}
      ${phaseView(view)}
    </div>
    ${open || flow.writes ? writeView(view) : ''} ${flow.annotator?.view?.(open)} ${newsView(view)}
    ${bodyView(view)} ${endView(view)}
    <p class="hidden" role="status">${flow.said}</p>
  </section>`;
}

function phaseView({ texts, own, shown, language }: ThreadView) {
  const { phase, opensAt, closesAt } = shown.thread;
  const until = shown.mine?.blockedUntil;
  if (phase === 'closed') return html`<p>${texts.closed}</p>`;
  if (phase === 'announced') return opensAt ? html`<p>${texts.opens(moment(opensAt, language))}</p>` : '';
  if (until) return html`<p>${own?.blocked(moment(until, language))}</p>`;
  return closesAt ? html`<p>${texts.closes(moment(closesAt, language))}</p>` : '';
}

/** The form of a new comment, or the button that opens it. */
function writeView(view: ThreadView) {
  const { flow, texts, part } = view;
  const form = isServer || flow.writes ? part(parts.write) : undefined;
  if (form) return form.formView(view);
  return html`<div>
    <button
      id="write"
      class="primary"
      part="button"
      type="button"
      @click=${() => flow.ask('write', (doing) => doing.write())}
    >
      <span>${flow.busy.has('write') ? texts.busy : texts.write}</span>
    </button>
    <p class="error" role="alert">${flow.faults.write}</p>
  </div>`;
}

/** How many comments came that are not shown. It stands before it says so: what comes with its words may go unheard. */
function newsView({ flow, own, language, part }: ThreadView) {
  const show = () => flow.ask('news', (doing) => doing.showNews());
  const news =
    flow.news && part(parts.doing)
      ? button(own!.news(flow.news, number(flow.news, language)), show, 'primary')
      : '';
  return html`<p class="news" role="status">${news}</p>`;
}

function bodyView(view: ThreadView) {
  const { texts, shown, flow, link, own } = view;
  const { page, thread, list, apart } = shown;
  const pager = (where: 'after' | 'before', cursor: string | undefined, text: string) =>
    cursor
      ? html`<div>
          ${
            isServer
              ? html`<a href=${link({ sort: page.sort, [where]: cursor })}>${text}</a>`
              : button(flow.busy.has(where) ? texts.busy : text, () =>
                  flow.ask(where, (doing) => doing.more(where, cursor)),
                )
          }
          <p class="error" role="alert">${flow.faults[where]}</p>
        </div>`
      : '';
  if (!list.length && !apart.length)
    return html`<p>${thread.phase === 'open' && view.can.comment ? texts.none : texts.noneEver}</p>`;
  return html`<div class="stack">
    ${list.length > 1 ? sortView(view) : ''}
    ${apart.length ? listView(view, branches(apart), own?.apart ?? '') : ''}
    ${pager('before', page.previous, texts.earlier)}
    ${list.length ? listView(view, branches(list), texts.title(0, '')) : ''}
    ${pager('after', page.next, texts.more)}
  </div>`;
}

function sortView({ texts, shown, flow, data, server }: ThreadView) {
  const { page, thread } = shown;
  const choose = ({ target }: Event) =>
    flow.ask('sort', (doing) => doing.sortBy((target as HTMLSelectElement).value));
  const inside = html`<label for="sort">${texts.sort}</label>
    <select id="sort" name="sort" @change=${choose}>
      ${(Object.keys(texts.sorts) as (keyof typeof texts.sorts)[]).map(
        (sort) => html`<option value=${sort} ?selected=${sort === page.sort}>${texts.sorts[sort]}</option>`,
      )}
    </select>
    <p class="error" role="alert">${flow.faults.sort}</p>`;
  return isServer
    ? html`<form class="row sort" method="get" action="${server}/a/${thread.ref ?? ''}">
        ${inside} <button>${texts.apply}</button>
        ${data?.language ? html`<input type="hidden" name="lang" value=${data.language} />` : ''}
      </form>`
    : html`<div class="row sort">${inside}</div>`;
}

/** What stands below the comments: what is not shown, in numbers, and how to follow the thread. */
function endView(view: ThreadView) {
  const { flow, texts, own, shown, details, part, server } = view;
  const { hidden, withdrawn, ref, phase, organisation } = shown.thread;
  const total = hidden.reduce((sum, { count }) => sum + count, 0);
  const why = hidden.map(({ reason, count }) => `${count} ${texts.reasons[reason]}`).join(', ');
  const told = [
    total ? `${texts.hiddenCount(total)}: ${why}.` : '',
    withdrawn ? `${texts.withdrawnCount(withdrawn)}.` : '',
  ].join(' ');
  return html`${told.trim() ? html`<small>${told}</small>` : ''}
  ${
    ref
      ? html`<div class="end">
          ${
            // Under an idea, mail about the idea tells what is said here.
            phase === 'open' && !isServer && !flow.host.slot
              ? details('subscribe', texts.subscribe, () => part(parts.subscribe)?.subscribeView(view, ref))
              : ''
          }
          ${shown.mine && !isServer ? details('mine', own?.mine, () => part(parts.mine)?.mineView(parts.doing.now!.doingOf(flow), organisation)) : ''}
          ${isServer || flow.host.slot ? '' : details('work', texts.work(organisation), () => part(parts.moderate)?.workView(view))}
          <p><a href="${server}/feed/${ref}" type="application/atom+xml">${texts.feed}</a></p>
        </div>`
      : nothing
  }`;
}

/** A document that no channel registered: calm, and nothing to try again. */
export const noPlaceView = (texts: ThreadTexts, language: string) =>
  html`<slot></slot>
    <p lang=${language}>${texts.noPlace}</p>`;
