import type { Board, MyBoard } from '../../contract/board.schema.js';
import { coreNl } from '../core/core.nl.js';
import type { Lazy } from '../core/lazy.js';
import { html, isServer } from '../core/lit.js';
import { moment, number, textsOf } from '../core/localise.js';
import { button } from '../core/views.js';
import type { BoardFlow } from './board.flow.js';
import type { BoardTexts } from './board.nl.js';
import type { BoardData } from './board.state.js';
import { cardView } from './card.view.js';
import { parts } from './parts.js';
import { addPart } from './add.part.js';
import { mapPart } from './map.part.js';
import { ownPart } from './own.part.js';

/** What the views of one board share. */
export interface BoardView {
  language: string;
  /** Origin of the server, for links and pictures. */
  server: string;
  /** Level of the title among the page's headings. */
  level: number;
  data: BoardData | undefined;
  /** A lazy part when it is there; it comes by itself. */
  part<T extends object>(part: Lazy<T>): T | undefined;
  /** Details that show their inside once they are unfolded. */
  details(name: string, summary: unknown, inside: () => unknown): unknown;
  flow: BoardFlow;
  board: Board;
  texts: BoardTexts;
  can: MyBoard['can'];
  /** Address of a state of this board on its own page. */
  link(query: Record<string, string>): string;
}

/** The whole board, whatever its phase. */
export function boardView(view: BoardView) {
  const { flow, board, texts, language, level, details, part, can } = view;
  return html`<section
    class="board stack"
    part="board"
    lang=${language}
    dir=${textsOf('core', coreNl, language).dir}
    aria-labelledby="title"
  >
    <div>
      <div lang=${board.language} dir="auto">
        <p id="title" class="title" part="title" role="heading" aria-level=${level}>${board.title}</p>
        ${board.lead?.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
      <p>${phaseText(view)}</p>
    </div>
    ${board.agenda ? part(parts.agenda)?.aboutView(view) : ''}
    ${board.phases.length || board.links.length ? part(parts.phases)?.phasesView(view) : ''}
    ${flow.mine && !isServer ? part(ownPart)?.ownView(view) : ''} ${can.add ? addView(view) : ''}
    <div>
      ${details('tools', texts.tools, () => part(parts.tools)?.toolsView(view))}${
        board.place === 'none' || isServer
          ? ''
          : details('map', texts.map, () => part(mapPart)?.mapView(view))
      }
    </div>
    ${listView(view)}
    ${board.phase === 'open' && board.step === 'collect' && !isServer ? details('follow', texts.follow, () => part(parts.follow)?.followView(view)) : ''}
    ${flow.mine && !isServer ? part(ownPart)?.endView(view) : ''}
    <p class="hidden" role="status">${flow.said}</p>
  </section>`;
}

/** What is open now, and until when. */
function phaseText({ board, flow, texts, language, can }: BoardView): string {
  const { phase, opensAt, closesAt } = board;
  const until = flow.mine?.blockedUntil;
  if (phase === 'announced') return texts.opens(moment(opensAt, language));
  if (until) return texts.blocked(moment(until, language));
  if (can.add) return texts.collect(closesAt ? moment(closesAt, language) : '');
  return can.support ? texts.workOut : texts.read;
}

/** The form of a new idea, or what opens it. */
function addView(view: BoardView) {
  const { flow, texts, link, part } = view;
  if (isServer) return html`<p><a href=${link({ nieuw: '1' })}>${texts.add}</a></p>`;
  const form = flow.writes && part(addPart);
  return form
    ? form.formView(view, '')
    : html`<div>
        <button id="write" class="primary" part="button" type="button" @click=${() => void flow.write()}>
          <span>${flow.busy.has('write') ? texts.busy : texts.add}</span>
        </button>
        <p class="error" role="alert">${flow.faults.write}</p>
      </div>`;
}

function listView(view: BoardView) {
  const { flow, board, texts, language, link, part } = view;
  const { ideas, found, news, page, open, faults, busy } = flow;
  // One that is shown nowhere else: it came from the map, an address, or another idea.
  const own = flow.mine?.ideas.some(({ idea }) => idea.id === open && idea.state !== 'published');
  const whole = open && !own && !ideas.some(({ id }) => id === open) && flow.whole.get(open);
  return html`<div>
    <p id="count" role="status" tabindex="-1">
      ${(flow.over ? texts.over : (shown: string) => texts.count(found, shown))(number(found, language))}
    </p>
    <p class="error" role="alert">${faults.look}</p>
    ${
      news
        ? html`<p class="news" role="status">
            ${button(texts.news(news, number(news, language)), () => void parts.tools.load().then(({ showNews }) => showNews(flow)))}
          </p>`
        : ''
    }
    ${
      ideas.length
        ? ''
        : html`<p>${board.ideas ? texts.nothing : texts.none}</p>
            ${part(parts.tools)?.clearView(view)}`
    }
    <ul class="ideas">
      ${whole ? cardView(view, whole) : ''} ${ideas.map((idea) => cardView(view, idea))}
    </ul>
    ${
      page?.next
        ? isServer
          ? html`<p><a href=${link({ sort: page.sort, after: page.next })}>${texts.more}</a></p>`
          : html`<p>${button(busy.has('more') ? texts.busy : texts.more, () => void flow.more())}</p>`
        : ''
    }
    <p class="error" role="alert">${faults.more}</p>
  </div>`;
}
