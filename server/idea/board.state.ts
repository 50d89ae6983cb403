import type { Board } from '../../contract/board.schema.js';
import type { ActivityKind } from '../../contract/activity.schema.js';
import type { ModerationReason } from '../../contract/comment.schema.js';
import { ideaStatuses } from '../../contract/idea.schema.js';
import type { ReadTx, Row } from '../database/door.js';
import type { KnownBoard } from './board.definition.js';

/** The kept numbers of a board, and its links. */
export interface BoardState extends Pick<
  Board,
  'ideas' | 'supports' | 'withdrawn' | 'version' | 'hidden' | 'statuses' | 'links'
> {
  /** Published ideas by category and by area. */
  categories: ReadonlyMap<string, number>;
  areas: ReadonlyMap<string, number>;
}

interface Numbers extends Row {
  ideas: number;
  supports: number;
  withdrawn: number;
  version: number;
}

/** The kept numbers of a board; `version` grows with each change. */
export const readBoardNumbers = async (tx: ReadTx, boardId: string): Promise<Numbers> => {
  const [row] = await tx.query<Numbers>(
    `SELECT b.ideas, b.supports, b.withdrawn, a.version FROM board b JOIN activity a ON a.id = b.activity_id
     WHERE b.activity_id = ?`,
    [boardId],
  );
  if (row === undefined) throw new Error(`There is no board ${boardId}.`);
  return row;
};

// What ideas became, and the other activities of the process.
const readLinks = async (tx: ReadTx, { id, processId }: KnownBoard): Promise<Board['links']> => {
  const rows = await tx.query<Row & { kind: ActivityKind; ref: string; title: string; ideas: number }>(
    `SELECT a.kind, a.ref, a.title, COUNT(w.idea_id) AS ideas FROM activity a
     LEFT JOIN idea_became w ON w.activity_id = a.id AND w.board_id = ?
     WHERE a.id <> ? AND (a.process_id = ? OR a.id IN (SELECT activity_id FROM idea_became WHERE board_id = ?))
     GROUP BY a.id, a.kind, a.ref, a.title, a.opens_at ORDER BY a.opens_at, a.ref LIMIT 50`,
    [id, id, processId ?? '', id],
  );
  return rows.map(({ kind, ref, title, ideas }) => ({ kind, ref, title, ideas: Number(ideas) }));
};

/** Reads the numbers that the public answer of a board is made of. */
export const readBoardState = async (tx: ReadTx, board: KnownBoard): Promise<BoardState> => {
  const { ideas, supports, withdrawn, version } = await readBoardNumbers(tx, board.id);
  const counts = await tx.query<Row & { kind: string; value: string; count: number }>(
    'SELECT kind, value, count FROM board_count WHERE board_id = ? AND count > 0 ORDER BY value',
    [board.id],
  );
  const of = (kind: string): Map<string, number> =>
    new Map(counts.filter((one) => one.kind === kind).map(({ value, count }) => [value, Number(count)]));
  const byStatus = of('status');
  return {
    ideas,
    supports,
    withdrawn,
    version,
    hidden: [...of('hidden')].map(([reason, count]) => ({ reason: reason as ModerationReason, count })),
    statuses: ideaStatuses
      .filter((status) => byStatus.has(status))
      .map((status) => ({ status, ideas: byStatus.get(status)! })),
    categories: of('category'),
    areas: of('area'),
    links: await readLinks(tx, board),
  };
};
