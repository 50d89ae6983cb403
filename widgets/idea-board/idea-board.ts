import { cards } from '../core/cards.styles.js';
import { fields } from '../core/fields.styles.js';
import { StemElement } from '../core/element.js';
import { html, isServer, type PropertyDeclarations } from '../core/lit.js';
import { spoken } from '../core/localise.js';
import { theme } from '../core/theme.styles.js';
import { failedView } from '../core/views.js';
import { BoardFlow } from './board.flow.js';
import { boardLocales, boardTexts } from './board.nl.js';
import type { BoardData } from './board.state.js';
import { boardStyles } from './board.styles.js';
import { boardView } from './board.view.js';
import { present } from './board.present.js';
import { parts } from './parts.js';

/**
 * An idea board: residents' ideas, who supports them, and what the organisation does with them.
 *
 * @tag stem-idea-board
 * @slot - A link to the board's own page: stands until the board is there, and when it cannot be shown.
 * @slot talk - The conversation under the idea that stands open; the board fills it.
 * @fires {StemIdeaAdded} stem-idea-added - The server has taken an idea; it may wait for approval.
 * @fires {StemSupported} stem-supported - The server has taken support for an idea, or that it was taken back.
 * @fires {StemFailed} stem-failed - Something did not happen; what was typed is kept.
 * @csspart board - The frame around everything.
 * @csspart title - The question.
 * @csspart idea - One idea in the list.
 * @csspart badge - Where an idea stands.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of headings.
 * @attr {string} activity - The ref of the board.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the title among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the board shows.
 */
export class StemIdeaBoard extends StemElement {
  static override styles = [theme, fields, cards, boardStyles];

  static override properties: PropertyDeclarations = {
    ...StemElement.properties,
    headingLevel: { attribute: 'heading-level' },
  };

  /** 1 to 5; 2 when absent. */
  declare headingLevel: number | string | undefined;
  /** What the server hands over when it renders the element; the browser reads anew. */
  declare data: BoardData | undefined;
  private _taken?: BoardData;
  private readonly _unfolded = new Set<string>();
  protected override readonly _locales = boardLocales;
  protected override readonly _flow = new BoardFlow(this);

  get level(): number {
    return +(this.headingLevel || 2);
  }

  protected override _sync() {
    const { data, _flow: flow } = this;
    if (isServer && data && data !== this._taken) {
      this._taken = data;
      this.language = spoken(data.language ?? data.board.language);
      present(flow, data);
    }
    if (!isServer && this.isConnected) flow.start();
  }

  protected override _settled() {
    return this._flow.load.at === 'ready';
  }

  protected override _carryOver(fields: FormData) {
    const search = fields.get('search')?.toString();
    if (search) void parts.tools.load().then(({ see }) => see(this._flow, { search }));
  }

  override render() {
    const { _flow: flow, language, data } = this;
    const { load } = flow;
    if (load.at === 'loading') return html`<slot></slot>`;
    if (load.at === 'failed') {
      this.style.removeProperty('min-height');
      return failedView(flow, language);
    }
    const board = load.value;
    const server = isServer ? (data?.server ?? '') : this.base;
    const open = board.phase === 'open';
    const add = open && board.step === 'collect';
    return boardView({
      flow,
      board,
      texts: boardTexts(language),
      language,
      server,
      level: this.level,
      data,
      can: flow.mine?.can ?? {
        add,
        support: add || (open && board.step === 'work-out'),
        moderate: false,
        answer: false,
      },
      part: (part) => this._part(part),
      details: (name, summary, inside) => this._details(name, summary, inside),
      link: (query) => (isServer ? `${server}/a/${board.ref}?${new URLSearchParams(query)}` : ''),
    });
  }

  private _details(name: string, summary: unknown, inside: () => unknown) {
    const toggle = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) this._unfolded.add(name);
      this.requestUpdate();
    };
    return html`<details @toggle=${toggle}>
      <summary>${summary}</summary>
      ${isServer || this._unfolded.has(name) ? inside() : ''}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stem-idea-board': StemIdeaBoard;
  }
}
