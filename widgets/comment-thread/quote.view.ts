import type { Quote } from '../../contract/comment.schema.js';
import { html } from '../core/lit.js';
import { button } from '../core/views.js';
import { suggestionPart } from './quote.parts.js';
import type { ThreadView } from './thread.view.js';

/** The passage that a comment is about, with the words proposed for it. */
export function quoteView({ texts, flow, part, language }: ThreadView, quote: Quote, suggestion?: string) {
  const { annotator } = flow;
  const stands = annotator?.stands(quote);
  const change = suggestion === undefined ? undefined : part(suggestionPart);
  return html`<div>
    <small>${stands === false ? texts.gone : texts.about}</small>
    ${
      change
        ? change.changeView(language)(quote.exact, suggestion ?? '')
        : html`<blockquote dir="auto">${quote.exact}</blockquote>`
    }
    ${annotator && stands ? button(texts.inText, () => annotator.reveal(quote), 'quiet') : ''}
  </div>`;
}
