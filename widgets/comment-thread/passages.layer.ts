import { html, render } from '../core/lit.js';
import type { PassagesTexts } from './passages.nl.js';

/** Pixels between the selection and the button, and between the button and the edge of the window. */
const gap = 8;

/** What the layer shows. */
export interface LayerState {
  /** Beside what is selected: a button, or why there is none. */
  near: { range: Range; fits: boolean } | undefined;
  /** What is outlined. */
  outlined: Range | undefined;
  /** What is announced. */
  said: string;
}

/**
 * What lies over the page: a button beside the selection, an outline around a passage, and announcements. It stands in
 * the widget's own shadow root, in the browser's top layer where there is one, and follows what it belongs to.
 */
export class Layer {
  private readonly _root: ShadowRoot;
  private readonly _box = document.createElement('div');
  private readonly _press: () => void;
  private _state: LayerState = { near: undefined, outlined: undefined, said: '' };
  private _asked = 0;

  constructor(root: ShadowRoot, press: () => void) {
    this._root = root;
    this._press = press;
    addEventListener('scroll', this._follow, { capture: true, passive: true });
    addEventListener('resize', this._follow);
  }

  /** Shows this from now on. */
  show(state: LayerState, texts: PassagesTexts) {
    this._state = state;
    const { near, outlined, said } = state;
    if (this._box.parentNode !== this._root) this._root.append(this._box);
    render(
      html`<div class="near" popover="manual" ?hidden=${!near}>
          ${
            near?.fits === false
              ? html`<p>${texts.tooLong}</p>`
              : html`<button
                  part="button"
                  type="button"
                  @pointerdown=${keep}
                  @mousedown=${keep}
                  @click=${this._press}
                >
                  ${texts.comment}
                </button>`
          }
        </div>
        <div class="outline" popover="manual" aria-hidden="true" ?hidden=${!outlined}></div>
        <p class="hidden" role="status">${said}</p>`,
      this._box,
    );
    raise(this._part('.outline'), !!outlined);
    raise(this._part('.near'), !!near);
    this._place();
  }

  /** Puts focus on the button beside the selection. */
  focus(): boolean {
    const button = this._part('.near').querySelector('button');
    button?.focus({ preventScroll: true });
    return !!button && this.focused;
  }

  /** Whether the button beside the selection has focus. */
  get focused(): boolean {
    return !!this._root.activeElement && this._box.contains(this._root.activeElement);
  }

  /** Takes everything away. */
  stop() {
    removeEventListener('scroll', this._follow, { capture: true });
    removeEventListener('resize', this._follow);
    cancelAnimationFrame(this._asked);
    this._box.remove();
  }

  private readonly _follow = () => {
    if (this._asked || !this._box.isConnected) return;
    this._asked = requestAnimationFrame(() => {
      this._asked = 0;
      this._place();
    });
  };

  private _part(selector: string): HTMLElement {
    return this._box.querySelector<HTMLElement>(selector)!;
  }

  private _place() {
    const { near, outlined } = this._state;
    if (near) {
      const box = this._part('.near');
      const last = [...near.range.getClientRects()].at(-1) ?? near.range.getBoundingClientRect();
      const { offsetWidth, offsetHeight } = box;
      const below = last.bottom + gap;
      const fits = below + offsetHeight < innerHeight;
      put(box, {
        left: clamp(last.right - offsetWidth / 2, innerWidth - offsetWidth),
        top: clamp(fits ? below : last.top - gap - offsetHeight, innerHeight - offsetHeight),
      });
    }
    if (outlined) {
      const { left, top, width, height } = outlined.getBoundingClientRect();
      put(this._part('.outline'), {
        left: left - gap,
        top: top - gap,
        width: width + 2 * gap,
        height: height + 2 * gap,
      });
    }
  }
}

/** A press must not take the selection away. */
const keep = (event: Event) => event.preventDefault();

const clamp = (value: number, most: number) => Math.max(gap, Math.min(value, most - gap));

/** Sets lengths in CSS pixels; a strict policy forbids the attribute, not the property. */
function put({ style }: HTMLElement, lengths: Record<string, number>) {
  for (const [name, value] of Object.entries(lengths)) style.setProperty(name, `${value}px`);
}

/** Into the top layer or out of it, where the browser has one. */
function raise(element: HTMLElement, up: boolean) {
  if (typeof element.showPopover !== 'function' || element.matches(':popover-open') === up) return;
  if (up) element.showPopover();
  else element.hidePopover();
}

/** Scrolls the page so that a range is in view. */
export function intoView(range: Range) {
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 4 * gap || bottom > innerHeight - 4 * gap)
    scrollBy({ top: top - Math.max(4 * gap, (innerHeight - (bottom - top)) / 3), behavior: 'instant' });
}
