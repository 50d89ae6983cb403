import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Comment, CommentPage, Thread } from '../../contract/comment.schema.js';
import { limits } from '../../contract/limits.js';
import { pieces } from '../../widgets/core/talk/text.js';
import { escapeHtml } from '../core/html.js';
import { layout } from './layout.js';
import { waysView, type PublicPage } from './public.page.js';
import { html } from './render.js';
import { textsIn } from './texts.js';
import { threadTextsIn, type ThreadTexts } from './thread.texts.js';

/** What was typed in a form of a thread. */
export interface ThreadWriting {
  text: string;
  parent?: string | undefined;
  kind?: string | undefined;
  name?: string | undefined;
}

/** Which part of a thread is asked for; as the API's. */
export interface PartQuery {
  sort?: string;
  after?: string;
  before?: string;
  parent?: string;
  around?: string;
}

/** The page of a thread for one reader. */
export interface ThreadPage {
  thread: Thread;
  /** The page of comments that is asked for. */
  page: CommentPage;
  /** Which page it is: the first where nothing is asked. */
  query: PartQuery;
  language: string;
  /** The comment that is answered or reported. */
  open?: { comment: Comment; act: 'reply' | 'flag' } | undefined;
  typed?: ThreadWriting | undefined;
  /** What became of a form. */
  notice?: { title: string; text: string; failed: boolean } | undefined;
  /** Says when the form was made; see the time trap. */
  shown: string;
  /** The ways to embed it, on its own page, and the script that copies them. */
  ways?: Pick<PublicPage, 'addresses' | 'snippets'>;
  builder?: string;
  /** The idea that it is about, on whose page of a board it stands. */
  home?: { ref: string; idea: string } | undefined;
}

const at = ({ thread, language, home }: ThreadPage, query: Record<string, string>): string => {
  const idea: Record<string, string> = home ? { idee: home.idea } : {};
  const asked = new URLSearchParams({ lang: language, ...idea, ...query });
  return `/a/${home?.ref ?? thread.ref}?${asked.toString()}`;
};

/** A moment in words, for people and machines. */
export const moment = (iso: string, language: string): unknown =>
  html`<time datetime="${iso}"
    >${new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Amsterdam',
    }).format(new Date(iso))}</time
  >`;

/** Words with their line breaks. */
export const lines = (text: string): unknown =>
  text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`));

/** Words as they were typed, with their links. */
export const textOf = (text: string): unknown =>
  pieces(text).map((piece) =>
    typeof piece === 'string'
      ? lines(piece)
      : html`<a href="${piece.href}" rel="nofollow ugc noopener">${piece.shown}</a>`,
  );

const wordsOf = (comment: Comment, page: ThreadPage, texts: ThreadTexts): unknown => {
  const { author, kind, quote, suggestion, replyTo } = comment;
  if (comment.state !== 'published') {
    const reason = comment.reason ? `: ${texts.reasons[comment.reason]}` : '';
    return html`<p><em>${texts.gone[comment.state]}${reason}</em></p>`;
  }
  return html`<p>
      <strong>${author?.name}</strong>
      ${author?.official ? html`(${author.official}, ${texts.official})` : ''}
      ${replyTo ? texts.replyTo(replyTo) : ''} ${kind ? html`· ${texts.kinds[kind]}` : ''} ·
      <a href="${at(page, { reactie: comment.id })}">${moment(comment.createdAt, page.language)}</a>
    </p>
    ${quote ? html`<blockquote dir="auto">${lines(quote.exact)}</blockquote>` : ''}
    ${suggestion === undefined ? '' : html`<p dir="auto"><ins>${lines(suggestion)}</ins></p>`}
    <p dir="auto">${textOf(comment.text ?? '')}</p>
    <p>
      ${
        page.thread.phase === 'open'
          ? html`<a
                href="${at(page, { reply: comment.id })}"
                aria-label="${texts.answerTo(author?.name ?? '')}"
                >${texts.reply}</a
              >
              · `
          : ''
      }<a href="${at(page, { flag: comment.id })}" aria-label="${`${texts.flag}: ${author?.name ?? ''}`}"
        >${texts.flag}</a
      >
    </p>`;
};

/** A field that travels along unseen; none where there is no value. */
export const field = (name: string, value: string | undefined): unknown =>
  value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}" />`;

const flagForm = (page: ThreadPage, comment: Comment, texts: ThreadTexts): unknown =>
  html`<form method="post" action="${at(page, {})}">
    ${field('act', 'flag')} ${field('comment', comment.id)} ${field('idea', page.home?.idea)}
    <fieldset>
      <legend>${texts.flagLead}</legend>
      ${Object.entries(texts.reasons).map(
        ([reason, words]) =>
          html`<label
            ><input class="choice" type="radio" name="reason" value="${reason}" required /> ${words}</label
          >`,
      )}
    </fieldset>
    <p>
      <label for="note">${texts.flagNote}</label>
      <textarea id="note" name="note" rows="3" maxlength="${limits.note}"></textarea>
    </p>
    <button>${texts.doFlag}</button>
  </form>`;

const kindsOf = ({ thread, typed }: ThreadPage, texts: ThreadTexts): unknown =>
  thread.kinds.length === 0
    ? ''
    : html`<fieldset>
        <legend>${texts.kind}</legend>
        ${thread.kinds.map(
          (kind) =>
            html`<label
              ><input
                class="choice"
                type="radio"
                name="kind"
                value="${kind}"
                ?checked="${typed?.kind === kind}"
              />
              ${texts.kinds[kind]}</label
            >`,
        )}
      </fieldset>`;

// The field that nobody sees is filled in by machines only; a person whose browser does so is asked once more.
const writeForm = (page: ThreadPage, above: Comment | undefined, texts: ThreadTexts): unknown =>
  html`<form method="post" action="${at(page, {})}" id="write">
    <h2>${above ? texts.answerTo(above.author?.name ?? '') : texts.write}</h2>
    ${field('act', page.home && 'comment')} ${field('idea', page.home?.idea)} ${field('parent', above?.id)}
    ${field('shown', page.shown)} ${above ? '' : kindsOf(page, texts)}
    <p>
      <label for="text">${texts.text}</label>
      <textarea id="text" name="text" rows="6" dir="auto" maxlength="${limits.comment}" required>
${page.typed?.text ?? ''}</textarea>
    </p>
    <p>
      <label for="name">${texts.name}</label>
      <input
        id="name"
        name="name"
        maxlength="${limits.name}"
        autocomplete="off"
        aria-describedby="hint"
        value="${page.typed?.name ?? ''}"
      />
      <small id="hint">${texts.nameHint}</small>
    </p>
    <p hidden>
      <label for="website">${texts.empty}</label>
      <input id="website" name="website" tabindex="-1" autocomplete="off" />
    </p>
    <button>${texts.send}</button>
  </form>`;

const formOf = (page: ThreadPage, texts: ThreadTexts): unknown => {
  const { thread, open } = page;
  if (open?.act === 'flag') return flagForm(page, open.comment, texts);
  if (thread.phase === 'closed') return html`<p>${texts.closed}</p>`;
  if (thread.phase === 'announced') return html`<p>${texts.announced}</p>`;
  return writeForm(page, open?.comment, texts);
};

const listOf = (page: ThreadPage, texts: ThreadTexts): unknown => {
  const { comments, more } = page.page;
  const left = new Map(more.map((one) => [one.parent, one]));
  // What is left of a comment's replies is told after the last of them.
  const endsAt = new Map<string, string[]>();
  const path: Comment[] = [];
  const end = (upTo: number, last: Comment | undefined): void => {
    for (let level = path.length - 1; level >= upTo; level--) {
      const { id } = path[level]!;
      if (left.has(id) && last) endsAt.set(last.id, [...(endsAt.get(last.id) ?? []), id]);
    }
    path.length = Math.min(path.length, upTo);
  };
  comments.forEach((comment, index) => {
    end(comment.depth - 1, comments[index - 1]);
    path[comment.depth - 1] = comment;
  });
  end(0, comments.at(-1));
  return comments.map(
    (comment) =>
      html`<article id="${`comment-${comment.id}`}" class="${`level-${comment.depth}`}">
        ${wordsOf(comment, page, texts)}
        ${(endsAt.get(comment.id) ?? []).map((parent) => {
          const { after, left: count } = left.get(parent)!;
          return html`<p><a href="${at(page, { parent, after })}">${texts.more(count)}</a></p>`;
        })}
      </article>`,
  );
};

/** Where the element begins and ends in the page once it is rendered. */
const BEGIN = '<!--thread-->';
const END = '<!--/thread-->';

/** Whether it is another page than the first. */
export const isFurther = ({ query }: Pick<ThreadPage, 'query'>): boolean => Object.keys(query).length > 0;

/**
 * The order in which the element begins, and with which comment where this is not the first page: the first of these,
 * or the one whose replies these are. The comment that an address names it finds itself.
 */
const sortOf = ({ query: { after, before, parent }, page, thread }: ThreadPage): string => {
  const begin = parent ?? (after || before ? page.comments[0]?.id : undefined);
  const sort = parent ? thread.first.sort : page.sort;
  return begin || sort !== thread.first.sort ? [sort, begin].filter(Boolean).join(' ') : '';
};

/** Whether JavaScript may take the page over: not while someone is halfway a form, or reads what became of one. */
const upgrades = ({ open, notice, typed }: ThreadPage): boolean => !open && !notice && !typed;

/**
 * The rendered page with the element around its comments and its form, which stand until it is there and where it can
 * not come. Put in as text: the renderer would give an element that it knows a shadow root.
 */
export const withWidget = (text: string, page: ThreadPage): string => {
  if (!upgrades(page)) return text.replace(BEGIN, '').replace(END, '');
  const { language, thread } = page;
  const element = `<stem-comment-thread activity="${escapeHtml(thread.ref ?? '')}" lang="${escapeHtml(language)}"`;
  const begins = sortOf(page);
  const sort = begins && ` sort="${escapeHtml(begins)}"`;
  return text.replace(BEGIN, () => `${element}${sort} height="0">`).replace(END, '</stem-comment-thread>');
};

/** What is said in a thread and the form to say something, on its own page or on that of the idea that it is about. */
export const conversationView = (page: ThreadPage): unknown => {
  const { thread, open } = page;
  const texts = threadTextsIn(page.language);
  const { next, previous, sort, comments } = page.page;
  return html`${open ? html`<article>${wordsOf(open.comment, page, texts)}</article>` : ''}
    ${formOf(page, texts)}
    ${isFurther(page) || open ? html`<p><a href="${at(page, {})}">${texts.back}</a></p>` : ''}
    <h2>${texts.comments(thread.comments)}</h2>
    ${comments.length === 0 ? html`<p>${texts.none}</p>` : ''}
    ${previous ? html`<p><a href="${at(page, { sort, before: previous })}">${texts.previous}</a></p>` : ''}
    <div lang="${thread.language}">${listOf(page, texts)}</div>
    ${next ? html`<p><a href="${at(page, { sort, after: next })}">${texts.next}</a></p>` : ''}`;
};

/** The page of a thread, whole without JavaScript. */
export function threadPage(page: ThreadPage): unknown {
  const { thread, language, notice, open, builder } = page;
  const further = isFurther(page);
  const ways = upgrades(page) && !further ? page.ways : undefined;
  return layout({
    language,
    title: thread.title,
    look: 'page',
    hidden: further || open !== undefined,
    ...(ways && { oembed: ways.addresses.oembed }),
    scripts: [...(upgrades(page) ? ['/stem.js'] : []), ...(ways && builder ? [builder] : [])],
    header: html`<p>${textsIn(language).askedBy} <strong>${thread.organisation}</strong></p>`,
    main: html`<h1 lang="${thread.language}">${thread.title}</h1>
      ${
        notice
          ? html`<div class="notice" role="${notice.failed ? 'alert' : 'status'}">
              <h2>${notice.title}</h2>
              <p>${notice.text}</p>
            </div>`
          : ''
      }
      ${thread.document ? html`<p><a href="${thread.document.url}">${thread.document.url}</a></p>` : ''}
      ${unsafeHTML(BEGIN)} ${thread.lead ? html`<p lang="${thread.language}">${lines(thread.lead)}</p>` : ''}
      ${conversationView(page)} ${unsafeHTML(END)}
      ${ways ? waysView({ ...ways, title: thread.title }, textsIn(language)) : ''}`,
    footer: html`<p><a href="${`/feed/${thread.ref}`}" type="application/atom+xml">Atom</a></p>`,
  });
}
