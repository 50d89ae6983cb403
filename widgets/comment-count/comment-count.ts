import { html, isServer, LitElement, type PropertyDeclarations } from '../core/lit.js';
import { languageAt, loadLanguage, number, spoken, textsOf } from '../core/localise.js';
import { stemPage } from '../core/page.js';
import { countNl } from './count.nl.js';
import { countOf } from './counts.js';

/**
 * The number of comments under a document or in a thread, as text: "12 reacties". All numbers of a page come in one
 * request.
 *
 * @tag stem-comment-count
 * @slot - Stands until the number is known, and when it cannot be.
 * @attr {string} document - Address of the document.
 * @attr {string} activity - The ref of the thread, instead of `document`.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} lang - Language of the text; otherwise that of the page.
 */
export class StemCommentCount extends LitElement {
  static override styles = [];

  static override properties: PropertyDeclarations = { document: {}, activity: {}, server: {}, lang: {} };

  declare document: string | null | undefined;
  declare activity: string | null | undefined;
  declare server: string | null | undefined;
  private _about = '';
  private _count: number | undefined;

  private readonly _added = ({ target }: Event) => {
    if (target !== this) void this._ask();
  };

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('stem-comment-added', this._added);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('stem-comment-added', this._added);
  }

  protected override shouldUpdate() {
    const { activity, document } = this;
    const asked = `${this.server} ${activity} ${document}`;
    if (!isServer && asked !== this._about && (activity || document)) {
      this._about = asked;
      void this._ask();
    }
    return true;
  }

  private async _ask() {
    const { activity, document, _about: asked } = this;
    const base = new URL(this.server || stemPage()?.base || location.origin).origin;
    const [count] = await Promise.all([
      countOf(
        base,
        activity
          ? { kind: 'threads', name: activity }
          : { kind: 'documents', name: new URL(document || '', location.href).href },
      ),
      loadLanguage(languageAt(this))?.catch(() => {}),
    ]);
    if (asked !== this._about || count === undefined) return;
    this._count = count;
    this.requestUpdate();
  }

  override render() {
    const { _count: count } = this;
    if (count === undefined) return html`<slot></slot>`;
    const language = spoken(languageAt(this));
    return html`<span lang=${language}
      >${textsOf('counted', countNl, language).comments(count, number(count, language))}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stem-comment-count': StemCommentCount;
  }
}
