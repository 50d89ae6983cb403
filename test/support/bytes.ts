import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

interface Manifest {
  /** Hashed file of each entry. */
  files: Record<string, string>;
  /** What each file asks for at once. */
  sizes: Record<string, { imports: string[] }>;
}

/** What the build wrote about its files. */
export const manifest = JSON.parse(await readFile('dist/public/manifest.json', 'utf8')) as Manifest;

/** A file with everything that it imports at once. */
function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const needed of manifest.sizes[file]!.imports) closure(needed, found);
  return found;
}

/** The files that a page with these entries downloads. */
export const filesOf = (...names: string[]): Set<string> =>
  new Set(names.flatMap((name) => [...closure(manifest.files[name]!)]));

/** Bytes of a file under brotli 11. */
export async function brotliOf(file: string): Promise<number> {
  const body = await readFile(`dist/public/${file === 'stem.js' ? file : `assets/${file}`}`);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Bytes under brotli that a page with these entries downloads. */
export async function weight(...names: string[]): Promise<number> {
  const sizes = await Promise.all([...filesOf(...names)].map(brotliOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}
