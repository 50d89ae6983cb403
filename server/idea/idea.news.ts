import type { Row, WriteTx } from '../database/door.js';

/** What is told at once to who follows an idea; `published` in a digest to who follows its board. */
export type IdeaNewsKind = 'published' | 'status' | 'reached' | 'meeting' | 'merged' | 'became';

/** The topic that says that there is news of ideas of a board. */
export const newsTopic = (boardId: string): string => `news:${boardId}`;

/** Keeps that something became of an idea, for who follows it; `item` says which of its kind. */
export const tellNews = async (
  tx: WriteTx,
  idea: { id: string; board_id: string },
  kind: IdeaNewsKind,
  now: Date,
  item = '',
): Promise<void> => {
  const [row] = await tx.query<Row & { number: number }>(
    'UPDATE board SET next_news = next_news + 1 WHERE activity_id = ? RETURNING next_news AS number',
    [idea.board_id],
  );
  await tx.query(
    'INSERT INTO idea_news (board_id, number, idea_id, kind, item, at) VALUES (?, ?, ?, ?, ?, ?)',
    [idea.board_id, row!.number, idea.id, kind, item, now],
  );
  tx.changed(newsTopic(idea.board_id));
};

/** Keeps that an idea was published, for who follows its board; an edit that was approved again is no news. */
export const tellPublished = async (
  tx: WriteTx,
  idea: { id: string; board_id: string },
  now: Date,
): Promise<void> => {
  const told = await tx.query("SELECT 1 FROM idea_news WHERE idea_id = ? AND kind = 'published'", [idea.id]);
  if (told.length === 0) await tellNews(tx, idea, 'published', now);
};
