/**
 * Lit's `css-tag` for browsers that have constructable stylesheets (all since 2023; the loader leaves the link
 * to others). The build puts it in the place of Lit's own, which carries code for older ones.
 */
export class CSSResult {
  readonly cssText: string;
  private _sheet?: CSSStyleSheet;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  /** The stylesheet, made on first use and shared by every shadow root. */
  get styleSheet(): CSSStyleSheet {
    if (!this._sheet) (this._sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this._sheet;
  }
}

/** CSS of a template; what is filled in is a number or another `CSSResult`. */
export const css = ([first, ...texts]: TemplateStringsArray, ...values: (CSSResult | number)[]) =>
  new CSSResult(
    texts.reduce((sum, text, index) => {
      const value = values[index]!;
      return sum + (typeof value === 'number' ? value : value.cssText) + text;
    }, first!),
  );

/** Gives a shadow root its stylesheets. */
export const adoptStyles = (root: ShadowRoot, styles: CSSResult[]) => {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
};

/** Every style is compatible here. */
export const getCompatibleStyle = (style: CSSResult) => style;

/** Known to be so. */
export const supportsAdoptingStyleSheets = true;

/** CSS of a text that is known to be safe. */
export const unsafeCSS = (text: unknown) => new CSSResult(String(text));
