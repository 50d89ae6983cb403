import { randomUUID, timingSafeEqual } from 'node:crypto';
import type {
  SubscriptionAsked,
  SubscriptionCode,
  SubscriptionInput,
} from '../../contract/subscription.schema.js';
import {
  findActivity,
  underIdea,
  type Activities,
  type KnownActivity,
} from '../activity/activity.service.js';
import { CodeWrong, InvalidInput, NotFound } from '../core/errors.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx, Row, WriteTx } from '../database/door.js';
import type { Channels } from '../channel/channel.service.js';
import { Pressure, type Identity } from '../identity/identity.service.js';
import { CODE_MINUTES, newMailCode, normalAddress } from '../identity/mail-code.service.js';
import type { Once } from '../identity/proving.service.js';
import { checkVisitor } from '../identity/voter.service.js';
import { spendWork, type Work } from '../identity/work.service.js';
import { tokenHash, type SubscriptionKeys } from './subscription.keys.js';
import { attemptAt, confirm, insertAsked } from './subscription.store.js';
import { confirmMail, type SubscriptionAbout } from './subscription.text.js';

/** What subscriptions lean on. */
export interface SubscriptionParts {
  database: Database;
  activities: Activities;
  channels: Channels;
  identity: Identity;
  keys: SubscriptionKeys;
}

/** What the page about a subscription may tell to whoever has its link. */
export interface Ending {
  title: string;
  language: string;
  about: SubscriptionAbout;
}

/** Requests a minute from one site that are taken as people's. */
const A_MINUTE = 60;

interface Found extends Row {
  kind: string;
  idea: string | null;
  title: string;
  language: string;
  subject_id: string;
}

/** Who gets mail about which threads. */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #pressure = new Pressure(A_MINUTE);

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /**
   * Asks for mail; a code goes to the address. The answer is the same for every address, also for one that gets mail
   * already or too much of it. Throws NotFound, TokenInvalid, TooManyRequests and what proof of work throws.
   */
  async subscribe(
    input: SubscriptionInput,
    { visitor, origin }: { visitor: Visitor; origin: string | undefined },
    now: Date,
    once: Once,
  ): Promise<SubscriptionAsked> {
    const { identity, keys } = this.#parts;
    const { mailHashes, outbox, rateLimits } = identity;
    const { activity, subject, title, about } = await this.#target(input, visitor);
    const work = await this.#work(input.work, visitor, origin, now);
    const { organisationId, language } = activity;
    await rateLimits.use('organisationMail', organisationId, undefined);
    const email = normalAddress(input.email);
    const addressHash = mailHashes.address(organisationId, email);
    const allowed = await rateLimits.allows('addressMail', addressHash);
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString();
    let code: string | undefined;
    const answer = await once(async (tx) => {
      await spendWork(tx, work);
      const fresh = newMailCode();
      const { challenge } = fresh;
      const id = randomUUID();
      const token = keys.token({ activity: activity.id, subject, addressHash });
      await insertAsked(tx, {
        id,
        organisation_id: organisationId,
        activity_id: activity.id,
        subject_id: subject,
        address_hash: addressHash,
        address_sealed: keys.seal(id, { email, token }),
        person_hash: keys.person(visitor.participantId),
        language,
        challenge,
        // An address that gets too many mails gets no code that can be guessed.
        code_hash: mailHashes.code(challenge, allowed ? fresh.code : 'none'),
        expires_at: expiresAt,
      });
      code = fresh.code;
      return { challenge, expiresAt };
    });
    if (allowed && code !== undefined) {
      const { organisation } = activity;
      outbox.post(
        confirmMail({ to: email, code, minutes: CODE_MINUTES, organisation, title, about, language }),
      );
    }
    return answer;
  }

  /** Confirms a subscription. Throws CodeWrong; five wrong codes end the challenge. */
  async confirm(
    { challenge, code }: SubscriptionCode,
    visitor: Visitor,
    now: Date,
    once: Once,
  ): Promise<void> {
    const { identity, keys } = this.#parts;
    const typed = Buffer.from(identity.mailHashes.code(challenge, code.replace(/\D/g, '')));
    await once(async (tx) => {
      const asked = await attemptAt(tx, challenge, now);
      // A refusal is answered, not thrown, so that the attempt counts.
      if (asked === undefined || asked.organisation_id !== visitor.organisationId) return new CodeWrong();
      if (!timingSafeEqual(typed, Buffer.from(asked.code_hash))) return new CodeWrong();
      await confirm(tx, asked, tokenHash(keys.open(asked.id, asked.address_sealed).token), now);
      return undefined;
    });
  }

  /** What the link in a mail would end; nothing when that has ended, or never was. */
  async ending(token: string): Promise<Ending | undefined> {
    const [found] = await this.#parts.database.read((tx) =>
      tx.query<Found>(
        `SELECT a.kind, a.title, s.language, s.subject_id, i.title AS idea FROM subscription s
         JOIN activity a ON a.id = s.activity_id LEFT JOIN idea i ON i.id = s.subject_id
         WHERE s.unsubscribe_hash = ?`,
        [tokenHash(token)],
      ),
    );
    if (found === undefined) return undefined;
    const { kind, title, language, subject_id: subject, idea } = found;
    if (kind === 'board') return { title: idea ?? title, language, about: subject === '' ? 'board' : 'idea' };
    return { title, language, about: subject === '' ? 'thread' : 'replies' };
  }

  /** Ends the subscription of this token, and nothing else. Does nothing when it has ended. */
  async end(token: string): Promise<void> {
    await this.#parts.database.write((tx) =>
      tx.query('DELETE FROM subscription WHERE unsubscribe_hash = ?', [tokenHash(token)]),
    );
  }

  /** Whether a participant gets mail about all of a thread, by this address or as whoever asked for it. */
  async covers(tx: ReadTx, activityId: string, participantId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM subscription WHERE activity_id = ? AND subject_id = '' AND confirmed_at IS NOT NULL
       AND (person_hash = ? OR address_hash IN (${addressesOf})) LIMIT 1`,
      [activityId, this.#parts.keys.person(participantId), participantId],
    );
    return rows.length > 0;
  }

  /** The ideas of a board that a participant gets mail about, `''` for new ones, by this address or as whoever asked for it. */
  async followsOf(tx: ReadTx, boardId: string, participantId: string): Promise<string[]> {
    const rows = await tx.query<Row & { id: string }>(
      `SELECT DISTINCT subject_id AS id FROM subscription WHERE activity_id = ? AND confirmed_at IS NOT NULL
       AND (person_hash = ? OR address_hash IN (${addressesOf})) ORDER BY subject_id`,
      [boardId, this.#parts.keys.person(participantId), participantId],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends all mail to a participant: for an erasure, before the proofs are forgotten. Answers how many ended. */
  async erase(tx: WriteTx, participantId: string): Promise<number> {
    const rows = await tx.query(
      `DELETE FROM subscription WHERE person_hash = ? OR address_hash IN (${addressesOf}) RETURNING id`,
      [this.#parts.keys.person(participantId), participantId],
    );
    return rows.length;
  }

  /** What a participant gets mail about, for an export. */
  ofParticipant(
    tx: ReadTx,
    participantId: string,
  ): Promise<{ ref: string; kind: string; subject: string; confirmed_at: string }[]> {
    return tx.query(
      `SELECT a.ref, a.kind, s.subject_id AS subject, s.confirmed_at FROM subscription s
       JOIN activity a ON a.id = s.activity_id
       WHERE s.confirmed_at IS NOT NULL AND (s.person_hash = ? OR s.address_hash IN (${addressesOf}))
       ORDER BY s.confirmed_at, s.id`,
      [this.#parts.keys.person(participantId), participantId],
    );
  }

  /** Two participants turned out to be one: what the first asked for is the second's. */
  async merge(tx: WriteTx, from: string, into: string): Promise<void> {
    const { person } = this.#parts.keys;
    await tx.query('UPDATE subscription SET person_hash = ? WHERE person_hash = ?', [
      person(into),
      person(from),
    ]);
  }

  async #target(
    { thread, comment, idea, board }: SubscriptionInput,
    visitor: Visitor,
  ): Promise<{ activity: KnownActivity; subject: string; title: string; about: SubscriptionAbout }> {
    if (idea !== undefined && (thread ?? comment) !== undefined)
      throw new InvalidInput([{ at: '/idea', rule: 'either', detail: 'stands alone, without a thread' }]);
    if (board !== undefined && (thread ?? comment ?? idea) !== undefined)
      throw new InvalidInput([{ at: '/board', rule: 'either', detail: 'stands alone' }]);
    if (idea !== undefined) return this.#idea(idea, visitor);
    const { activities } = this.#parts;
    if (board !== undefined) return this.#board(await activities.byRef(board), visitor);
    const under = underIdea.exec(thread ?? '')?.[1];
    // Mail about an idea tells what is said under it, too.
    if (under !== undefined && comment === undefined) return this.#idea(under, visitor);
    const activity = await activities.byRef(thread ?? '');
    if (activity.kind !== 'thread') throw new NotFound('thread');
    checkVisitor(visitor, await activities.homeOf(activity.ref));
    if (comment !== undefined) await this.#checkComment(activity.id, comment, visitor);
    const about = comment === undefined ? 'thread' : 'replies';
    return { activity, subject: comment ?? '', title: activity.title, about };
  }

  #board(activity: KnownActivity, visitor: Visitor) {
    if (activity.kind !== 'board') throw new NotFound('board');
    checkVisitor(visitor, activity);
    return { activity, subject: '', title: activity.title, about: 'board' as const };
  }

  async #idea(id: string, visitor: Visitor) {
    return this.#parts.database.read(async (tx) => {
      const [found] = await tx.query<
        Row & { ref: string; title: string; state: string; participant_id: string | null }
      >(
        `SELECT a.ref, i.title, i.state, i.participant_id FROM idea i JOIN activity a ON a.id = i.board_id
         WHERE i.id = ?`,
        [id],
      );
      const own = found?.participant_id === visitor.participantId && found.state === 'pending';
      if (found === undefined || (found.state !== 'published' && !own)) throw new NotFound('idea');
      const activity = (await findActivity(tx, found.ref))!;
      checkVisitor(visitor, activity);
      return { activity, subject: id, title: found.title, about: 'idea' as const };
    });
  }

  async #checkComment(activityId: string, comment: string, visitor: Visitor): Promise<void> {
    const [found] = await this.#parts.database.read((tx) =>
      tx.query<Row & { state: string; participant_id: string | null }>(
        'SELECT state, participant_id FROM comment WHERE id = ? AND thread_id = ?',
        [comment, activityId],
      ),
    );
    const own = found?.participant_id === visitor.participantId && found.state === 'pending';
    if (found?.state !== 'published' && !own) throw new NotFound('comment');
  }

  async #work(
    solution: string | undefined,
    visitor: Visitor,
    origin: string | undefined,
    now: Date,
  ): Promise<Work | undefined> {
    const { identity, channels } = this.#parts;
    const { organisationId, channelId, activityId } = visitor;
    const site = channelId ?? activityId ?? organisationId;
    const channel = origin === undefined ? undefined : await channels.of(organisationId, origin);
    const busy =
      channel?.underPressure || this.#pressure.high(site, now) || identity.pressure.high(site, now);
    const work = busy ? await identity.work.check(solution, now) : undefined;
    this.#pressure.count(site, now);
    return work;
  }
}

// Addresses that a participant proved; `?` is the participant.
const addressesOf = "SELECT subject_hash FROM proof WHERE participant_id = ? AND kind = 'email'";

/** Two threads became one: mail of the first goes on about the second, from what is published next. */
export const moveSubscriptions = async (tx: WriteTx, from: string, into: string): Promise<void> => {
  const last = 'COALESCE((SELECT MAX(published) FROM comment WHERE thread_id = ?), 0)';
  await tx.query(
    `UPDATE subscription SET activity_id = ?, told = ${last}, told_official = ${last} WHERE activity_id = ?`,
    [into, into, into, from],
  );
};

/** Ends all mail about an activity: at the end of its retention, before it is deleted. */
export const endSubscriptionsTo = async (tx: WriteTx, activityId: string): Promise<void> => {
  await tx.query('DELETE FROM subscription WHERE activity_id = ?', [activityId]);
};
