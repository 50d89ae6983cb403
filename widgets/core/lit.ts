/**
 * What widgets use of Lit, and no more. On the server and from npm it is Lit itself; the build for browsers puts
 * `lit.browser.ts` in its place, which does the same with 2 kB less on every page.
 */
export {
  adoptStyles,
  css,
  html,
  isServer,
  LitElement,
  nothing,
  render,
  svg,
  type CSSResultOrNative,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
