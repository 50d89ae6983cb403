import type Router from '@koa/router';
import type { Context } from 'koa';
import { limits } from '../../contract/limits.js';
import { readBytes } from '../core/body.js';
import { NotFound } from '../core/errors.js';
import { setPagePolicy } from '../core/headers.js';
import type { Ending, Subscriptions } from '../mail/subscription.service.js';
import { languageIn, policyOf } from './embed.routes.js';
import { renderToText } from './render.js';
import { unsubscribePage } from './unsubscribe.page.js';

const form = /^[\w-]{43}$/;

/**
 * Registers the page that ends mail (RFC 8058). GET, which scanners of mail do too, changes nothing; POST ends it,
 * whoever sends it and whatever its body: the token in the address is all that counts.
 */
export const unsubscribeRoutes = (
  router: Router,
  publicUrl: string,
  subscriptions: Pick<Subscriptions, 'ending' | 'end'>,
): void => {
  const policy = policyOf(publicUrl, "'none'");
  const tokenIn = (ctx: Context): string => {
    const token = ctx.params.token ?? '';
    if (!form.test(token)) throw new NotFound('address');
    return token;
  };
  const answer = (ctx: Context, about: Ending | undefined, ended: boolean): void => {
    setPagePolicy(ctx.res, policy);
    ctx.res.setHeader('Cache-Control', 'no-store');
    ctx.type = 'text/html; charset=utf-8';
    const language = languageIn(ctx) ?? about?.language ?? 'nl';
    ctx.body = renderToText(unsubscribePage({ language, path: ctx.path, about, ended }));
  };
  router.get('/unsubscribe/:token', async (ctx) =>
    answer(ctx, await subscriptions.ending(tokenIn(ctx)), false),
  );
  router.post('/unsubscribe/:token', async (ctx) => {
    const token = tokenIn(ctx);
    await readBytes(ctx.req, limits.body);
    const about = await subscriptions.ending(token);
    await subscriptions.end(token);
    answer(ctx, about, true);
  });
};
