import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import type { AccessLevel } from '../../contract/activity.schema.js';
import type { Session } from '../../contract/session.schema.js';
import type { Channels } from '../channel/channel.service.js';
import { OriginUnknown, TokenInvalid } from '../core/errors.js';
import type { Visitor, VisitorProof } from '../core/visitor.js';
import type { Database, WriteTx } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import { Recent } from '../core/recent.js';
import { findSession, insertSession, revokeSession, sessionTopic } from './session.store.js';
import { hashToken, tokenIn } from './token.js';

const PREFIX = sessionTopic('');

/** The kinds of proof that a visitor has given, each once. */
export const kindsOf = (proofs: readonly VisitorProof[]): AccessLevel[] => [
  ...new Set(proofs.map((proof) => proof.kind)),
];

/** Where a session is asked for: the site, or the box of one activity. */
export interface Place {
  organisationId: string;
  channelId: string | undefined;
  activityId: string | undefined;
}

/** Opens a guest's session: a new participant, known by this browser only. */
export const openGuest = async (tx: WriteTx, place: Place, now: Date): Promise<Session> => {
  const participantId = randomUUID();
  await tx.query('INSERT INTO participant (id, organisation_id, created_day) VALUES (?, ?, ?)', [
    participantId,
    place.organisationId,
    now.toISOString().slice(0, 10),
  ]);
  const visitor = { ...place, participantId, browserId: randomUUID(), proofs: [] };
  return { ...(await insertSession(tx, visitor, now)), proofs: [] };
};

/** Gives a visitor a new token with more proofs; the old one is worthless. Throws TokenInvalid when it already was. */
export const renewSession = async (
  tx: WriteTx,
  visitor: Visitor,
  change: { participantId: string; proofs: readonly VisitorProof[] },
  now: Date,
): Promise<Session> => {
  if (!(await revokeSession(tx, visitor.tokenHash, now))) throw new TokenInvalid();
  return { ...(await insertSession(tx, { ...visitor, ...change }, now)), proofs: kindsOf(change.proofs) };
};

/** Ends every session of a participant and forgets the proofs: nothing leads to the person any more. */
export const eraseParticipant = async (tx: WriteTx, participantId: string, now: Date): Promise<void> => {
  const sessions = await tx.query<{ token_hash: string }>(
    'SELECT token_hash FROM session WHERE participant_id = ?',
    [participantId],
  );
  for (const session of sessions) await revokeSession(tx, session.token_hash, now);
  await tx.query('DELETE FROM session WHERE participant_id = ?', [participantId]);
  await tx.query('DELETE FROM proof WHERE participant_id = ?', [participantId]);
};

/** Whose bearer token a request carries, from memory where it can be. */
export class Sessions {
  readonly #database: Database;
  readonly #channels: Channels;
  readonly #recent: Recent<Visitor>;
  readonly #stop: () => void;
  #waiting: { hash: string; resolve: (visitor: Promise<Visitor | undefined>) => void }[] = [];
  #changes = 0;

  constructor(database: Database, channels: Channels, most = 50_000) {
    this.#database = database;
    this.#channels = channels;
    this.#recent = new Recent(most);
    this.#stop = database.onChange((topics) => this.#forget(topics));
  }

  /** The visitor of a request; undefined without a token. Throws TokenInvalid or OriginUnknown. */
  async visitorOf(ctx: Context, now: Date): Promise<Visitor | undefined> {
    const header = ctx.req.headers.authorization;
    if (header === undefined) return undefined;
    const token = tokenIn(header);
    if (token === undefined) throw new TokenInvalid();
    const hash = hashToken(token);
    const visitor = this.#recent.get(hash) ?? (await this.#read(hash));
    if (visitor === undefined || visitor.expiresAt <= now) throw new TokenInvalid();
    await this.#checkPlace(ctx, visitor);
    return visitor;
  }

  // A token works only where it was given: on that channel's origins, in the box, or on our own pages.
  async #checkPlace(ctx: Context, visitor: Visitor): Promise<void> {
    const { origin } = ctx.req.headers;
    // Browsers leave Origin out of reads of one's own site.
    const own = origin === this.#channels.ownOrigin || (origin === undefined && ctx.method === 'GET');
    if (visitor.activityId !== undefined) {
      if (origin !== 'null') throw await this.#refuse(origin);
    } else if (visitor.channelId === undefined) {
      if (!own) throw await this.#refuse(origin);
    } else {
      const channel =
        origin === undefined ? undefined : await this.#channels.of(visitor.organisationId, origin);
      if (channel?.id !== visitor.channelId) throw await this.#refuse(origin);
    }
  }

  async #refuse(origin: string | undefined): Promise<Error> {
    const known = origin === 'null' || (origin !== undefined && (await this.#channels.known(origin)));
    return known ? new TokenInvalid() : new OriginUnknown();
  }

  async #read(hash: string): Promise<Visitor | undefined> {
    const before = this.#changes;
    const visitor = await this.#find(hash);
    // What was revoked while it was read is not remembered.
    if (visitor !== undefined && before === this.#changes) this.#recent.set(hash, visitor);
    return visitor;
  }

  // All tokens that arrive together are looked up in one read.
  #find(hash: string): Promise<Visitor | undefined> {
    return new Promise((resolve) => {
      this.#waiting.push({ hash, resolve });
      if (this.#waiting.length === 1) setImmediate(() => this.#findWaiting());
    });
  }

  #findWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const found = this.#database.read(async (tx) => {
      const visitors: (Visitor | undefined)[] = [];
      for (const { hash } of waiting) visitors.push(await findSession(tx, hash));
      return visitors;
    });
    waiting.forEach(({ resolve }, at) => resolve(found.then((visitors) => visitors[at])));
  }

  #forget(topics: ReadonlySet<string>): void {
    if (topics.has(EVERYTHING)) {
      this.#changes += 1;
      this.#recent.clear();
      return;
    }
    for (const topic of topics) {
      if (!topic.startsWith(PREFIX)) continue;
      this.#changes += 1;
      this.#recent.delete(topic.slice(PREFIX.length));
    }
  }

  /** Stops listening. */
  close(): void {
    this.#stop();
  }
}
