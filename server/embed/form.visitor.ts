import type { Context } from 'koa';
import type { KnownActivity } from '../activity/activity.service.js';
import { TokenInvalid } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import type { Identity } from '../identity/identity.service.js';
import { openGuest } from '../identity/session.service.js';

/** Name of the cookie on the server's own pages; the only cookie there is, and never in anyone else's page. */
export const cookieName = 'stem';

/**
 * Whether a form was sent from our own page: another site could otherwise vote in a visitor's name. Browsers without
 * `Origin` on forms send at least a `Referer`.
 */
export function isOwnForm(ctx: Context, publicUrl: string): boolean {
  const { origin, referer } = ctx.req.headers;
  const from = origin ?? (referer && URL.canParse(referer) ? new URL(referer).origin : undefined);
  return from === publicUrl;
}

/** Keeps a token in the cookie: for this server only, and out of reach of scripts. */
export function keepToken(ctx: Context, token: string, publicUrl: string): void {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const kept = `${cookieName}=${token}; Path=/a/; Max-Age=15552000; HttpOnly; SameSite=Lax${secure}`;
  ctx.res.setHeader('Set-Cookie', kept);
}

const tokenOf = (ctx: Context): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{20,200})`).exec(ctx.req.headers.cookie ?? '')?.[1];

/** Whose cookie a request carries; nobody's when it is missing, expired, or of another organisation. */
export async function visitorByCookie(
  ctx: Context,
  identity: Identity,
  activity: KnownActivity,
  now: Date,
): Promise<Visitor | undefined> {
  const token = tokenOf(ctx);
  if (!token) return undefined;
  ctx.req.headers.authorization = `Bearer ${token}`;
  try {
    const visitor = await identity.sessions.visitorOf(ctx, now);
    return visitor?.organisationId === activity.organisationId ? visitor : undefined;
  } catch (error) {
    if (error instanceof TokenInvalid) return undefined;
    throw error;
  }
}

/** The visitor of a form: by the cookie, or a new guest who gets one. */
export async function visitorOfForm(
  ctx: Context,
  identity: Identity,
  activity: KnownActivity,
  publicUrl: string,
  now: Date,
): Promise<Visitor> {
  const known = await visitorByCookie(ctx, identity, activity, now);
  if (known) return known;
  const place = { organisationId: activity.organisationId, channelId: undefined, activityId: undefined };
  const session = await identity.database.write((tx) => openGuest(tx, place, now));
  return takeSession(ctx, identity, session.token, publicUrl, now);
}

/** Makes a fresh token the visitor's: in the cookie, and for the rest of this request. */
export async function takeSession(
  ctx: Context,
  identity: Identity,
  token: string,
  publicUrl: string,
  now: Date,
): Promise<Visitor> {
  keepToken(ctx, token, publicUrl);
  ctx.req.headers.authorization = `Bearer ${token}`;
  const visitor = await identity.sessions.visitorOf(ctx, now);
  if (!visitor) throw new TokenInvalid();
  return visitor;
}
