import type { IdeaStatus } from '../../contract/idea.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import { lastPublished, readSpan, type TellableComment } from './digest.read.js';
import type { SubscriptionKeys } from './subscription.keys.js';
import type { Subscription } from './subscription.store.js';

/** What a follower of an idea, or of its board, is told of: from where to where, by the numbers of news and of publications. */
export interface IdeaPart {
  subscription: string;
  news: { after: number; upTo: number };
  comments: { after: number; upTo: number };
  /** Answers of the organisation up to here were told at once. */
  official: number;
}

/** A mail about ideas that waits: what to tell, not in which words. */
export interface IdeaNotice {
  kind: 'idea-news' | 'idea-digest';
  board: string;
  parts: IdeaPart[];
}

/** Something that became of an idea. */
export type Tiding =
  | { kind: 'status'; status: IdeaStatus; response: string | null; who: string | null }
  | { kind: 'reached' | 'meeting'; day: string }
  | { kind: 'merged'; id: string; title: string }
  | { kind: 'became'; ref: string; title: string };

/** An idea with what there is to tell of it. */
export interface IdeaTidings {
  id: string;
  title: string;
  tidings: Tiding[];
  comments: TellableComment[];
}

interface Followed extends Row {
  id: string;
  title: string;
  reached_at: string | null;
  meeting_day: string | null;
  merged_into: string | null;
  merged_title: string | null;
  thread_id: string | null;
}

interface News extends Row {
  kind: Tiding['kind'] | 'published';
  item: string;
}

// An idea that shows no more is told nothing of.
const findFollowed = async (tx: ReadTx, id: string): Promise<Followed | undefined> => {
  const [row] = await tx.query<Followed>(
    `SELECT i.id, i.title, i.reached_at, i.meeting_day, i.merged_into, m.title AS merged_title,
       t.activity_id AS thread_id
     FROM idea i LEFT JOIN idea m ON m.id = i.merged_into LEFT JOIN thread t ON t.idea_id = i.id
     WHERE i.id = ? AND i.state = 'published'`,
    [id],
  );
  return row;
};

const tidingOf = async (tx: ReadTx, idea: Followed, { kind, item }: News): Promise<Tiding[]> => {
  switch (kind) {
    case 'status': {
      const rows = await tx.query<Row & { status: IdeaStatus; response: string | null; who: string | null }>(
        'SELECT status, response, who FROM idea_status WHERE idea_id = ? AND number = ?',
        [idea.id, Number(item)],
      );
      return rows.map(({ status, response, who }) => ({ kind, status, response, who }));
    }
    // Told to who follows the board.
    case 'published':
      return [];
    case 'reached':
      return idea.reached_at === null ? [] : [{ kind, day: idea.reached_at }];
    case 'meeting':
      return idea.meeting_day === null ? [] : [{ kind, day: idea.meeting_day }];
    case 'merged':
      return idea.merged_into === null || !idea.merged_title
        ? []
        : [{ kind, id: idea.merged_into, title: idea.merged_title }];
    case 'became': {
      const rows = await tx.query<Row & { ref: string; title: string }>(
        'SELECT ref, title FROM activity WHERE id = ?',
        [item],
      );
      return rows.map(({ ref, title }) => ({ kind, ref, title }));
    }
  }
};

/** New ideas of a board that are looked at for one mail. */
export const MOST_NEW = 100;

/** The ideas that were published on a board since its follower was told, without their own; at most so many. */
export const newIdeasFor = async (
  tx: ReadTx,
  { news }: IdeaPart,
  { activity_id: board, person_hash }: Pick<Subscription, 'activity_id' | 'person_hash'>,
  keys: SubscriptionKeys,
): Promise<{ id: string; title: string }[]> => {
  const rows = await tx.query<Row & { id: string; title: string; participant_id: string | null }>(
    `SELECT i.id, i.title, i.participant_id FROM idea_news n JOIN idea i ON i.id = n.idea_id
     WHERE n.board_id = ? AND n.number > ? AND n.number <= ? AND n.kind = 'published' AND i.state = 'published'
     ORDER BY n.number LIMIT ${MOST_NEW}`,
    [board, news.after, news.upTo],
  );
  return rows.filter(({ participant_id: writer }) => writer === null || keys.person(writer) !== person_hash);
};

/** What there is to tell now to one follower; nothing where the idea shows no more. */
export const tidingsFor = async (
  tx: ReadTx,
  kind: IdeaNotice['kind'],
  part: IdeaPart,
  subscription: Pick<Subscription, 'subject_id' | 'person_hash'>,
  keys: SubscriptionKeys,
): Promise<IdeaTidings | undefined> => {
  const idea = await findFollowed(tx, subscription.subject_id);
  if (idea === undefined) return undefined;
  const news = await tx.query<News>(
    'SELECT kind, item FROM idea_news WHERE idea_id = ? AND number > ? AND number <= ? ORDER BY number',
    [idea.id, part.news.after, part.news.upTo],
  );
  const tidings: Tiding[] = [];
  for (const one of news) tidings.push(...(await tidingOf(tx, idea, one)));
  const official = kind === 'idea-news';
  const comments =
    idea.thread_id === null
      ? []
      : await readSpan(
          tx,
          { thread: idea.thread_id, subject: '', ...part.comments, official, told: part.official },
          (participant) => keys.person(participant) === subscription.person_hash,
        );
  if (tidings.length === 0 && comments.length === 0) return undefined;
  return { id: idea.id, title: idea.title, tidings, comments };
};

/** Up to where there is something to tell of an idea now. */
export const newestOf = async (
  tx: ReadTx,
  { activity_id: board, subject_id: idea }: Subscription,
): Promise<{ news: number; published: number }> => {
  const [row] = await tx.query<Row & { next_news: number }>(
    'SELECT next_news FROM board WHERE activity_id = ?',
    [board],
  );
  const [thread] = await tx.query<Row & { id: string }>(
    'SELECT activity_id AS id FROM thread WHERE idea_id = ?',
    [idea],
  );
  return { news: row?.next_news ?? 0, published: thread ? await lastPublished(tx, thread.id) : 0 };
};
