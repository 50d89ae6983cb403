import type { Passages, Quote } from '../../contract/comment.schema.js';
import { html, LitElement } from '../../widgets/core/lit.js';
import { fields } from '../../widgets/core/fields.styles.js';
import { theme } from '../../widgets/core/theme.styles.js';
import * as sources from '../../anchoring/sources.js';
import { annotate } from '../../widgets/comment-thread/passages.js';
import type * as passagesText from '../../widgets/comment-thread/passages.text.js';
import { rangeOf, readText } from '../../widgets/comment-thread/passages.text.js';
import { changeView } from '../../widgets/comment-thread/suggestion.js';
import type { Annotator } from '../../widgets/comment-thread/thread.state.js';

/** A thread that only has passages: what it is told stands in its members. */
class PassageBench extends LitElement {
  static override styles = [theme, fields];
  language = 'nl';
  quoted: Quote[] = [];
  went: string[] = [];
  open = true;
  passages: Passages['passages'] = [];
  annotator: Annotator | undefined;

  begin(passages: Passages['passages'] = []) {
    const root = (): Element => document.querySelector(this.getAttribute('annotate')!)!;
    this.passages = passages;
    this.annotator = annotate({
      element: this,
      get root() {
        return root();
      },
      passages: () => Promise.resolve(this.passages),
      quote: (quote) => {
        this.quoted.push(quote);
        this.renderRoot.querySelector<HTMLElement>('#form')?.focus();
      },
      show: (id) => void this.went.push(id),
      offline: () => undefined,
      requestUpdate: () => this.requestUpdate(),
    });
    this.requestUpdate();
  }

  override render() {
    const { passages, annotator } = this;
    return html`<h2 class="title">Reacties</h2>
      ${annotator?.view?.(this.open)}
      <label>Uw reactie <textarea id="form"></textarea></label>
      <ol>
        ${passages.map(({ quote }) => html`<li class="stands">${String(annotator?.stands(quote))}</li>`)}
      </ol>
      ${changeView('nl')('Wij maken een plan.', 'Wij maken twee plannen.')}`;
  }
}

customElements.define('passage-bench', PassageBench);
Object.assign(globalThis, { readText, rangeOf, offsetAt: sources.offsetAt });

declare global {
  interface HTMLElementTagNameMap {
    'passage-bench': PassageBench;
  }
  var readText: typeof passagesText.readText;
  var rangeOf: typeof passagesText.rangeOf;
  var offsetAt: typeof sources.offsetAt;
}
