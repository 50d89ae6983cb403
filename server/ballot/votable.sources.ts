import type { IdeaSource } from '../../contract/activity.schema.js';
import type { ReadTx, Row } from '../database/door.js';

/** The ideas that options or projects were made of, by the id of these. */
export type Sources = ReadonlyMap<string, IdeaSource>;

/** Reads which ideas became part of a vote. */
export const readSources = async (tx: ReadTx, activityId: string): Promise<Sources> => {
  const rows = await tx.query<Row & { item_id: string; idea_id: string; ref: string }>(
    `SELECT b.item_id, b.idea_id, a.ref FROM idea_became b JOIN activity a ON a.id = b.board_id
     WHERE b.activity_id = ? ORDER BY b.at, b.idea_id`,
    [activityId],
  );
  return new Map(rows.map(({ item_id: item, idea_id: idea, ref: board }) => [item, { board, idea }]));
};

/** An option or project with the idea that it was made of. */
export const withSource = <Item extends { id: string }>(
  item: Item,
  sources: Sources,
): Item & { from?: IdeaSource } => {
  const from = sources.get(item.id);
  return from === undefined ? item : { ...item, from };
};
