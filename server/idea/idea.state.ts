import type { ModerationReason } from '../../contract/comment.schema.js';
import type { IdeaState, IdeaStatus } from '../../contract/idea.schema.js';
import type { Row, WriteTx } from '../database/door.js';
import { showPictures } from '../image/image.service.js';
import { boardTopic, ideaTopic } from './board.definition.js';
import { tellPublished } from './idea.news.js';
import { index, unindex } from './idea.index.js';

/** What a change of an idea needs to know of it. */
export interface IdeaStanding extends Row {
  id: string;
  board_id: string;
  number: number;
  participant_id: string | null;
  state: IdeaState;
  reason: ModerationReason | null;
  title: string;
  body: string;
  category: string | null;
  area: string | null;
  status: IdeaStatus;
  supports: number;
  comments: number;
  created_at: string;
  picture_id: string | null;
  merged_into: string | null;
  language: string;
}

const standingColumns = `i.id, i.board_id, i.number, i.participant_id, i.state, i.reason, i.title, i.body, i.category,
  i.area, i.status, i.supports, i.comments, i.created_at, i.picture_id, i.merged_into, y.language`;

/** Reads where an idea stands. */
export const readIdeaStanding = async (tx: WriteTx, id: string): Promise<IdeaStanding | undefined> => {
  const [row] = await tx.query<IdeaStanding>(
    `SELECT ${standingColumns} FROM idea i JOIN activity y ON y.id = i.board_id WHERE i.id = ?`,
    [id],
  );
  return row;
};

/** Tells everyone that an idea and its board changed, and counts the change. */
export const ideaChanged = async (tx: WriteTx, boardId: string, id: string): Promise<void> => {
  await tx.query('UPDATE activity SET version = version + 1 WHERE id = ?', [boardId]);
  tx.changed(boardTopic(boardId));
  tx.changed(ideaTopic(id));
};

const count = async (
  tx: WriteTx,
  boardId: string,
  kind: 'status' | 'category' | 'area' | 'hidden',
  value: string | null,
  change: number,
): Promise<void> => {
  if (value === null || change === 0) return;
  await tx.query(
    `INSERT INTO board_count (board_id, kind, value, count) VALUES (?, ?, ?, ?)
     ON CONFLICT (board_id, kind, value) DO UPDATE SET count = board_count.count + excluded.count`,
    [boardId, kind, value, change],
  );
};

type Counted = Pick<
  IdeaStanding,
  'board_id' | 'state' | 'reason' | 'category' | 'area' | 'status' | 'supports'
>;

// What one idea adds to the numbers of its board, taken off or put on.
const weigh = async (tx: WriteTx, idea: Counted, sign: 1 | -1): Promise<void> => {
  const { board_id: board } = idea;
  if (idea.state === 'hidden') await count(tx, board, 'hidden', idea.reason, sign);
  if (idea.state === 'withdrawn')
    await tx.query('UPDATE board SET withdrawn = withdrawn + ? WHERE activity_id = ?', [sign, board]);
  if (idea.state !== 'published') return;
  await tx.query('UPDATE board SET ideas = ideas + ?, supports = supports + ? WHERE activity_id = ?', [
    sign,
    sign * idea.supports,
    board,
  ]);
  await count(tx, board, 'status', idea.status, sign);
  await count(tx, board, 'category', idea.category, sign);
  await count(tx, board, 'area', idea.area, sign);
};

/** Counts an idea that was put in. */
export const countArrival = (tx: WriteTx, idea: Counted): Promise<void> => weigh(tx, idea, 1);

/** Counts what changes of an idea: the numbers of before go, those of after come. */
export const recount = async (tx: WriteTx, before: Counted, after: Counted): Promise<void> => {
  await weigh(tx, before, -1);
  await weigh(tx, after, 1);
};

/** Puts an idea into the index of words while it shows, and takes it out while it does not. */
export const indexStanding = async (
  tx: WriteTx,
  idea: Pick<IdeaStanding, 'number' | 'board_id' | 'language' | 'title' | 'body' | 'state'>,
): Promise<void> => {
  const { number, board_id: boardId, language, title, body } = idea;
  if (idea.state === 'published') await index(tx, { number, boardId, language, title, body });
  else await unindex(tx, number);
};

/** A new state with its reason. */
export interface NewIdeaState {
  state: IdeaState;
  /** Why it was hidden. */
  reason?: ModerationReason | undefined;
  /** When, where an idea that waited is published: then it is news. */
  at?: Date | undefined;
  /** What the moderator wrote to the author. */
  note?: string | undefined;
}

/**
 * Gives an idea a new state, with every number, its picture and the index of words that follow from it. What it waits
 * for is the caller's. Answers whether anything changed.
 */
export const setIdeaState = async (tx: WriteTx, idea: IdeaStanding, to: NewIdeaState): Promise<boolean> => {
  const reason = to.state === 'hidden' ? (to.reason ?? 'other') : null;
  if (idea.state === to.state && idea.reason === reason) return false;
  await tx.query('UPDATE idea SET state = ?, reason = ?, note = ? WHERE id = ?', [
    to.state,
    reason,
    to.note ?? null,
    idea.id,
  ]);
  const after = { ...idea, state: to.state, reason };
  await recount(tx, idea, after);
  await indexStanding(tx, after);
  await showPictures(tx, idea.id, to.state);
  if (to.at && idea.state === 'pending' && to.state === 'published') await tellPublished(tx, idea, to.at);
  await ideaChanged(tx, idea.board_id, idea.id);
  return true;
};
