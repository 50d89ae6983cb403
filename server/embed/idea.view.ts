import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Idea, IdeaAnswerEntry } from '../../contract/idea.schema.js';
import { limits } from '../../contract/limits.js';
import {
  agendaView,
  boardAt,
  costIn,
  dayIn,
  metaView,
  noticeView,
  pictureView,
  supportView,
  type OnBoard,
} from './board.parts.js';
import { mergesView } from './board.page.js';
import { BEGIN, END } from './board.takeover.js';
import { ownIdeaView } from './idea.own.js';
import { layout } from './layout.js';
import { placeTextsIn } from './place.texts.js';
import { html } from './render.js';
import { textsIn } from './texts.js';
import { conversationView, field, isFurther, lines, textOf, type ThreadPage } from './thread.page.js';
import { threadTextsIn } from './thread.texts.js';

/** The page of one idea for one reader. */
export interface IdeaView extends OnBoard {
  idea: Idea;
  /** What is said under it; absent where it does not show. */
  talk?: ThreadPage | undefined;
  /** Whether it is being reported. */
  flagging: boolean;
  /** Paths of module scripts. */
  scripts: readonly string[];
  /** Names the code that was sent to who wants mail about it. */
  challenge?: string | undefined;
}

const answerView = ({ texts, language, board }: OnBoard, said: IdeaAnswerEntry): unknown =>
  html`<li>
    <p>
      <strong>${texts.statuses[said.status]}</strong> ·
      ${dayIn(said.at, language)}${said.who ? ` · ${said.who}` : ''}
    </p>
    ${said.response ? html`<p lang="${board.language}" dir="auto">${lines(said.response)}</p>` : ''}
    ${said.cost === undefined ? '' : html`<p>${texts.cost} ${costIn(said.cost, language)}</p>`}
    ${said.picture ? html`<p class="thumb">${pictureView(said.picture, '20rem')}</p>` : ''}
  </li>`;

const answersView = (view: IdeaView): unknown => {
  const { idea, texts, language, board } = view;
  const { statuses, clock } = idea;
  const due =
    clock.due && !clock.answeredAt
      ? html`<p>
          ${texts.answerBy(clock.who ?? board.organisation, dayIn(clock.due, language))}
          ${clock.overdue ? texts.overdue : ''}
        </p>`
      : '';
  if (statuses.length === 0) return due;
  return html`<h2>${texts.answers}</h2>
    <ol class="checks">
      ${statuses.map((said) => answerView(view, said))}
    </ol>
    ${due}`;
};

const linked = (title: string, links: readonly { href: string; title: string }[]): unknown =>
  links.length === 0
    ? ''
    : html`<p>${title}</p>
        <ul>
          ${links.map((link) => html`<li><a href="${link.href}">${link.title}</a></li>`)}
        </ul>`;

const flagForm = (view: IdeaView): unknown => {
  const { idea, texts, language } = view;
  const words = threadTextsIn(language);
  return html`<form method="post" action="${boardAt(view, { idee: idea.id })}">
    ${field('act', 'flag')} ${field('idea', idea.id)}
    <fieldset>
      <legend>${texts.flagLead}</legend>
      ${Object.entries(words.reasons).map(
        ([reason, said]) =>
          html`<label
            ><input class="choice" type="radio" name="reason" value="${reason}" required /> ${said}</label
          >`,
      )}
    </fieldset>
    <p>
      <label for="note">${words.flagNote}</label>
      <textarea id="note" name="note" rows="3" maxlength="${limits.note}"></textarea>
    </p>
    <button>${texts.flag}</button>
  </form>`;
};

const followForm = (view: IdeaView): unknown => {
  const { idea, texts, mine, challenge } = view;
  if (mine?.follows.includes(idea.id)) return html`<p>${texts.following}</p>`;
  const asks = challenge === undefined;
  return html`<details ?open="${!asks}">
    <summary>${texts.follow}</summary>
    <form method="post" action="${boardAt(view, { idee: idea.id })}">
      ${field('act', 'follow')} ${field('idea', idea.id)} ${field('following', challenge)}
      <p id="follow-hint">${asks ? texts.followLead : texts.followCode}</p>
      ${
        asks
          ? html`<p>
              <label for="email">${texts.email}</label>
              <input
                id="email"
                name="email"
                type="email"
                maxlength="${limits.email}"
                autocomplete="email"
                aria-describedby="follow-hint"
                required
              />
            </p>`
          : html`<p>
              <label for="code">${texts.code}</label>
              <input
                id="code"
                name="code"
                inputmode="numeric"
                maxlength="20"
                autocomplete="one-time-code"
                aria-describedby="follow-hint"
                required
                autofocus
              />
            </p>`
      }
      <button>${asks ? texts.sendCode : texts.confirmCode}</button>
    </form>
  </details>`;
};

const goneView = ({ idea, texts, language }: IdeaView): unknown => {
  if (idea.state === 'published') return '';
  const reason = idea.reason ? `: ${threadTextsIn(language).reasons[idea.reason]}` : '';
  return html`<p><em>${texts.gone[idea.state]}${reason}</em></p>`;
};

const wordsView = (view: IdeaView): unknown => {
  const { idea, board, texts } = view;
  const { text, picture, place, mergedInto, merged, became } = idea;
  return html`${goneView(view)} ${text === undefined ? '' : metaView(view, { ...idea, cut: false })}
  ${picture ? html`<p>${pictureView(picture, '(min-width: 44rem) 42rem, 100vw')}</p>` : ''}
  ${text === undefined ? '' : html`<p lang="${board.language}" dir="auto">${textOf(text)}</p>`}
  ${place && !idea.placeName && !idea.area ? html`<p>${texts.place} ${placeTextsIn(view.language).pointed}</p>` : ''}
  ${linked(texts.mergedInto, mergedInto ? [{ href: boardAt(view, { idee: mergedInto.id }), title: mergedInto.title }] : [])}
  ${linked(
    texts.merged,
    merged.map(({ id, title }) => ({ href: boardAt(view, { idee: id }), title })),
  )}
  ${linked(
    texts.became,
    became.map(({ ref, title }) => ({ href: `/a/${ref}`, title })),
  )}
  ${idea.state === 'published' ? html`${agendaView(view, { ...idea, cut: false }, board.agenda)} ${answersView(view)}` : ''}`;
};

/** The page of one idea of a board, whole without JavaScript. */
export const ideaPage = (view: IdeaView): unknown => {
  const { board, texts, language, idea, notice, talk, flagging } = view;
  const shows = idea.state === 'published';
  return layout({
    language,
    title: idea.title ?? board.title,
    look: 'page',
    hidden: flagging || !shows || (talk !== undefined && isFurther(talk)) || talk?.open !== undefined,
    scripts: view.scripts,
    header: html`<p>${textsIn(language).askedBy} <strong>${board.organisation}</strong></p>`,
    main: html`${unsafeHTML(BEGIN)}
      <p><a href="${boardAt(view)}">${texts.back}</a></p>
      ${notice ? noticeView(notice) : ''} ${mergesView(view)}
      <div id="${`idee-${idea.id}`}">
        <h1 lang="${board.language}" dir="auto">${idea.title ?? board.title}</h1>
        ${flagging ? '' : ownIdeaView(view, idea)} ${wordsView(view)}
        ${shows ? supportView(view, { ...idea, cut: false }) : ''}
        ${shows && !flagging ? followForm(view) : ''}
        ${
          shows && !flagging
            ? html`<p><a href="${boardAt(view, { idee: idea.id, flag: idea.id })}">${texts.flag}</a></p>`
            : ''
        }
      </div>
      ${flagging ? flagForm(view) : ''} ${talk ? conversationView(talk) : ''} ${unsafeHTML(END)}`,
  });
};
