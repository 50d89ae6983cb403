import { limits } from '../../../contract/limits.js';
import { html } from '../../core/lit.js';
import { textsOf } from '../../core/localise.js';
import { button } from '../../core/views.js';
import { quoteView } from '../quote.view.js';
import type { ThreadView } from '../thread.view.js';
import { quotingNl } from './quoting.nl.js';
import { writingOf } from './writing.js';

/** The passage that is commented on, a way to let it go, and other words for it. */
export function passageView(view: ThreadView, place: string) {
  const { flow, language } = view;
  const texts = textsOf('quoting', quotingNl, language);
  const forms = writingOf(flow);
  const { quote, suggestion } = forms.at(place);
  const suggest = (words: string | undefined) => {
    forms.type(place, { suggestion: words });
    void flow.host.focusOn(`[data-form="${place}"] [name=${words === undefined ? 'text' : 'suggestion'}]`);
  };
  return html`<div class="passage">
    ${quoteView(view, quote!, suggestion)}
    ${
      suggestion === undefined
        ? ''
        : html`<div>
            <label for="suggestion-${place}"><b>${texts.suggestion}</b></label>
            <textarea
              id="suggestion-${place}"
              name="suggestion"
              rows="3"
              dir="auto"
              maxlength=${limits.comment}
              aria-describedby="suggest-${place}"
              .value=${suggestion}
              @input=${({ target }: Event) =>
                forms.type(place, { suggestion: (target as HTMLTextAreaElement).value })}
            ></textarea>
            <small id="suggest-${place}">${texts.suggestionHint}</small>
          </div>`
    }
    <p class="row">
      ${
        suggestion === undefined
          ? button(texts.suggest, () => suggest(quote!.exact), 'quiet')
          : button(texts.noSuggest, () => suggest(undefined), 'quiet')
      }
      ${button(
        texts.letGo,
        () => {
          forms.type(place, { quote: undefined });
          suggest(undefined);
        },
        'quiet',
      )}
    </p>
  </div>`;
}
