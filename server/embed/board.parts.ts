import type { Board, BoardAgenda, MyBoard } from '../../contract/board.schema.js';
import type { IdeaCard, IdeaPicture } from '../../contract/idea.schema.js';
import { formatMoney } from '../../counting/explain/budget.js';
import type { BoardTexts } from './board.texts.js';
import { html } from './render.js';
import { field } from './thread.page.js';

/** What became of a form on a board. */
export interface BoardNotice {
  title: string;
  text: string;
  failed: boolean;
  /** The idea that it is about, where its card can say so itself. */
  idea?: string | undefined;
}

/** What every page of a board shows to one person. */
export interface OnBoard {
  board: Board;
  language: string;
  texts: BoardTexts;
  /** What is asked for in the address, for forms that come back to it. */
  query: Record<string, string>;
  mine: MyBoard | undefined;
  notice?: BoardNotice | undefined;
}

/** An address of a board's page. */
export const boardAt = ({ board, language }: OnBoard, query: Record<string, string> = {}): string =>
  `/a/${board.ref}?${new URLSearchParams({ lang: language, ...query }).toString()}`;

/** A day in words. */
export const dayIn = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(
    new Date(iso),
  );

/** Whole cents as an amount. */
export const costIn = (cents: number, language: string): string =>
  formatMoney(cents, 'EUR', language.startsWith('en') ? 'en' : 'nl');

/** What became of a form, at the top of a page or in a card. */
export const noticeView = ({ title, text, failed }: BoardNotice): unknown =>
  html`<div class="notice" role="${failed ? 'alert' : 'status'}">
    <h2>${title}</h2>
    ${text ? html`<p>${text}</p>` : ''}
  </div>`;

/** A picture in the widths that there are, with its place kept. */
export const pictureView = (picture: IdeaPicture, sizes: string): unknown => {
  const { address, widths, width, height, alt, key } = picture;
  const end = key === undefined ? '' : `?key=${key}`;
  const set = (format: string) => widths.map((one) => `${address}-${one}.${format}${end} ${one}w`).join(', ');
  return html`<picture>
    <source type="image/avif" srcset="${set('avif')}" sizes="${sizes}" />
    <img
      src="${`${address}-${widths.at(-1)}.webp${end}`}"
      srcset="${set('webp')}"
      sizes="${sizes}"
      width="${width}"
      height="${height}"
      alt="${alt}"
      loading="lazy"
    />
  </picture>`;
};

const named = (groups: readonly { id: string; name: string }[], id: string | undefined) =>
  groups.find((group) => group.id === id)?.name;

/** Where an idea stands, its theme and its area, and whose it is. */
export const metaView = ({ board, texts }: OnBoard, idea: IdeaCard): unknown => {
  const { status, category, area, author, medium, placeName } = idea;
  const parts = [
    named(board.categories, category),
    named(board.areas, area),
    placeName,
    author && texts.by(author.name),
    medium === 'paper' && texts.paper,
  ].filter(Boolean);
  return html`<p>
    <strong class="badge">${texts.statuses[status]}</strong>
    <span lang="${board.language}" dir="auto">${parts.join(' · ')}</span>
  </p>`;
};

/** The button that supports an idea or takes that back; how many there are where nobody can. */
export const supportView = (on: OnBoard, idea: IdeaCard): unknown => {
  const { board, texts, mine } = on;
  const { id, title = '', supports, mergedInto } = idea;
  const has = mine?.supports.includes(id) ?? false;
  const open = mine
    ? mine.can.support
    : board.phase === 'open' && ['collect', 'work-out'].includes(board.step);
  const count = html`<p>${texts.supports(supports)}${has ? html` ✓ ${texts.yours}` : ''}</p>`;
  if (!open || (mergedInto && !has)) return count;
  return html`${count}
    <form method="post" action="${`${boardAt(on, on.query)}#idee-${id}`}">
      ${field('act', has ? 'unsupport' : 'support')} ${field('idea', id)}
      <button
        class="${has ? 'quiet' : ''}"
        aria-label="${has ? texts.unsupport(title) : texts.support(title)}"
      >
        ${has ? texts.doUnsupport : texts.doSupport}
      </button>
    </form>`;
};

/** How far an idea is on its way to the agenda, in words and a bar. */
export const agendaView = (on: OnBoard, idea: IdeaCard, rule: BoardAgenda | undefined): unknown => {
  const { agenda, supports } = idea;
  const { texts, language } = on;
  if (agenda === undefined || rule === undefined) return '';
  const { threshold } = rule;
  if (agenda.state === 'gathering')
    return html`<p>
      <progress max="${threshold}" value="${Math.min(supports, threshold)}" aria-hidden="true"></progress>
      ${texts.gathered(supports, threshold)}
    </p>`;
  if (agenda.state === 'missed') return html`<p>${texts.missed} ${rule.otherwise}</p>`;
  const { reachedAt, meetingDay, document } = agenda;
  return html`<p>
    ${reachedAt ? texts.reached(dayIn(reachedAt, language)) : ''}
    ${meetingDay ? texts.meeting(dayIn(meetingDay, language)) : rule.then}
    ${document ? html`<a href="${document.url}" rel="noopener">${document.title}</a>` : ''}
  </p>`;
};
