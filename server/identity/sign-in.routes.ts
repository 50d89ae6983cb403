import type { Context } from 'koa';
import { startSignIn } from '../../contract/session.endpoints.js';
import { SignInStart, SignInStarted } from '../../contract/session.schema.js';
import type { Config } from '../config.js';
import type { Api } from '../core/api.js';
import { Refusal } from '../core/errors.js';
import { setPagePolicy } from '../core/headers.js';
import { faultOf } from '../core/log.js';
import { Prepared, answerPrepared } from '../core/prepared.js';
import { route } from '../core/route.js';
import type { Identity } from './identity.service.js';
import { providerOf, type Provider } from './oidc.js';
import { beginSignIn } from './proving.service.js';
import { SIGN_IN_POLICY, SIGN_IN_SCRIPT, SIGN_IN_STYLE, codePage, failedPage } from './sign-in.page.js';
import { SIGN_IN_MINUTES, findSignIn, finishSignIn, subjectHash } from './sign-in.service.js';

/** Where the provider sends people back to. */
export const RETURN_PATH = '/sign-in-return';

const COOKIE = 'stem-sign-in';

const setCookie = (ctx: Context, state: string, secure: boolean): void => {
  const parts = [
    `${COOKIE}=${state}`,
    `Max-Age=${SIGN_IN_MINUTES * 60}`,
    `Path=${RETURN_PATH}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  ctx.res.setHeader('Set-Cookie', [...parts, ...(secure ? ['Secure'] : [])].join('; '));
};

const answerPage = (ctx: Context, status: number, html: string): void => {
  setPagePolicy(ctx.res, SIGN_IN_POLICY);
  ctx.res.setHeader('Cache-Control', 'no-store');
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = html;
};

const language = (ctx: Context): string => ctx.acceptsLanguages('nl', 'en') || 'nl';

/** The way back: the same browser, the same sign-in, once. */
const finish = async (ctx: Context, identity: Identity, provider: Provider, config: Config, now: Date) => {
  const state = new URLSearchParams(ctx.querystring).get('state') ?? '';
  if (state === '' || ctx.cookies.get(COOKIE) !== state) return undefined;
  const signIn = await identity.database.read((tx) => findSignIn(tx, state, now));
  if (signIn === undefined) return undefined;
  const returned = new URL(`${config.publicUrl}${RETURN_PATH}?${ctx.querystring}`);
  const { issuer, sub } = await provider.exchange(signIn, returned);
  const subject = subjectHash(identity.keys.purpose('subject'), signIn.organisationId, issuer, sub);
  const code = await identity.database.write((tx) => finishSignIn(tx, state, subject));
  return code === undefined ? undefined : { code, origin: signIn.origin };
};

const registerPages = (api: Api, identity: Identity, provider: Provider, config: Config): void => {
  const script = new Prepared(SIGN_IN_SCRIPT, { type: 'text/javascript; charset=utf-8' });
  const style = new Prepared(SIGN_IN_STYLE, { type: 'text/css; charset=utf-8' });
  api.router.get('/sign-in.js', (ctx) => answerPrepared(ctx, script));
  api.router.get('/sign-in.css', (ctx) => answerPrepared(ctx, style));
  api.router.get('/sign-in/:state', async (ctx) => {
    const { state = '' } = ctx.params;
    const signIn = await identity.database.read((tx) => findSignIn(tx, state, api.now()));
    if (signIn === undefined) return answerPage(ctx, 404, failedPage(language(ctx)));
    const address = await provider.addressFor(signIn);
    setCookie(ctx, state, config.publicUrl.startsWith('https:'));
    ctx.res.setHeader('Cache-Control', 'no-store');
    ctx.status = 303;
    ctx.res.setHeader('Location', address.href);
    ctx.body = '';
  });
  api.router.get(RETURN_PATH, async (ctx) => {
    try {
      const done = await finish(ctx, identity, provider, config, api.now());
      if (done === undefined) return answerPage(ctx, 400, failedPage(language(ctx)));
      answerPage(ctx, 200, codePage(language(ctx), done.code, done.origin));
    } catch (error) {
      identity.log.warn(faultOf(error), 'a sign-in was refused');
      answerPage(ctx, error instanceof Refusal ? 503 : 400, failedPage(language(ctx)));
    }
  });
};

/** Registers the start of a sign-in and its pages; without a provider there is nothing to start. */
export const signInRoutes = (api: Api, identity: Identity, config: Config): void => {
  const provider =
    config.oidc === undefined ? undefined : providerOf(config.oidc, `${config.publicUrl}${RETURN_PATH}`);
  if (provider !== undefined) registerPages(api, identity, provider, config);
  route(
    api,
    startSignIn,
    {
      summary: 'Starts a sign-in by OpenID Connect: answers the page to open at top level.',
      tag: 'sessions',
      body: SignInStart,
      answer: SignInStarted,
      status: 201,
      visitor: 'needed',
      rateLimit: 'signIn',
      errors: ['not_found', 'key_reused'],
    },
    ({ body, visitor, now, ctx, once }) => {
      const sent = ctx.req.headers.origin;
      const to = {
        ...body,
        publicUrl: config.publicUrl,
        provider: provider !== undefined,
        origin: sent === 'null' ? undefined : sent,
      };
      return beginSignIn(identity, to, visitor, now, once);
    },
  );
};
