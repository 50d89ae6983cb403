import type Router from '@koa/router';
import { NotFound } from '../core/errors.js';
import { answerPrepared } from '../core/prepared.js';
import { imageFormats, type ImageFormat } from './image.read.js';
import type { ImageRoom } from './image.room.js';

const named = new RegExp(`^([0-9a-z]{24})-(\\d{1,4})\\.(${imageFormats.join('|')})$`);

/** Serves the pictures of ideas at `/media/pictures/{id}-{width}.{format}`. */
export const imageRoutes = (router: Router, room: ImageRoom): void => {
  router.get('/media/pictures/:name', async (ctx) => {
    const [, id, width, format] = named.exec(ctx.params.name ?? '') ?? [];
    if (id === undefined) throw new NotFound('picture');
    const key = typeof ctx.query.key === 'string' ? ctx.query.key : undefined;
    const embedded = ['', 'image'].includes(ctx.get('Sec-Fetch-Dest'));
    const file = await room.file({ id, width: Number(width), format: format as ImageFormat, key, embedded });
    ctx.res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    answerPrepared(ctx, file);
  });
};
