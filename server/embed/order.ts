import { createHmac } from 'node:crypto';
import type { Context } from 'koa';
import { addressOf } from '../core/client-address.js';

/** How many orders there are, so that a page is made at most so many times for each state. */
const orders = 16;

/**
 * Which of the random orders a visitor sees on pages that the server makes: the same each time for the same address and
 * browser. Nothing of it is kept, and it tells one from sixteen.
 */
export const orderOf =
  (key: Buffer, trustedProxies: number) =>
  ({ req }: Context): string => {
    const who = `${addressOf(req, trustedProxies)}\n${req.headers['user-agent'] ?? ''}`;
    return `${createHmac('sha256', key).update(who).digest().readUInt32BE() % orders}`;
  };
