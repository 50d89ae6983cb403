import type { Comment, MyThread } from '../../contract/comment.schema.js';
import { html, isServer, nothing } from '../core/lit.js';
import { moment, number } from '../core/localise.js';
import { button } from '../core/views.js';
import { parts } from './parts.js';
import { quoteView } from './quote.view.js';
import type { Act, Branch } from './thread.state.js';
import type { ThreadView } from './thread.view.js';

/** A text as it was typed, with its links; what recognises them comes with the first text that may have one. */
export function textView({ part }: ThreadView, text: string) {
  const links = text.includes('://') ? part(parts.links) : undefined;
  return links ? links.textView(text) : html`<span class="text" dir="auto">${text}</span>`;
}

/** A list of comments with what shows below each. */
export const listView = (view: ThreadView, list: readonly Branch[], label: string) =>
  html`<ol aria-label=${label || nothing}>
    ${list.map((branch) => branchView(view, branch))}
  </ol>`;

function branchView(view: ThreadView, { comment, replies }: Branch): unknown {
  const { flow, texts, language, shown, link } = view;
  const more = shown.page.more.find(({ parent }) => parent === comment.id);
  return html`<li>
    ${commentView(view, comment)} ${replies.length ? listView(view, replies, '') : ''}
    ${
      more
        ? html`<p class="below">
            ${
              isServer
                ? html`<a href=${link({ parent: more.parent, after: more.after })}
                    >${texts.replies(more.left, number(more.left, language))}</a
                  >`
                : button(
                    flow.busy.has(comment.id)
                      ? texts.busy
                      : texts.replies(more.left, number(more.left, language)),
                    () => flow.ask(comment.id, (doing) => doing.replies(more.parent, more.after)),
                    'quiet',
                  )
            }
          </p>`
        : ''
    }
  </li>`;
}

type MyComment = MyThread['comments'][number];

/** Why a comment does not show as others do, in words. */
function stateOf({ texts, own }: ThreadView, { state, reason }: Comment, mine: MyComment | undefined) {
  const why = texts.reasons[reason ?? 'other'];
  if (state === 'withdrawn') return texts.withdrawn;
  if (state === 'hidden') return mine ? own?.hiddenMine(why, mine) : texts.hidden(why);
  if (state === 'pending') return mine ? own?.waits : texts.waitsHere;
  return '';
}

function commentView(view: ThreadView, comment: Comment) {
  const { flow, texts, language, shown, level, link } = view;
  const { id, author, text, createdAt, editedAt, kind, replyTo, depth, answered } = comment;
  const mine = shown.mine?.comments.find((one) => one.comment.id === id);
  const state = stateOf(view, comment, mine);
  const fault = flow.faults[id];
  return html`<article id="reactie-${id}" part="comment" tabindex="-1" aria-labelledby="who-${id} when-${id}">
    <p class="by">
      ${
        author
          ? html`<b id="who-${id}" role="heading" aria-level=${Math.min(6, +level + depth)} dir="auto"
              >${author.name}</b
            >`
          : html`<span id="who-${id}" class="note">${state}</span>`
      }
      ${author?.official ? html`<span class="badge official" part="badge">${author.official}</span>` : ''}
      ${replyTo ? html`<span>${texts.replyTo(replyTo)}</span>` : ''}
      ${kind ? html`<span class="badge">${texts.kinds[kind]}</span>` : ''}
      <a id="when-${id}" href=${link({ reactie: id })}
        ><time datetime=${createdAt}>${moment(createdAt, language)}</time></a
      >
      ${editedAt ? html`<span>(${texts.edited})</span>` : ''}
    </p>
    ${author && state ? html`<p class="note">${state}</p>` : ''}
    ${mine?.note ? html`<p class="note">${textView(view, mine.note)}</p>` : ''}
    ${text && comment.quote ? quoteView(view, comment.quote, comment.suggestion) : ''}
    ${text ? html`<p lang=${shown.thread.language}>${textView(view, text)}</p>` : ''}
    ${answered && depth === 1 ? html`<small>✓ ${texts.answered}</small>` : ''}
    ${text || view.can.moderate ? actsView(view, comment, mine) : ''}
    <p class="error" role="alert">${flow.open?.id === id ? '' : fault}</p>
    ${panelView(view, comment)}
  </article>`;
}

/** What is unfolded under a comment. */
function panelView(view: ThreadView, comment: Comment) {
  const { open } = view.flow;
  if (open?.id !== comment.id) return '';
  if (open.act === 'reply') return view.part(parts.write)?.formView(view, comment);
  if (open.act === 'mail') return view.part(parts.subscribe)?.subscribeView(view, comment.thread, comment.id);
  if (open.act === 'moderate') return view.part(parts.moderate)?.moderateView(view, comment);
  return view.part(parts.acts)?.actView(view, comment, open.act);
}

function actsView(view: ThreadView, comment: Comment, mine: MyComment | undefined) {
  const { flow, texts, own, shown, can, link, now } = view;
  const { id, state, author } = comment;
  const { thread } = shown;
  const published = state === 'published';
  const open = thread.phase === 'open';
  const name = author?.name ?? '';
  const acts: [Act, unknown][] = [
    ['reply', published && open && can.comment],
    ['edit', open && mine?.editableUntil && new Date(mine.editableUntil) > now],
    ['withdraw', mine && (published || state === 'pending')],
    ['mail', mine && open && published && !isServer],
    ['appeal', mine?.appeal === 'possible'],
    ['flag', published && !mine],
    ['moderate', can.moderate && !isServer && state !== 'withdrawn'],
  ];
  const act = (one: Act) => {
    const inside = html`${one === 'reply' || one === 'flag' ? texts[one] : own?.acts[one]}<span
        class="hidden"
      >
        ${texts.of(name)}</span
      >`;
    return isServer
      ? html`<a href=${link({ [one]: id })}>${inside}</a>`
      : html`<button
          type="button"
          part="button"
          class="quiet"
          data-act="${one} ${id}"
          aria-expanded=${flow.open?.id === id && flow.open.act === one}
          @click=${() => flow.ask(id, (doing) => doing.unfold(id, one))}
        >
          ${inside}
        </button>`;
  };
  return html`<div class="row acts">
    ${published && thread.reactions ? reactionsView(view, comment, open && !mine) : ''}
    ${acts.filter(([, may]) => may).map(([one]) => act(one))}
  </div>`;
}

function reactionsView({ flow, texts, language, shown }: ThreadView, comment: Comment, may: boolean) {
  const { id } = comment;
  const mine = shown.mine?.reactions.find((one) => one.comment === id)?.reaction;
  return (['agree', 'disagree'] as const).map((reaction) => {
    const count = comment[reaction];
    const shownCount = number(count, language);
    const inside = html`${texts[reaction]}${count ? html`<span aria-hidden="true" class="count">${shownCount}</span>` : ''}<span
        class="hidden"
        >: ${texts.people(count, shownCount)}</span
      >`;
    return may && !isServer
      ? html`<button
          type="button"
          part="button"
          class="react"
          aria-pressed=${mine === reaction}
          aria-disabled=${flow.busy.has(id) || nothing}
          @click=${() => flow.ask(id, (doing) => doing.react(comment, reaction, mine === reaction))}
        >
          ${mine === reaction ? html`<span aria-hidden="true">✓ </span>` : ''}${inside}
        </button>`
      : count
        ? html`<span class="told">${inside}</span>`
        : '';
  });
}
