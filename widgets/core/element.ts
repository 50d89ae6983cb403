import {
  adoptStyles,
  isServer,
  LitElement,
  type CSSResultOrNative,
  type PropertyDeclarations,
} from './lit.js';
import type { Lazy } from './lazy.js';
import { languageAt, loadLanguage, spoken, type Locales } from './localise.js';
import { stemPage } from './page.js';

/** A part of a widget that is loaded when it is needed, with its own styles. */
export interface Part {
  styles?: CSSResultOrNative | CSSResultOrNative[];
}

/** What every widget shares: where it is, whose server it speaks to, in which language, and how it takes over. */
export abstract class StemElement extends LitElement {
  static override properties: PropertyDeclarations = {
    activity: {},
    server: {},
    ticket: {},
    lang: {},
  };

  declare activity: string;
  declare server: string | undefined;
  declare ticket: string | undefined;
  /** Language of the interface: that of the place where it stands. */
  language = 'nl';
  /** Its own texts in languages beside Dutch. */
  declare protected readonly _locales?: Locales;
  /** Whether what the server rendered still stands in the shadow root. */
  private _served?: boolean;

  /** What happens here: it rests while the element is off the page, and tries again when the line is back. */
  protected abstract readonly _flow: { again(): void; stop(): void };

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('online', this._flow.again);
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('online', this._flow.again);
    this._flow.stop();
  }

  /** Origin of the server: the attribute, else where the loader came from, else this page's own. */
  get base(): string {
    return new URL(this.server || stemPage()?.base || location.origin).origin;
  }

  protected override createRenderRoot() {
    this._served = !!this.shadowRoot?.firstChild;
    return super.createRenderRoot();
  }

  /** Brings the state in line with the properties, before each render; also on the server. */
  protected abstract _sync(): void;

  /** Whether data and code are there, so that what the server rendered can go. */
  protected abstract _settled(): boolean;

  /** Takes what a person already filled in, in what the server rendered. */
  protected abstract _carryOver(fields: FormData): void;

  protected override willUpdate() {
    if (isServer) this._sync();
  }

  protected override shouldUpdate() {
    const language = spoken(languageAt(this));
    if (language !== this.language) {
      this.language = language;
      const again = () => this.requestUpdate();
      loadLanguage(language, this._locales)?.then(again, again);
    }
    this._sync();
    if (this._served && this._settled()) void this._takeOver();
    return !this._served;
  }

  /** Without a form there is nothing to take over: what the server rendered says all, a receipt perhaps. */
  private async _takeOver() {
    const { takeOver } = await import('./takeover.js');
    if (!this._served || !this.renderRoot.querySelector('form')) return;
    this._served = false;
    takeOver(this, (fields) => this._carryOver(fields));
  }

  /** A lazy part and its styles: it when it is there, otherwise nothing now and a new render when it came. */
  protected _part<T extends object>(part: Lazy<T>): T | undefined {
    const { now } = part;
    if (now) addStyles(this.constructor as typeof LitElement, now, this.shadowRoot);
    else if (!isServer)
      part.load().then(
        () => this.requestUpdate(),
        () => {},
      );
    return now;
  }

  /** Puts focus on the first of what a selector finds in the shadow root, once it is rendered. */
  async focusOn(selector: string) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Adds the styles of a part to a class of elements, and to one element that already stands. */
export function addStyles({ elementStyles }: typeof LitElement, { styles }: Part, root?: ShadowRoot | null) {
  for (const style of [styles ?? []].flat()) if (!elementStyles.includes(style)) elementStyles.push(style);
  if (root && root.adoptedStyleSheets.length < elementStyles.length) adoptStyles(root, elementStyles);
}
