import type { Row, WriteTx } from '../database/door.js';

/** What is told at once to who follows an idea. */
export type IdeaNewsKind = 'status' | 'reached' | 'meeting' | 'merged' | 'became';

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
