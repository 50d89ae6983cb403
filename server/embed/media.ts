import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type Router from '@koa/router';
import { NotFound } from '../core/errors.js';
import { answerPrepared, Prepared } from '../core/prepared.js';

const types: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  geojson: 'application/geo+json',
};

const cacheControl = 'public, max-age=3600, stale-while-revalidate=86400';

/**
 * Serves pictures and outlines of maps (RFC 7946) at `/media/{name}` from a folder of flat files; the policy of every answer
 * (`default-src 'none'`) keeps a script inside an SVG from running where somebody opens it by itself.
 */
export function registerMedia(router: Router, folder: string): void {
  const known = new Map<string, { changed: number; file: Prepared }>();

  const pictureOf = async (name: string): Promise<Prepared> => {
    const type = /^[a-z0-9][a-z0-9._-]*\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
    if (!type || !types[type]) throw new NotFound('picture');
    const path = join(folder, name);
    const about = await stat(path).catch(() => undefined);
    if (!about?.isFile()) throw new NotFound('picture');
    const before = known.get(name);
    if (before?.changed === about.mtimeMs) return before.file;
    const file = new Prepared(await readFile(path), { type: types[type], cacheControl });
    if (known.size >= 500) known.clear();
    known.set(name, { changed: about.mtimeMs, file });
    return file;
  };

  router.get('/media/:name', async (ctx) => {
    const picture = await pictureOf(ctx.params.name ?? '');
    ctx.res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    answerPrepared(ctx, picture);
  });
}
