import { adoptStyles, isServer, LitElement, type CSSResultOrNative, type PropertyDeclarations } from 'lit';
import type { Lazy } from './lazy.js';
import { languageAt, spoken } from './localise.js';
import { stemPage } from './page.js';

/** A part of a widget that is loaded when it is needed, with its own styles. */
export interface Part {
  styles?: CSSResultOrNative;
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
  /** Language of the interface. */
  protected _language = 'nl';
  private _served = false;

  /** Origin of the server: the attribute, else where the loader came from, else this page's own. */
  protected get _base(): string {
    return new URL(this.server || stemPage()?.base || location.origin).origin;
  }

  override connectedCallback() {
    this._language = spoken(languageAt(this));
    super.connectedCallback();
  }

  protected override createRenderRoot() {
    this._served = !isServer && !!this.shadowRoot?.firstElementChild;
    return super.createRenderRoot();
  }

  /** Whether data and code are there, so that what the server rendered can go. */
  protected abstract _settled(): boolean;

  /** Takes what a person already filled in, in what the server rendered. */
  protected abstract _carryOver(fields: FormData): void;

  protected override shouldUpdate() {
    return !this._served || this._settled();
  }

  protected override update(changed: Map<PropertyKey, unknown>) {
    if (this._served) this._takeOver();
    super.update(changed);
  }

  private _takeOver() {
    this._served = false;
    const root = this.renderRoot as ShadowRoot;
    const form = root.querySelector('form');
    const focused = root.activeElement as HTMLInputElement | null;
    if (form) this._carryOver(new FormData(form));
    root.replaceChildren();
    this.renderOptions.renderBefore = null;
    if (focused?.name)
      void this.updateComplete.then(() =>
        [...root.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(focused.name)}"]`)]
          .find((input) => input.value === focused.value)
          ?.focus(),
      );
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

  /** Puts focus on the part of the shadow root that a selector names, once it is rendered. */
  protected async _focusOn(selector: string) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Adds the styles of a part to a class of elements, and to one element that already stands. */
export function addStyles(element: typeof LitElement, part: object, root?: ShadowRoot | null) {
  const { elementStyles } = element;
  const { styles } = part as Part;
  if (!styles) return;
  if (!elementStyles.includes(styles)) elementStyles.push(styles);
  if (root && root.adoptedStyleSheets.length < elementStyles.length) adoptStyles(root, elementStyles);
}
