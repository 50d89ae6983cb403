import type { AccessLevel } from '../../contract/activity.schema.js';
import type { MyBoard, MyIdea, MyMerge } from '../../contract/board.schema.js';
import { blockedUntil, findName } from '../comment/comment.service.js';
import type { Visitor } from '../core/visitor.js';
import type { ReadTx, Row } from '../database/door.js';
import { voterOf } from '../identity/voter.service.js';
import { mayAct, type Staff } from '../staff/staff.service.js';
import type { KnownBoard } from './board.definition.js';
import { takesIdeas, takesSupport } from './board.policy.js';
import { readAround } from './idea.around.js';
import { othersSupport } from './idea.change.js';
import { readOwn } from './idea.list.js';
import { ideaEditableUntil } from './idea.policy.js';
import { appealOf, presentOwnIdea } from './idea.presenter.js';
import type { IdeaRow } from './idea.row.js';

/** The rung of identity that a visitor misses to take part in a board; undefined when none. */
export const missingFor = (board: KnownBoard, visitor: Visitor | undefined): AccessLevel | undefined => {
  const { access } = board.activity;
  // A guest's session is opened by the widget when one takes part, so it is nothing that a person misses.
  return access !== 'guest' && voterOf(access, visitor, board.id) === undefined ? access : undefined;
};

const readSupports = async (tx: ReadTx, boardId: string, participantId: string): Promise<string[]> => {
  const rows = await tx.query<Row & { id: string }>(
    `SELECT idea_id AS id FROM idea_support WHERE board_id = ? AND participant_id = ?
     ORDER BY idea_id LIMIT 2000`,
    [boardId, participantId],
  );
  return rows.map(({ id }) => id);
};

interface Question extends Row {
  id: string;
  why: string;
  at: string;
  answer: '' | 'moved' | 'stays';
  from_id: string;
  from_title: string;
  into_id: string;
  into_title: string;
}

const readMerges = async (tx: ReadTx, boardId: string, participantId: string): Promise<MyMerge[]> => {
  const rows = await tx.query<Question>(
    `SELECT m.id, m.why, m.at, q.answer, f.id AS from_id, f.title AS from_title, t.id AS into_id, t.title AS into_title
     FROM idea_merge_question q JOIN idea_merge m ON m.id = q.merge_id JOIN idea f ON f.id = m.from_id
       JOIN idea t ON t.id = m.into_id
     WHERE q.board_id = ? AND q.participant_id = ? AND f.title <> '' AND t.title <> ''
     ORDER BY q.answer, m.at, m.id LIMIT 100`,
    [boardId, participantId],
  );
  return rows.map((row) => ({
    id: row.id,
    from: { id: row.from_id, title: row.from_title },
    into: { id: row.into_id, title: row.into_title },
    why: row.why,
    at: row.at,
    ...(row.answer !== '' && { answer: row.answer }),
  }));
};

/** Opens a picture that does not show to everyone. */
export type KeyOf = (pictureId: string) => string;

const mineOf = async (
  tx: ReadTx,
  board: KnownBoard,
  row: IdeaRow,
  participantId: string,
  keyOf: KeyOf,
  now: Date,
): Promise<MyIdea> => {
  const others = await othersSupport(tx, row.id, participantId);
  const until = takesIdeas(board, now) ? ideaEditableUntil(row, others, now) : undefined;
  const appeal = appealOf(row);
  const key = row.picture_id === null ? undefined : keyOf(row.picture_id);
  return {
    idea: presentOwnIdea(row, board, await readAround(tx, row.id), key, now),
    ...(until && { editableUntil: until.toISOString() }),
    ...(row.state === 'hidden' && row.note !== null && { note: row.note }),
    ...(appeal && { appeal }),
  };
};

const can = (board: KnownBoard, visitor: Visitor | undefined, staff: Staff | undefined, now: Date) => {
  const roles = staff?.organisationId === board.activity.organisationId ? staff.roles : [];
  const needs = missingFor(board, visitor);
  const [add, support] = [takesIdeas(board, now), takesSupport(board, now)];
  return {
    add,
    support,
    moderate: mayAct(roles, 'decideComment'),
    answer: mayAct(roles, 'addIdeaStatus'),
    ...((add || support) && needs && { needs }),
  };
};

/** What someone without a session may see for themselves. */
export const boardOfNobody = (board: KnownBoard, now: Date): MyBoard => ({
  supports: [],
  ideas: [],
  merges: [],
  follows: [],
  followed: false,
  can: can(board, undefined, undefined, now),
});

/** What only this visitor may see of a board. */
export const readMyBoard = async (
  tx: ReadTx,
  board: KnownBoard,
  visitor: Visitor,
  staff: Staff | undefined,
  { keyOf, follows }: { keyOf: KeyOf; follows: string[] },
  now: Date,
): Promise<MyBoard> => {
  const { participantId } = visitor;
  const ideas: MyIdea[] = [];
  for (const row of await readOwn(tx, board.id, participantId))
    ideas.push(await mineOf(tx, board, row, participantId, keyOf, now));
  const until = await blockedUntil(tx, participantId, now);
  const name = await findName(tx, board.id, participantId, 'board');
  const may = can(board, visitor, staff, now);
  return {
    supports: await readSupports(tx, board.id, participantId),
    ideas,
    merges: await readMerges(tx, board.id, participantId),
    follows: follows.filter((id) => id !== ''),
    followed: follows.includes(''),
    can: {
      ...may,
      add: may.add && until === undefined,
      support: may.support && until === undefined,
    },
    ...(until && { blockedUntil: until.toISOString() }),
    ...(name !== undefined && { name }),
  };
};
