import { limits } from '../../../contract/limits.js';
import type { Comment } from '../../../contract/comment.schema.js';
import { html, isServer, nothing } from '../../core/lit.js';
import { button } from '../../core/views.js';
import { doingOf } from '../doing/doing.js';
import { lazy } from '../../core/lazy.js';
import { writeTexts } from './write.nl.js';
import { writingOf } from './writing.js';
import type { ThreadView } from '../thread.view.js';

const quotingPart = lazy(() => import('./quoting.js'));
const latePart = lazy(() => import('./late.js'));

/** Hidden fields that a post without script needs. */
const hiddenFields = (fields: Record<string, string | undefined>) =>
  Object.entries(fields).map(([name, value]) =>
    value === undefined ? '' : html`<input type="hidden" name=${name} value=${value} />`,
  );

/** The form of a new comment, or of an answer to one. Its native controls post without script too. */
export function formView(view: ThreadView, above?: Comment) {
  const { flow, shown, data, server, language, part } = view;
  const { thread } = shown;
  const texts = writeTexts(language);
  const forms = writingOf(flow);
  const place = above?.id ?? '';
  const writing = forms.at(place);
  const { at, fault } = forms.stand(place);
  const sending = at === 'sending';
  const said = isServer ? data?.fault : fault;
  const name = above?.author?.name;
  if (!isServer && (thread.phase !== 'open' || !view.can.comment))
    return writing.text ? part(latePart)?.lateView(view, place) : '';
  const send = (event: Event) => {
    event.preventDefault();
    void forms.send(place);
  };
  return html`<form
    class="stack write"
    data-form=${place}
    method="post"
    action="${server}/a/${thread.ref ?? ''}"
    novalidate
    @submit=${send}
  >
    ${isServer ? hiddenFields({ ...data?.fields, parent: above?.id }) : ''}
    ${writing.quote ? part(quotingPart)?.passageView(view, place) : ''} ${above ? '' : kindsView(view)}
    <div>
      <label for="text-${place}"><b>${name ? texts.answerTo(name) : texts.label}</b></label>
      <textarea
        id="text-${place}"
        name="text"
        rows="4"
        dir="auto"
        maxlength=${limits.comment}
        aria-describedby="fault-${place} as-${place}"
        aria-invalid=${said ? 'true' : 'false'}
        .value=${writing.text}
        @input=${({ target }: Event) => forms.type(place, { text: (target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${nameView(view, place)}
    <p id="fault-${place}" class="error" role="alert">${said}</p>
    <div class="row">
      <button
        class=${above || !flow.open || isServer ? 'primary' : nothing}
        part="button"
        aria-disabled=${sending || nothing}
      >
        <span>${sending ? texts.sending : above ? texts.sendAnswer : texts.send}</span>
      </button>
      ${isServer ? '' : button(texts.cancel, () => (above ? doingOf(flow).fold() : doingOf(flow).leave()))}
    </div>
  </form>`;
}

/** What a comment is, where the editor asks for it. */
function kindsView({ flow, texts, shown, language }: ThreadView) {
  const { kinds } = shown.thread;
  const forms = writingOf(flow);
  const { kind } = forms.at('');
  if (!kinds.length) return '';
  return html`<fieldset>
    <legend>${writeTexts(language).kind}</legend>
    <div class="row">
      ${kinds.map(
        (one) =>
          html`<label class="kind"
            ><input
              type="radio"
              name="kind"
              value=${one}
              ?checked=${kind === one}
              @change=${() => forms.type('', { kind: one })}
            />${texts.kinds[one]}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** Under which name one writes. */
function nameView({ flow, language, shown, can }: ThreadView, place: string) {
  const { thread, mine } = shown;
  const texts = writeTexts(language);
  const forms = writingOf(flow);
  const { name, official } = forms.at(place);
  const own = !official && (name !== undefined || isServer);
  return html`<div>
    <p class="row as">
      <small id="as-${place}"
        >${own || official ? '' : mine?.name ? texts.as(mine.name) : texts.pseudonym}${
          thread.moderation === 'before' && !official ? ` ${texts.later}` : ''
        }</small
      >
      ${
        own || official
          ? ''
          : button(
              texts.ownName,
              () => {
                forms.type(place, { name: '' });
                void flow.host.focusOn(`[data-form="${place}"] [name=name]`);
              },
              'quiet',
            )
      }
    </p>
    ${
      own
        ? html`<label for="name-${place}"><b>${texts.name}</b></label>
            <input
              id="name-${place}"
              name="name"
              autocomplete="name"
              maxlength=${limits.name}
              aria-describedby="name-hint-${place}"
              .value=${name ?? ''}
              @input=${({ target }: Event) => forms.type(place, { name: (target as HTMLInputElement).value })}
            />
            <small id="name-hint-${place}">${texts.nameHint}</small>`
        : ''
    }
    ${
      can.official
        ? html`<label class="kind"
            ><input
              type="checkbox"
              name="official"
              ?checked=${official}
              @change=${({ target }: Event) =>
                forms.type(place, { official: (target as HTMLInputElement).checked || undefined })}
            />${texts.official(thread.organisation)}</label
          >`
        : ''
    }
  </div>`;
}
