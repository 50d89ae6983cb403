import { faultOf, type Logger } from '../core/log.js';
import type { Database, Row, WriteTx } from '../database/door.js';
import { EVERYTHING } from '../database/topics.js';
import { commentsOf, telling, type Notice, type NoticePart } from './digest.notice.js';
import { lastPublished } from './digest.read.js';
import { IdeaTeller } from './idea.teller.js';
import type { MailQueue } from './mail.queue.js';
import type { SubscriptionKeys } from './subscription.keys.js';
import {
  forgetUnconfirmed,
  subscriptionsOf,
  ToldElsewhere,
  type Subscription,
} from './subscription.store.js';

const DAY = 24 * 3_600_000;
/** Milliseconds between two looks for official answers where something was published. */
const SOON = 5_000;
/** Looks between two looks for all that is due. */
const LOOKS = 12;
/** Addresses that are looked at in one commit. */
const TOGETHER = 50;
const PUBLISHED = /^(published|news):/;

/** What the digester leans on. */
export interface DigesterParts {
  database: Database;
  queue: MailQueue;
  keys: SubscriptionKeys;
  now(): Date;
  log: Logger;
}

const whereToldElsewhere = (error: unknown): void => {
  if (!(error instanceof ToldElsewhere)) throw error;
};

/** An address with what it gets mail about in one thread. */
interface Group extends Row {
  activity_id: string;
  address_hash: string;
}

/**
 * Looks for what is new and puts mail about it in the queue, beside the posts and never in their way: an answer of the
 * organisation at once, the rest in a digest, at most once a day for an address and a thread. Several processes may do
 * it side by side: what was told moves on in the same commit as the mail.
 */
export class Digester {
  readonly #parts: DigesterParts;
  readonly #ideas: IdeaTeller;
  readonly #stopListening: () => void;
  #published = true;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: DigesterParts) {
    this.#parts = parts;
    this.#ideas = new IdeaTeller(parts);
    this.#stopListening = parts.database.onChange((topics) => {
      for (const topic of topics) if (topic === EVERYTHING || PUBLISHED.test(topic)) this.#published = true;
    });
  }

  /** Puts in the queue all that is to be told now; only official answers without `digests`. */
  tick(digests = true): Promise<void> {
    return (this.#running = (this.#running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.#run(digests)));
  }

  /** Looks from now on. */
  start(): void {
    const { log } = this.#parts;
    let looks = 0;
    this.#timer ??= setInterval(() => {
      const all = looks++ % LOOKS === 0;
      if (all || this.#published)
        this.tick(all).catch((error: unknown) => log.error(faultOf(error), 'mail about threads is late'));
    }, SOON).unref();
  }

  /** Stops looking, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopListening();
    clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  async #run(digests: boolean): Promise<void> {
    const { database, now } = this.#parts;
    const moment = now();
    this.#published = false;
    await this.#official(moment);
    await this.#ideas.news(moment);
    if (!digests) return;
    await this.#digests(moment);
    await this.#ideas.digests(moment, new Date(moment.getTime() - DAY).toISOString());
    await database.write((tx) => forgetUnconfirmed(tx, moment));
  }

  async #official(now: Date): Promise<void> {
    const threads = await this.#parts.database.read((tx) =>
      tx.query<Row & { thread_id: string; up_to: number }>(
        `SELECT c.thread_id, MAX(c.published) AS up_to
         FROM (SELECT activity_id, MIN(told_official) AS told FROM subscription
               WHERE confirmed_at IS NOT NULL GROUP BY activity_id) s
         JOIN comment c ON c.thread_id = s.activity_id AND c.published > s.told
         WHERE c.official IS NOT NULL AND c.state = 'published' GROUP BY c.thread_id`,
      ),
    );
    for (const { thread_id, up_to } of threads)
      await this.#each(
        `SELECT DISTINCT activity_id, address_hash FROM subscription
         WHERE activity_id = ? AND confirmed_at IS NOT NULL AND told_official < ?`,
        [thread_id, up_to],
        (tx, group) => this.#tell(tx, group, 'official', up_to, now),
      );
  }

  async #digests(now: Date): Promise<void> {
    const yesterday = new Date(now.getTime() - DAY).toISOString();
    await this.#each(
      `SELECT s.activity_id, s.address_hash FROM subscription s WHERE s.confirmed_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM comment c WHERE c.thread_id = s.activity_id AND c.published > s.told)
       GROUP BY s.activity_id, s.address_hash
       HAVING COALESCE(MAX(s.told_at), MIN(s.confirmed_at)) <= ?`,
      [yesterday],
      async (tx, group) => this.#tell(tx, group, 'digest', await lastPublished(tx, group.activity_id), now),
    );
  }

  async #each(
    sql: string,
    parameters: readonly unknown[],
    tell: (tx: WriteTx, group: Group) => Promise<void>,
  ): Promise<void> {
    const { database } = this.#parts;
    const groups = await database.read((tx) => tx.query<Group>(sql, parameters));
    for (let at = 0; at < groups.length; at += TOGETHER)
      await Promise.all(
        groups.slice(at, at + TOGETHER).map(async (group) => {
          await database.write((tx) => tell(tx, group)).catch(whereToldElsewhere);
        }),
      );
  }

  async #tell(tx: WriteTx, group: Group, kind: Notice['kind'], upTo: number, now: Date): Promise<void> {
    const { queue, keys } = this.#parts;
    const subscriptions = await subscriptionsOf(tx, group.activity_id, group.address_hash);
    const notice: Notice = { kind, activity: group.activity_id, upTo, parts: [] };
    for (const subscription of telling(subscriptions)) {
      const part = partOf(subscription, kind);
      const comments = await commentsOf(tx, notice, part, subscription, keys);
      if (comments.length > 0) notice.parts.push(part);
    }
    const told = notice.parts.length > 0;
    // Another process that tells the same waits here, and then finds that it was told.
    for (const subscription of subscriptions)
      await moveOn(tx, subscription, kind, upTo, told ? now : undefined);
    if (told) await queue.put(tx, notice, now);
  }
}

const partOf = ({ id, told, told_official }: Subscription, kind: Notice['kind']): NoticePart => ({
  subscription: id,
  after: kind === 'official' ? told_official : told,
  told: told_official,
});

// Moves a subscription on from exactly what was read. A digest tells official answers too, so that none is looked for
// again. Throws ToldElsewhere.
const moveOn = async (
  tx: WriteTx,
  subscription: Subscription,
  kind: Notice['kind'],
  upTo: number,
  mailedAt: Date | undefined,
): Promise<void> => {
  const { id, told, told_at, told_official } = subscription;
  const official = Math.max(told_official, upTo);
  const digest = kind === 'digest';
  const next = digest ? [upTo, mailedAt?.toISOString() ?? told_at, official] : [told, told_at, official];
  const rows = await tx.query(
    `UPDATE subscription SET told = ?, told_at = ?, told_official = ?
     WHERE id = ? AND told = ? AND told_official = ? RETURNING id`,
    [...next, id, told, told_official],
  );
  if (rows.length === 0) throw new ToldElsewhere();
};
