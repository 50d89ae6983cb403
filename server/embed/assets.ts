import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { Prepared } from '../core/prepared.js';
import { sheetAt } from './render.js';

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
};

const forEver = 'public, max-age=31536000, immutable';
/** The loader follows the server: browsers ask again after ten minutes and may show the old one meanwhile. */
const follows = 'public, max-age=600, stale-while-revalidate=86400';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b5cad" d="M4 5h24v17H17l-7 6v-6H4z"/><path fill="none" stroke="#fff" stroke-width="3" d="m10 13 4 4 8-8"/></svg>`;

/** What the build wrote about its files. */
export interface Built {
  version: string;
  /** Integrity (SRI) of the loader. */
  integrity: string;
  /** Hashed file of each entry, e.g. `builder` → `builder-1a2b3c.js`. */
  files: Record<string, string>;
}

/** The folder with the built browser files: beside the built server, or in `dist` beside the sources. */
export function builtFolder(): string {
  const places = ['../../public', '../../dist/public'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const found = places.find((place) => existsSync(join(place, 'stem.js')));
  if (!found) throw new Error('The browser files are not built. Run: npm run build');
  return found;
}

/** Every static file, ready in memory. Small: the widgets, their styles and one icon. */
export class Assets {
  readonly built: Built;
  readonly #files = new Map<string, Prepared>();

  constructor(folder: string) {
    this.built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Built;
    const pinned = `stem-${this.built.version}.js`;
    for (const name of readdirSync(folder)) {
      const type = types[name.slice(name.lastIndexOf('.') + 1)];
      if (!type || name === 'manifest.json') continue;
      const path = name === 'stem.js' || name === pinned ? `/${name}` : `/assets/${name}`;
      const body = readFileSync(join(folder, name));
      this.#files.set(
        path,
        new Prepared(body, { type, cacheControl: name === 'stem.js' ? follows : forEver }),
      );
    }
    this.#files.set('/assets/stem.svg', new Prepared(icon, { type: types.svg!, cacheControl: follows }));
  }

  /** The file at a path, or undefined. */
  at(path: string): Prepared | undefined {
    const file = this.#files.get(path);
    if (file) return file;
    const sheet = sheetAt(path);
    if (!sheet) return undefined;
    const made = new Prepared(sheet.css, { type: types.css!, cacheControl: forEver });
    this.#files.set(path, made);
    return made;
  }

  /** Path of a hashed entry. */
  entry(name: string): string {
    const file = this.built.files[name];
    if (!file) throw new Error(`The build has no entry ${name}.`);
    return `/assets/${file}`;
  }
}

/** Bytes that a text takes on the wire at the best brotli quality. */
export const brotliBytes = (body: Buffer): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
