import { render, type RenderOptions } from 'lit-html';

export { html, nothing, render, svg } from 'lit-html';

/** Whether this is the server. */
export const isServer = false;

/** CSS that becomes one stylesheet, shared by every shadow root; all browsers since 2023 can. */
export class CSSResult {
  readonly cssText: string;
  private _sheet?: CSSStyleSheet;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  /** The stylesheet, made on first use. */
  get styleSheet(): CSSStyleSheet {
    if (!this._sheet) (this._sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this._sheet;
  }
}

/** CSS of a template without values. */
export const css = (texts: TemplateStringsArray) => new CSSResult(texts[0]!);

/** Gives a shadow root its stylesheets. */
export const adoptStyles = (root: ShadowRoot, styles: CSSResult[]) => {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
};

/** As Lit's `PropertyDeclaration`: only the name of the attribute; the value is its text. */
interface Declaration {
  attribute?: string;
}

/** The part of `LitElement` that widgets use: properties with their attributes, batched renders, styles. */
export abstract class LitElement extends HTMLElement {
  declare static properties: Record<string, Declaration>;
  declare static styles: CSSResult[];
  declare static elementStyles: CSSResult[];
  declare private static _names: Map<string, string>;

  /** Read once, when the element is defined. */
  static get observedAttributes(): string[] {
    this.elementStyles = [...this.styles];
    this._names = new Map();
    for (const [name, { attribute }] of Object.entries(this.properties)) {
      const key = Symbol();
      Object.defineProperty(this.prototype, name, {
        get(this: Record<symbol, unknown>) {
          return this[key];
        },
        set(this: LitElement & Record<symbol, unknown>, value: unknown) {
          this[key] = value;
          this.requestUpdate();
        },
      });
      this._names.set(attribute ?? name, name);
    }
    return [...this._names.keys()];
  }

  /** Resolves when the last asked render is done. */
  updateComplete: Promise<void> = Promise.resolve();
  readonly renderOptions: RenderOptions = { host: this };
  renderRoot!: ShadowRoot;
  private _asked = false;

  constructor() {
    super();
    // Properties that were set before the element was defined hide the accessors: set them anew.
    const own = this as unknown as Record<string, unknown>;
    for (const name of Object.keys((this.constructor as typeof LitElement).properties)) {
      if (!Object.hasOwn(own, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  connectedCallback() {
    this.renderRoot ??= this.createRenderRoot();
    this.requestUpdate();
  }

  disconnectedCallback() {}

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null) {
    const name = (this.constructor as typeof LitElement)._names.get(attribute)!;
    (this as unknown as Record<string, unknown>)[name] = value;
  }

  /** Asks for a render; many in one task are one. */
  requestUpdate() {
    if (this._asked) return;
    this._asked = true;
    this.updateComplete = this._update();
  }

  protected createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    adoptStyles(root, (this.constructor as typeof LitElement).elementStyles);
    return root;
  }

  protected abstract shouldUpdate(): boolean;

  protected abstract render(): unknown;

  private async _update() {
    await undefined;
    const ready = this.renderRoot && this.shouldUpdate();
    this._asked = false;
    if (ready) render(this.render(), this.renderRoot, this.renderOptions);
  }
}
