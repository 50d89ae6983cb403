import { createHmac, timingSafeEqual } from 'node:crypto';

const HOURS = 12;

/** Tickets for the opaque box, where the origin says nothing: they bind a session to one activity. */
export interface Tickets {
  /** A ticket for the page that shows this activity; works for 12 hours. */
  mint(activityRef: string, now: Date): string;
  /** Whether it was minted here for this activity and is still good. */
  verify(ticket: string, activityRef: string, now: Date): boolean;
}

/** Signs tickets as `expiry.mac`, the expiry in seconds since 1970, base 36. */
export const ticketsOf = (key: Buffer): Tickets => {
  const mac = (expiry: string, ref: string) =>
    createHmac('sha256', key).update(`ticket ${expiry} ${ref}`).digest();
  return {
    mint(ref, now) {
      const expiry = Math.floor(now.getTime() / 1000 + HOURS * 3600).toString(36);
      return `${expiry}.${mac(expiry, ref).toString('base64url')}`;
    },
    verify(ticket, ref, now) {
      const [expiry = '', sent = ''] = ticket.split('.', 2);
      const expected = mac(expiry, ref);
      const given = Buffer.from(sent, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return parseInt(expiry, 36) * 1000 > now.getTime();
    },
  };
};
