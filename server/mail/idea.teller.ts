import type { Database, Row, WriteTx } from '../database/door.js';
import { newestOf, newIdeasFor, tidingsFor, type IdeaNotice, type IdeaPart } from './idea.tidings.js';
import type { MailQueue } from './mail.queue.js';
import type { SubscriptionKeys } from './subscription.keys.js';
import { ofBoard, subscriptionsOf, ToldElsewhere, type Subscription } from './subscription.store.js';

/** Milliseconds for which news is kept; mail that waits is given up long before. */
const KEPT = 30 * 24 * 3_600_000;
/** Addresses that are looked at in one commit. */
const TOGETHER = 50;

/** What the teller leans on. */
export interface IdeaTellerParts {
  database: Database;
  queue: MailQueue;
  keys: SubscriptionKeys;
}

interface Group extends Row {
  activity_id: string;
  address_hash: string;
}

/**
 * Tells who follows ideas what became of them: answers, and what the organisation says in the conversation, at once;
 * what others say there, and which ideas are new on a board, in a digest, at most once a day for an address and a
 * board.
 */
export class IdeaTeller {
  readonly #parts: IdeaTellerParts;

  constructor(parts: IdeaTellerParts) {
    this.#parts = parts;
  }

  /** Puts in the queue what is told at once. */
  async news(now: Date): Promise<void> {
    await this.#each(
      `SELECT DISTINCT s.activity_id, s.address_hash FROM idea_news n
         JOIN subscription s ON s.subject_id = n.idea_id AND s.told_news < n.number
       WHERE s.confirmed_at IS NOT NULL
       UNION SELECT s.activity_id, s.address_hash FROM subscription s
         JOIN thread t ON t.idea_id = s.subject_id
         JOIN comment c ON c.thread_id = t.activity_id AND c.published > s.told_official
       WHERE s.confirmed_at IS NOT NULL AND c.official IS NOT NULL AND c.state = 'published'`,
      [],
      (tx, group) => this.#tell(tx, group, 'idea-news', now),
    );
  }

  /** Puts digests in the queue that are due, and forgets news of long ago. */
  async digests(now: Date, yesterday: string): Promise<void> {
    await this.#each(
      `SELECT s.activity_id, s.address_hash FROM subscription s JOIN thread t ON t.idea_id = s.subject_id
       WHERE s.confirmed_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM comment c WHERE c.thread_id = t.activity_id AND c.published > s.told)
       GROUP BY s.activity_id, s.address_hash
       HAVING COALESCE(MAX(s.told_at), MIN(s.confirmed_at)) <= ?
       UNION SELECT s.activity_id, s.address_hash FROM subscription s
       WHERE s.confirmed_at IS NOT NULL AND s.subject_id = '' AND COALESCE(s.told_at, s.confirmed_at) <= ?
         AND EXISTS (SELECT 1 FROM idea_news n
           WHERE n.board_id = s.activity_id AND n.number > s.told_news AND n.kind = 'published')`,
      [yesterday, yesterday],
      (tx, group) => this.#tell(tx, group, 'idea-digest', now),
    );
    const before = new Date(now.getTime() - KEPT);
    await this.#parts.database.write((tx) => tx.query('DELETE FROM idea_news WHERE at < ?', [before]));
  }

  async #each(
    sql: string,
    parameters: readonly unknown[],
    tell: (tx: WriteTx, group: Group) => Promise<void>,
  ): Promise<void> {
    const { database } = this.#parts;
    const groups = await database.read((tx) => tx.query<Group>(sql, parameters));
    const elsewhere = (error: unknown): void => {
      if (!(error instanceof ToldElsewhere)) throw error;
    };
    for (let at = 0; at < groups.length; at += TOGETHER)
      await Promise.all(
        groups
          .slice(at, at + TOGETHER)
          .map((group) => database.write((tx) => tell(tx, group)).catch(elsewhere)),
      );
  }

  async #tell(tx: WriteTx, group: Group, kind: IdeaNotice['kind'], now: Date): Promise<void> {
    const { queue, keys } = this.#parts;
    const notice: IdeaNotice = { kind, board: group.activity_id, parts: [] };
    const moves: { subscription: Subscription; part: IdeaPart }[] = [];
    for (const subscription of await subscriptionsOf(tx, group.activity_id, group.address_hash)) {
      const newest = await newestOf(tx, subscription);
      const part = partOf(subscription, kind, newest);
      moves.push({ subscription, part });
      const tells = ofBoard(subscription)
        ? (await newIdeasFor(tx, part, subscription, keys)).length > 0
        : await tidingsFor(tx, kind, part, subscription, keys);
      if (tells) notice.parts.push(part);
    }
    const told = notice.parts.length > 0 ? now.toISOString() : undefined;
    // Another process that tells the same waits here, and then finds that it was told.
    for (const { subscription, part } of moves) await moveOn(tx, subscription, kind, part, told);
    if (told !== undefined) await queue.put(tx, notice, now);
  }
}

const partOf = (
  { id, told, told_official, told_news, subject_id }: Subscription,
  kind: IdeaNotice['kind'],
  newest: { news: number; published: number },
): IdeaPart => ({
  subscription: id,
  // A digest tells what others said and which ideas are new; what became of one was told at once.
  news: {
    after: told_news,
    upTo: (kind === 'idea-digest') === (subject_id === '') ? newest.news : told_news,
  },
  comments: { after: kind === 'idea-news' ? told_official : told, upTo: newest.published },
  official: told_official,
});

// Moves a subscription on from exactly what was read. Throws ToldElsewhere.
const moveOn = async (
  tx: WriteTx,
  subscription: Subscription,
  kind: IdeaNotice['kind'],
  { news, comments }: IdeaPart,
  mailedAt: string | undefined,
): Promise<void> => {
  const { id, told, told_at, told_official, told_news } = subscription;
  const official = Math.max(told_official, comments.upTo);
  const next =
    kind === 'idea-news'
      ? [told, told_at, official, news.upTo]
      : [comments.upTo, mailedAt ?? told_at, official, news.upTo];
  const rows = await tx.query(
    `UPDATE subscription SET told = ?, told_at = ?, told_official = ?, told_news = ?
     WHERE id = ? AND told = ? AND told_official = ? AND told_news = ? RETURNING id`,
    [...next, id, told, told_official, told_news],
  );
  if (rows.length === 0) throw new ToldElsewhere();
};
