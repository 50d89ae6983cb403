import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { ideaStatuses, type IdeaCard, type IdeaPage } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import {
  agendaView,
  boardAt,
  dayIn,
  metaView,
  noticeView,
  pictureView,
  supportView,
  type OnBoard,
} from './board.parts.js';
import { BEGIN, END } from './board.takeover.js';
import { ownIdeasView } from './idea.own.js';
import { layout } from './layout.js';
import { waysView, type PublicPage } from './public.page.js';
import { html } from './render.js';
import { textsIn } from './texts.js';
import { field, lines, moment } from './thread.page.js';

/** The list of ideas for one reader. */
export interface BoardPage extends OnBoard {
  page: IdeaPage;
  /** How it is embedded elsewhere. */
  ways: Pick<PublicPage, 'addresses' | 'snippets'>;
  /** Paths of module scripts. */
  scripts: readonly string[];
}

const option = (value: string, words: string, chosen: string | undefined): unknown =>
  html`<option value="${value}" ?selected="${value === (chosen ?? '')}">${words}</option>`;

const select = (
  { query, texts }: OnBoard,
  name: 'category' | 'area' | 'status',
  options: readonly (readonly [value: string, words: string])[],
): unknown =>
  options.length === 0
    ? ''
    : html`<p>
        <label for="${name}">${texts[name]}</label>
        <select id="${name}" name="${name}">
          ${[['', texts.all] as const, ...options].map(([value, words]) => option(value, words, query[name]))}
        </select>
      </p>`;

const groupsOf = (groups: readonly { id: string; name: string; ideas: number }[]) =>
  groups.map(({ id, name, ideas }) => [id, `${name} (${ideas})`] as const);

const lookForm = (page: BoardPage): unknown => {
  const { board, texts, query, language } = page;
  const known = board.statuses.map(({ status }) => status);
  const statuses = ideaStatuses.filter((status) => known.includes(status) || query.status === status);
  const sorts = Object.entries(texts.sorts).filter(([sort]) => sort !== 'best' || query.search);
  return html`<details ?open="${Object.keys(query).length > 0}">
    <summary>${texts.look}</summary>
    <form method="get" action="${`/a/${board.ref}`}" role="search">
      ${field('lang', language)}
      <p>
        <label for="search">${texts.search}</label>
        <input
          id="search"
          name="search"
          type="search"
          maxlength="${limits.title}"
          value="${query.search ?? ''}"
        />
      </p>
      ${select(page, 'category', groupsOf(board.categories))} ${select(page, 'area', groupsOf(board.areas))}
      ${select(
        page,
        'status',
        statuses.map((status) => [status, texts.statuses[status]] as const),
      )}
      <p>
        <label for="sort">${texts.sort}</label>
        <select id="sort" name="sort">
          ${sorts.map(([sort, words]) => option(sort, words, page.page.sort))}
        </select>
      </p>
      <button>${texts.show}</button>
    </form>
  </details>`;
};

/** Whether ideas are taken now: by what only this person may see, or by what everyone may. */
export const takes = ({ board, mine }: OnBoard): boolean =>
  mine ? mine.can.add : board.phase === 'open' && board.step === 'collect';

const phaseView = (on: OnBoard): unknown => {
  const { board, texts, language } = on;
  if (board.phase === 'announced') return html`<p>${texts.announced} ${moment(board.opensAt, language)}.</p>`;
  const open = board.phase === 'open' && ['collect', 'work-out'].includes(board.step);
  const agenda =
    board.agenda &&
    texts.needs(board.agenda.threshold, board.agenda.until && dayIn(board.agenda.until, language));
  return html`${agenda ? html`<p>${agenda}</p>` : ''}
  ${open ? (board.step === 'work-out' ? html`<p>${texts.supportOnly}</p>` : '') : html`<p>${texts.closed}</p>`}
  ${
    takes(on)
      ? html`<p>
          <a href="${boardAt(on, { nieuw: '1' })}"><strong>${texts.add}</strong></a>
        </p>`
      : ''
  }`;
};

const cardView = (page: BoardPage, idea: IdeaCard): unknown => {
  const { board, texts, language, notice } = page;
  const { id, title = '', excerpt = '', cut, picture, comments, clock, mergedInto } = idea;
  return html`<article id="${`idee-${id}`}">
    ${notice?.idea === id ? noticeView(notice) : ''}
    <h2 lang="${board.language}" dir="auto"><a href="${boardAt(page, { idee: id })}">${title}</a></h2>
    ${metaView(page, idea)} ${picture ? html`<p class="thumb">${pictureView(picture, '12rem')}</p>` : ''}
    <p lang="${board.language}" dir="auto">${lines(excerpt)}${cut ? '…' : ''}</p>
    ${mergedInto ? html`<p>${texts.mergedInto} <a href="${boardAt(page, { idee: mergedInto.id })}">${mergedInto.title}</a></p>` : ''}
    ${agendaView(page, idea, board.agenda)}
    ${clock.overdue && clock.due ? html`<p>${texts.answerBy(clock.who ?? board.organisation, dayIn(clock.due, language))} ${texts.overdue}</p>` : ''}
    ${comments > 0 ? html`<p>${texts.comments(comments)}</p>` : ''} ${supportView(page, idea)}
  </article>`;
};

/** The questions to me whether my support moves along. */
export const mergesView = (on: OnBoard): unknown =>
  (on.mine?.merges ?? [])
    .filter(({ answer }) => answer === undefined)
    .map(
      ({ id, from, into, why }) =>
        html`<div class="notice">
          <h2>${on.texts.moveAsk}</h2>
          <p>${on.texts.moveLead(from.title, into.title)} ${on.texts.why} ${why}</p>
          <form method="post" action="${boardAt(on, on.query)}">
            ${field('act', 'merge')} ${field('merge', id)}
            <button name="move" value="yes">${on.texts.move}</button>
            <button class="quiet" name="move" value="no">${on.texts.stay}</button>
          </form>
        </div>`,
    );

const linksView = (on: OnBoard): unknown =>
  on.board.links.length === 0
    ? ''
    : html`<h2>${on.texts.links}</h2>
        <ul>
          ${on.board.links.map(({ ref, title }) => html`<li><a href="${`/a/${ref}`}">${title}</a></li>`)}
        </ul>`;

/** The page of a board, whole without JavaScript. */
export const boardPage = (page: BoardPage): unknown => {
  const { board, texts, language, notice, query } = page;
  const { ideas, found, foundMore, next, sort, seed } = page.page;
  const { after, ...asked } = query;
  const count = found ?? board.ideas;
  const onCard = ideas.some(({ id }) => id === notice?.idea);
  return layout({
    language,
    title: board.title,
    look: 'page',
    hidden: Object.keys(query).length > 0,
    scripts: page.scripts,
    oembed: page.ways.addresses.oembed,
    header: html`<p>${textsIn(language).askedBy} <strong>${board.organisation}</strong></p>`,
    main: html`${unsafeHTML(BEGIN)}
      <h1 lang="${board.language}">${board.title}</h1>
      ${notice && !onCard ? noticeView(notice) : ''} ${mergesView(page)}
      ${board.lead ? html`<p lang="${board.language}">${lines(board.lead)}</p>` : ''} ${phaseView(page)}
      ${ownIdeasView(page)} ${lookForm(page)}
      ${after === undefined ? html`<p><strong>${(foundMore ? texts.over : texts.ideas)(count)}</strong></p>` : ''}
      ${ideas.length > 0 ? '' : html`<p>${board.ideas > 0 ? texts.nothing : texts.none}</p>`}
      ${ideas.map((idea) => cardView(page, idea))}
      <p>
        ${
          next
            ? html`<a href="${boardAt(page, { ...asked, sort, ...(seed && { seed }), after: next })}"
                >${texts.next}</a
              >`
            : ''
        }
        ${after === undefined ? '' : html`<a href="${boardAt(page, asked)}">${texts.first}</a>`}
      </p>
      ${linksView(page)} ${unsafeHTML(END)}
      ${waysView({ ...page.ways, title: board.title }, textsIn(language))}`,
    footer:
      board.phase !== 'closed' &&
      html`<ul>
        <li><a href="${`/a/${board.ref}/print?lang=${language}`}">${texts.poster}</a></li>
      </ul>`,
  });
};
