import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/**
 * Copies the built files into a folder that outlives upgrades: a pinned `stem-1.2.3.js` stands on pages that nobody edits,
 * and it asks for the chunks of its own build.
 */
export function keepReleases(built: string, kept: string): void {
  mkdirSync(kept, { recursive: true });
  for (const name of releaseFiles(built)) {
    const copy = join(kept, basename(name));
    if (!existsSync(copy)) copyFileSync(join(built, name), copy);
  }
}

const releaseFiles = (folder: string): string[] => [
  ...readdirSync(folder).filter((name) => /^stem-\d.*\.js$/.test(name)),
  ...(existsSync(join(folder, 'assets'))
    ? readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)
    : []),
];

/** Every static file, ready in memory. Small: the widgets, their styles and one icon. */
export class Assets {
  readonly built: Built;
  readonly #files = new Map<string, Prepared>();

  /** Reads the built files, and those of earlier releases where a folder of them is given. */
  constructor(folder: string, releases?: string) {
    this.built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Built;
    if (releases && existsSync(releases)) {
      for (const name of readdirSync(releases)) {
        this.#add(/^stem-\d/.test(name) ? `/${name}` : `/assets/${name}`, join(releases, name), forEver);
      }
    }
    for (const name of releaseFiles(folder)) this.#add(`/${name}`, join(folder, name), forEver);
    this.#add('/stem.js', join(folder, 'stem.js'), follows);
    this.#files.set('/assets/stem.svg', new Prepared(icon, { type: types.svg!, cacheControl: follows }));
  }

  #add(path: string, file: string, cacheControl: string): void {
    const type = types[file.slice(file.lastIndexOf('.') + 1)];
    if (type) this.#files.set(path, new Prepared(readFileSync(file), { type, cacheControl }));
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
