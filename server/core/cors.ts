import type { Context } from 'koa';

/** Which origins may write. */
export interface Origins {
  /** Whether any organisation has registered it, or it is the server's own. */
  known(origin: string): boolean | Promise<boolean>;
}

/** The headers that a page of another site may read. */
export const EXPOSED = 'API-Version, ETag, Retry-After, X-Request-Id';
const SENT = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID';

// A session is asked for by anyone, and refused in words that the page can read; every other write needs its token.
const ANYONE = '/v1/sessions';

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

const allowWrite = async (ctx: Context, origins: Origins): Promise<boolean> => {
  const origin = ctx.req.headers.origin;
  ctx.res.setHeader('Vary', 'Origin');
  if (origin === undefined) return false;
  // The opaque box: its ticket is checked where it is used.
  if (origin === 'null') ctx.res.setHeader('Access-Control-Allow-Origin', '*');
  else if (ctx.path === ANYONE || (await origins.known(origin)))
    ctx.res.setHeader('Access-Control-Allow-Origin', origin);
  else return false;
  return true;
};

/** Sets the CORS headers: reads are open to all, writes to known origins. True when a preflight was answered. */
export const answerCors = async (ctx: Context, origins: Origins): Promise<boolean> => {
  const { method } = ctx;
  if (isRead(method)) {
    ctx.res.setHeader('Access-Control-Allow-Origin', '*');
    ctx.res.setHeader('Access-Control-Expose-Headers', EXPOSED);
    return false;
  }
  if (method !== 'OPTIONS') {
    if (await allowWrite(ctx, origins)) ctx.res.setHeader('Access-Control-Expose-Headers', EXPOSED);
    return false;
  }
  const wanted = ctx.req.headers['access-control-request-method'];
  if (wanted === undefined) return false;
  let allowed = true;
  if (isRead(wanted)) ctx.res.setHeader('Access-Control-Allow-Origin', '*');
  else allowed = await allowWrite(ctx, origins);
  if (allowed) {
    ctx.res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE');
    ctx.res.setHeader('Access-Control-Allow-Headers', SENT);
    ctx.res.setHeader('Access-Control-Max-Age', '7200');
  }
  ctx.status = 204;
  return true;
};
