import { createHash } from 'node:crypto';
import { html, render, type RenderInfo } from '@lit-labs/ssr';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { collectResultSync, type ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import type { CSSResult, LitElement } from 'lit';

/** A stylesheet that the server hands out under a hashed name. */
export interface Sheet {
  path: string;
  css: string;
}

const sheets = new Map<string, Sheet>();

/** Registers CSS and returns its sheet; the same text gives the same path, so it can be kept for ever. */
export function sheetOf(name: string, css: string): Sheet {
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 10);
  const path = `/assets/${name}-${hash}.css`;
  const sheet = sheets.get(path) ?? { path, css };
  sheets.set(path, sheet);
  return sheet;
}

/** The registered sheet at a path. */
export const sheetAt = (path: string): Sheet | undefined => sheets.get(path);

/** Where the stylesheets of server-rendered widgets are linked from; set once, when the server starts. */
const base = { url: '' };

/** Sets the server's public URL for linked stylesheets. */
export function linkSheetsFrom(url: string): void {
  base.url = url;
}

/**
 * Renders Lit elements with a `<link>` to a hashed sheet where Lit writes `<style>`: a host's strict
 * Content-Security-Policy blocks inline styles also inside a declarative shadow root.
 */
class LinkedStylesRenderer extends LitElementRenderer {
  override renderShadow(info: RenderInfo): ThunkedRenderResult | undefined {
    const result = super.renderShadow(info);
    const element = this.element.constructor as typeof LitElement;
    if (!result || !element.elementStyles?.length) return result;
    const css = element.elementStyles.map((style) => (style as CSSResult).cssText).join('\n');
    const sheet = sheetOf(this.tagName, css);
    return [
      `<link rel="stylesheet" href="${base.url}${sheet.path}">`,
      ...result.slice(result.indexOf('</style>') + 1),
    ];
  }
}

/** Renders a server template (`html` of @lit-labs/ssr) with the widgets in it to text. */
export const renderToText = (template: unknown): string =>
  collectResultSync(render(template, { elementRenderers: [LinkedStylesRenderer] }));

export { html };
