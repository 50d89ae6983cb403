import type { Activities } from '../activity/activity.service.js';
import type { Channels } from '../channel/channel.service.js';
import { OriginUnknown } from '../core/errors.js';
import type { Keys } from '../core/keys.js';
import type { Logger } from '../core/log.js';
import type { RateLimits } from '../core/rate-limit.js';
import type { Database } from '../database/door.js';
import { mailHashes, type MailHashes } from './mail-code.service.js';
import type { Mailer } from './mailer.js';
import type { Placed } from './placed.js';
import { Outbox } from './outbox.js';
import { Pressure } from './pressure.js';
import type { Merged } from './proof.service.js';
import { Sessions, type Place } from './session.service.js';
import { ticketsOf, type Tickets } from './ticket.js';
import { ProofOfWork } from './work.service.js';

export { MailRefused, type Mail, type Mailer } from './mailer.js';
export { Pressure } from './pressure.js';

/** What the room needs of the house. */
export interface IdentityParts {
  database: Database;
  channels: Channels;
  activities: Activities;
  keys: Keys;
  mailer: Mailer;
  log: Logger;
  rateLimits: RateLimits;
  /** New sessions a minute from one site that are taken as people. */
  pressureAt?: number | undefined;
}

/** Who takes part: sessions, tickets for the opaque box, proofs. */
export interface Identity extends IdentityParts {
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  readonly outbox: Outbox;
  readonly work: ProofOfWork;
  readonly pressure: Pressure;
  readonly mailHashes: MailHashes;
  readonly letterKey: Buffer;
  /** Rooms that keep what participants did add how it moves along. */
  readonly merged: Merged[];
}

/** Sets the room up. */
export const createIdentity = (parts: IdentityParts): Identity => ({
  ...parts,
  sessions: new Sessions(parts.database, parts.channels),
  tickets: ticketsOf(parts.keys.purpose('ticket')),
  outbox: new Outbox(parts.mailer, parts.log),
  work: new ProofOfWork(parts.keys.purpose('proof-of-work')),
  pressure: new Pressure(parts.pressureAt),
  mailHashes: mailHashes(parts.keys.purpose('mail-code')),
  letterKey: parts.keys.purpose('letter-code'),
  merged: [],
});

/** Where a request for a session comes from, for this activity. Throws OriginUnknown. */
export const placeOf = async (
  identity: Identity,
  activity: Placed,
  asked: { origin: string | undefined; ticket: string | undefined },
  now: Date,
): Promise<Place & { underPressure: boolean }> => {
  const { organisationId } = activity;
  const { origin, ticket } = asked;
  const place = { organisationId, channelId: undefined, activityId: undefined };
  if (origin === identity.channels.ownOrigin) return { ...place, underPressure: false };
  if (origin === 'null') {
    if (ticket === undefined || !identity.tickets.verify(ticket, activity.ref, now))
      throw new OriginUnknown();
    return { ...place, activityId: activity.id, underPressure: false };
  }
  const channel = origin === undefined ? undefined : await identity.channels.of(organisationId, origin);
  if (channel === undefined) throw new OriginUnknown();
  return { ...place, channelId: channel.id, underPressure: channel.underPressure };
};
