import type { Problem } from '../../contract/errors.js';
import type { Poll } from '../../contract/poll.schema.js';
import type { PollReasons } from '../../contract/reason.schema.js';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { renderSVG } from 'uqr';
import { InvalidInput, NotFound } from '../core/errors.js';
import { setPagePolicy } from '../core/headers.js';
import { answerPrepared, Prepared } from '../core/prepared.js';
import { refOf } from './address.js';
import type { Assets } from './assets.js';
import { howPage } from './how.page.js';
import { homePage, refusedPage } from './message.page.js';
import { oEmbedOf, oEmbedXml } from './oembed.js';
import type { Pages } from './pages.js';
import { registerPrint, type Printed } from './print.routes.js';
import { recountPage } from './recount.page.js';
import { reasonsPage } from './reasons.page.js';
import { renderToText } from './render.js';

/** What the pages lean on. */
export interface EmbedParts {
  router: Router;
  publicUrl: string;
  pages: Pages;
  assets: Assets;
  now(): Date;
  /** A page of the published reasons for a scenario. Throws NotFound, NotPublished and InvalidInput. */
  reasons(ref: string, page: { option: string; after?: string }): Promise<PollReasons>;
  /** Throws NotFound where no activity has this ref. */
  known(ref: string): Promise<unknown>;
  /** What is printed of an activity in a language, else in its own. Throws NotFound. */
  printed(ref: string, language: string | undefined): Promise<Printed>;
  /** Salted hash of the client's address, which lives a day. */
  addressHash(ctx: Context, now: Date): string;
  /** Which of the random orders a visitor sees. */
  orderOf(ctx: Context): string;
}

/** The printed ballot of a poll or a budget. */
const pageType = 'text/html; charset=utf-8';

/** The policy of the server's own pages. The origin is written out: inside the opaque box `'self'` is nothing. */
export const policyOf = (publicUrl: string, ancestors: "'none'" | '*'): string =>
  `default-src 'none'; script-src ${publicUrl}; style-src ${publicUrl}; img-src ${publicUrl} data:; ` +
  `connect-src ${publicUrl}; worker-src ${publicUrl}; form-action ${publicUrl}; base-uri 'none'; ` +
  `frame-ancestors ${ancestors}`;

/** The language that an address asks for, where we speak it. */
export const languageIn = (ctx: Context): string | undefined => {
  const asked = ctx.query.lang;
  return asked === 'nl' || asked === 'en' ? asked : undefined;
};

const staticPage = (template: unknown): Prepared =>
  new Prepared(renderToText(template), { type: pageType, cacheControl: 'public, max-age=300' });

/** Without a referrer browsers send `Origin: null` with a page's own forms (Fetch standard, "serialize a request origin"). */
export const allowOwnReferrer = (ctx: Context): void =>
  void ctx.res.setHeader('Referrer-Policy', 'same-origin');

/** Answers a page of ours with its policy; an unknown ref gets a page too. */
export async function answerPage(
  ctx: Context,
  policy: string,
  language: string | undefined,
  make: () => Promise<Prepared>,
): Promise<void> {
  setPagePolicy(ctx.res, policy);
  allowOwnReferrer(ctx);
  try {
    answerPrepared(ctx, await make());
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    answerPrepared(ctx, staticPage(refusedPage(language ?? 'nl', error)));
    ctx.status = 404;
  }
}

/**
 * Answers a problem with a page, where a person looks at the answer: a browser that goes to an address outside the API.
 * Returns whether it did.
 */
export const problemPages =
  (publicUrl: string) =>
  (ctx: Context, problem: Problem): boolean => {
    const person = !ctx.path.startsWith('/v1/') && ctx.accepts('json', 'html') === 'html';
    if (!person) return false;
    setPagePolicy(ctx.res, policyOf(publicUrl, ctx.path.startsWith('/embed/') ? '*' : "'none'"));
    allowOwnReferrer(ctx);
    ctx.res.setHeader('Content-Type', pageType);
    ctx.body = renderToText(refusedPage(languageIn(ctx) ?? 'nl', problem));
    return true;
  };

const size = (text: unknown): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000)
    throw new InvalidInput([
      { at: 'query/maxwidth', rule: 'range', detail: 'A size is a whole number of pixels.' },
    ]);
  return value;
};

function registerAssets({ router, assets }: EmbedParts): void {
  const answer = (ctx: Context): void => {
    const file = assets.at(ctx.path);
    if (!file) throw new NotFound('file');
    ctx.res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    answerPrepared(ctx, file);
  };
  router.get('/stem.js', answer);
  router.get('/assets/:file', answer);
  router.get(/^\/stem-\d+\.\d+\.\d+\.js$/, answer);
}

function registerOEmbed({ router, pages, publicUrl, now }: EmbedParts): void {
  router.get('/oembed', async (ctx) => {
    const { url, format = 'json', maxwidth, maxheight } = ctx.query;
    const ref = typeof url === 'string' ? refOf(publicUrl, url) : undefined;
    if (!ref) throw new NotFound('activity at this address');
    if (format !== 'json' && format !== 'xml') {
      ctx.status = 501;
      ctx.body = '';
      return;
    }
    const { of, answer: shown } = await pages.embeddable(ref, now());
    const answer = oEmbedOf(
      of,
      pages.addresses(ref),
      { organisation: shown.organisation, provider: publicUrl },
      { maxWidth: size(maxwidth), maxHeight: size(maxheight) },
    );
    const xml = format === 'xml';
    answerPrepared(
      ctx,
      new Prepared(xml ? oEmbedXml(answer) : JSON.stringify(answer), {
        type: xml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
        cacheControl: 'public, max-age=300',
      }),
    );
  });
}

/** Registers the pages of activities, the frame, the fragment, oEmbed, the assets and the static pages. */
export function registerEmbed(parts: EmbedParts): void {
  const { router, pages, assets, publicUrl, now } = parts;
  const own = policyOf(publicUrl, "'none'");
  const framed = policyOf(publicUrl, '*');
  registerAssets(parts);
  registerOEmbed(parts);
  registerPrint({
    ...parts,
    languageIn,
    answer: (ctx, make) => answerPage(ctx, own, languageIn(ctx), async () => staticPage(await make())),
    ballot: (ref, asked) => parts.printed(ref, asked),
  });

  router.get('/embed/:ref', (ctx) => {
    const language = languageIn(ctx);
    return answerPage(ctx, framed, language, () =>
      pages.frame(ctx.params.ref ?? '', language, now(), parts.orderOf(ctx)),
    );
  });
  router.get('/fragment/:ref', async (ctx) => {
    answerPrepared(ctx, await pages.fragment(ctx.params.ref ?? '', languageIn(ctx), now()));
  });
  router.get('/a/:ref/qr.svg', async (ctx) => {
    const ref = ctx.params.ref ?? '';
    await parts.known(ref);
    const svg = renderSVG(pages.addresses(ref).page, { border: 2, pixelSize: 8 });
    answerPrepared(ctx, new Prepared(svg, { type: 'image/svg+xml', cacheControl: 'public, max-age=86400' }));
  });
  router.get('/a/:ref/reasons', async (ctx) => {
    const { option, after } = ctx.query;
    const ref = ctx.params.ref ?? '';
    await answerPage(ctx, own, languageIn(ctx), async () => {
      const poll = (await pages.embeddable(ref, now())).answer as Poll;
      const key = typeof after === 'string' ? { after } : {};
      const page = await parts.reasons(ref, { option: String(option), ...key });
      return staticPage(reasonsPage(poll, String(option), page, languageIn(ctx) ?? poll.language));
    });
  });
  router.get('/', (ctx) =>
    answerPage(ctx, own, languageIn(ctx), () =>
      Promise.resolve(staticPage(homePage(languageIn(ctx) ?? 'nl'))),
    ),
  );
  router.get('/recount', (ctx) =>
    answerPage(ctx, own, languageIn(ctx), () =>
      Promise.resolve(
        staticPage(
          recountPage(languageIn(ctx) ?? 'nl', [assets.entry('recount')], assets.entry('recount-worker')),
        ),
      ),
    ),
  );
  router.get('/how-we-count', (ctx) =>
    answerPage(ctx, own, languageIn(ctx), () =>
      Promise.resolve(staticPage(howPage(languageIn(ctx) ?? 'nl'))),
    ),
  );
}
