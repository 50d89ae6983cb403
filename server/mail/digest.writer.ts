import type { Database, ReadTx, Row } from '../database/door.js';
import type { Mail } from '../identity/identity.service.js';
import { commentsOf, telling, type Notice, type NoticePart } from './digest.notice.js';
import { MOST, type TellableComment } from './digest.read.js';
import { digestMail, type ToldPart } from './digest.text.js';
import type { Subscriber, SubscriptionKeys } from './subscription.keys.js';
import { subscriptionColumns, type Subscription } from './subscription.store.js';

/** What the words of a mail are made from. */
export interface WriterParts {
  database: Database;
  keys: SubscriptionKeys;
  publicUrl: string;
}

/** Comments that one part of a mail shows. */
export const SHOWN = 20;

interface Thread extends Row {
  ref: string;
  title: string;
  organisation: string;
}

/** The page on which one subscription is ended. */
export const stopLink = (publicUrl: string, token: string): string => `${publicUrl}/unsubscribe/${token}`;

/** Where a comment stands, for years. */
export const commentLink = (publicUrl: string, ref: string, id: string): string =>
  `${publicUrl}/a/${ref}?reactie=${id}#reactie-${id}`;

const findThread = async (tx: ReadTx, id: string): Promise<Thread | undefined> => {
  const [row] = await tx.query<Thread>(
    `SELECT a.ref, a.title, o.name AS organisation FROM activity a
     JOIN organisation o ON o.id = a.organisation_id WHERE a.id = ?`,
    [id],
  );
  return row;
};

// A subscription that ended meanwhile, or that went along to another thread, is told nothing of this one.
const findSubscriptions = async (tx: ReadTx, notice: Notice): Promise<Subscription[]> => {
  const found: Subscription[] = [];
  for (const { subscription } of notice.parts)
    found.push(
      ...(await tx.query<Subscription>(
        `SELECT ${subscriptionColumns} FROM subscription
         WHERE id = ? AND activity_id = ? AND confirmed_at IS NOT NULL`,
        [subscription, notice.activity],
      )),
    );
  return found;
};

const toldPart = (
  comments: readonly TellableComment[],
  { ref, replies, token }: { ref: string; replies: boolean; token: string },
  publicUrl: string,
): ToldPart => ({
  replies,
  comments: comments.slice(0, SHOWN).map((comment) => ({
    name: comment.name ?? comment.pseudonym,
    official: comment.official ?? undefined,
    body: comment.body,
    link: commentLink(publicUrl, ref, comment.id),
  })),
  left: comments.length > MOST ? 'many' : Math.max(0, comments.length - SHOWN),
  stop: stopLink(publicUrl, token),
});

/** Makes the words of a mail that is sent now, by what is published now; nothing when there is nothing left to tell. */
export const writeNotice = (
  { database, keys, publicUrl }: WriterParts,
  notice: Notice,
): Promise<Mail | undefined> =>
  database.read(async (tx) => {
    const thread = await findThread(tx, notice.activity);
    if (thread === undefined) return undefined;
    const parts: ToldPart[] = [];
    let to: Subscriber | undefined;
    let language = '';
    for (const subscription of telling(await findSubscriptions(tx, notice))) {
      const part = notice.parts.find((one): one is NoticePart => one.subscription === subscription.id)!;
      const comments = await commentsOf(tx, notice, part, subscription, keys);
      if (comments.length === 0) continue;
      const subscriber = keys.open(subscription.id, subscription.address_sealed);
      const replies = subscription.subject_id !== '';
      parts.push(toldPart(comments, { ref: thread.ref, replies, token: subscriber.token }, publicUrl));
      to ??= subscriber;
      language ||= subscription.language;
    }
    if (to === undefined) return undefined;
    const { organisation, title, ref } = thread;
    const link = `${publicUrl}/a/${ref}`;
    return digestMail({ to: to.email, kind: notice.kind, organisation, title, link, parts, language });
  });
