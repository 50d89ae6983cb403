import { blocksOf, sentencesOf } from '../../anchoring/blocks.js';
import type { Stretch } from '../../anchoring/text.js';
import { html } from '../core/lit.js';
import type { PassagesTexts } from './passages.nl.js';

/** What choosing by keyboard needs of the passages. */
export interface PickHost {
  readonly text: string;
  readonly texts: PassagesTexts;
  /** Language of the text, for where its sentences end. */
  readonly language: string;
  readonly root: ShadowRoot;
  /** Outlines a stretch and scrolls it into view; nothing takes the outline away. */
  outline(stretch: Stretch | undefined): void;
  say(words: string): void;
  /** Begins a comment about a stretch; false where it is too long. */
  comment(stretch: Stretch): boolean;
  draw(): void;
}

/**
 * Choosing a passage without a mouse: the paragraphs as a list of buttons in the widget, one of which is in the tab
 * order. Arrows go by paragraph and, within one, by sentence; the page shows an outline around what is chosen.
 */
export class Pick {
  /** Whether the list is shown. */
  open = false;
  private readonly _host: PickHost;
  private _blocks: Stretch[] = [];
  private _at = 0;
  /** The sentence within the paragraph; nothing for all of it. */
  private _sentence: number | undefined;
  private _sentences: Stretch[] = [];

  constructor(host: PickHost) {
    this._host = host;
  }

  /** The text changed: the same number of paragraph stays chosen. */
  read() {
    this._blocks = blocksOf(this._host.text);
    this._at = Math.max(0, Math.min(this._at, this._blocks.length - 1));
    this._whole();
  }

  view() {
    const { texts, language, text } = this._host;
    const count = this._blocks.length;
    return this.open
      ? html`<div>
          <p id="passage-help"><small>${count ? texts.help : texts.none}</small></p>
          <ol
            class="blocks"
            aria-label=${texts.blocks}
            @keydown=${this._key}
            @focusin=${this._focus}
            @focusout=${this._blur}
          >
            ${this._blocks.map((block, index) => {
              const { start, end } = index === this._at ? this._stretch : block;
              return html`<li>
                <button
                  type="button"
                  tabindex=${index === this._at ? '0' : '-1'}
                  aria-describedby="passage-help"
                  data-at=${index}
                  @click=${this._press}
                >
                  <span class="hidden">${texts.block(index + 1, count)}: </span
                  ><span class="lines" lang=${language} dir="auto">${text.slice(start, end)}</span>
                </button>
              </li>`;
            })}
          </ol>
        </div>`
      : '';
  }

  private get _stretch(): Stretch {
    return this._sentences[this._sentence ?? -1] ?? this._blocks[this._at] ?? { start: 0, end: 0 };
  }

  private _whole() {
    this._sentence = undefined;
    this._sentences = [];
  }

  /** Shows the list, or takes it away. */
  readonly toggle = () => {
    this.open = !this.open;
    if (this.open) this.read();
    this._host.outline(undefined);
    this._host.draw();
    if (this.open) requestAnimationFrame(() => this._go(this._at));
  };

  private readonly _press = ({ currentTarget }: Event) => {
    const at = Number((currentTarget as HTMLElement).dataset.at);
    if (at !== this._at) this._whole();
    this._at = at;
    if (this._host.comment(this._stretch)) {
      this.open = false;
      this._host.outline(undefined);
    } else this._host.say(this._host.texts.tooLongBlock);
    this._host.draw();
  };

  private readonly _focus = ({ target }: Event) => {
    const at = Number((target as HTMLElement).dataset.at);
    if (at !== this._at) {
      this._at = at;
      this._whole();
      this._host.draw();
    }
    this._host.outline(this._stretch);
  };

  private readonly _blur = () => this._host.outline(undefined);

  private readonly _key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1;
    const act: Record<string, () => void> = {
      ArrowDown: () => this._go(this._at + 1),
      ArrowUp: () => this._go(this._at - 1),
      Home: () => this._go(0),
      End: () => this._go(this._blocks.length - 1),
      ArrowRight: () => this._step(onward),
      ArrowLeft: () => this._step(-onward),
      Escape: () => {
        this.toggle();
        this._host.root.querySelector<HTMLElement>('.choose')?.focus();
      },
    };
    const chosen = act[event.key];
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    chosen();
  };

  /** To another paragraph; the button takes the focus without a scroll of its own, the page shows the paragraph. */
  private _go(to: number) {
    const at = Math.max(0, Math.min(to, this._blocks.length - 1));
    const button = this._host.root.querySelector<HTMLElement>(`.blocks [data-at='${at}']`);
    const list = button?.closest('ol');
    button?.focus({ preventScroll: true });
    if (button && list) list.scrollTop = button.offsetTop - list.offsetTop - list.clientHeight / 3;
  }

  /** To the next sentence or the one before; before the first is the whole paragraph. */
  private _step(by: number) {
    const { texts } = this._host;
    const block = this._blocks[this._at];
    if (!block) return;
    if (this._sentences.length === 0)
      this._sentences = sentencesOf(this._host.text, block, this._host.language);
    const count = this._sentences.length;
    const next = Math.min((this._sentence ?? -1) + by, count - 1);
    this._sentence = next < 0 ? undefined : next;
    const { start, end } = this._stretch;
    const words = this._host.text.slice(start, end);
    this._host.say(`${next < 0 ? texts.whole : texts.sentence(next + 1, count)}: ${words}`);
    this._host.outline(this._stretch);
    this._host.draw();
  }
}
