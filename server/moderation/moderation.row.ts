import type { CommentState } from '../../contract/comment.schema.js';
import type { ModerationItem } from '../../contract/moderation.schema.js';
import { readStanding, setState, type NewState } from '../comment/comment.service.js';
import { CommentFixed, IdeaFixed, NotFound, type Refusal } from '../core/errors.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { readIdeaStanding, setIdeaState } from '../idea/idea.service.js';

/** What is moderated: each is a table with the same columns for it. */
export const subjectKinds = ['comment', 'idea'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** A comment or an idea by its id. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What a subject waits for; empty when nobody has to look. */
export type Waits = NonNullable<ModerationItem['waits']> | '';

/** A comment or an idea as moderation looks at it. */
export interface ModeratedRow extends Row {
  id: string;
  /** The thread or the board that it is in, and the ref of that. */
  place_id: string;
  ref: string;
  place_title: string;
  participant_id: string | null;
  state: CommentState;
  /** 1 where something of it shows, if only its place. */
  shows: number;
  body: string;
  waits: Waits;
  waits_since: string;
  appeal: string | null;
  appeal_state: 'sent' | 'granted' | 'rejected' | null;
}

const queries: Record<SubjectKind, string> = {
  comment: `SELECT s.id, s.thread_id AS place_id, y.ref, y.title AS place_title, s.participant_id, s.state,
      CASE WHEN s.list = '' THEN 0 ELSE 1 END AS shows, s.body, s.waits, s.waits_since, s.appeal, s.appeal_state
    FROM comment s JOIN activity y ON y.id = s.thread_id`,
  idea: `SELECT s.id, s.board_id AS place_id, y.ref, y.title AS place_title, s.participant_id, s.state,
      CASE WHEN s.state = 'pending' THEN 0 ELSE 1 END AS shows, s.body, s.waits, s.waits_since, s.appeal, s.appeal_state
    FROM idea s JOIN activity y ON y.id = s.board_id`,
};

/** A query for {@link ModeratedRow} of table `s`; conditions follow. */
export const moderatedRows = (kind: SubjectKind): string => queries[kind];

/** A subject of an organisation. Throws NotFound, also for one of another organisation. */
export const moderated = async (
  tx: ReadTx,
  organisationId: string,
  { kind, id }: Subject,
): Promise<ModeratedRow> => {
  const [row] = await tx.query<ModeratedRow>(
    `${moderatedRows(kind)} WHERE s.id = ? AND s.organisation_id = ?`,
    [id, organisationId],
  );
  if (row === undefined) throw new NotFound(kind);
  return row;
};

/** Puts a subject into the queue, or takes it out. The time counts from when it began to wait for this. */
export const setWaits = async (
  tx: WriteTx,
  { kind, id }: Subject,
  waits: Waits,
  now: Date,
): Promise<void> => {
  await tx.query(`UPDATE ${kind} SET waits = ?, waits_since = ? WHERE id = ?`, [
    waits,
    waits === '' ? '' : now,
    id,
  ]);
};

/** Gives a subject a new state, with everything that follows. Answers whether anything changed. */
export const changeState = async (
  tx: WriteTx,
  { kind, id }: Subject,
  to: NewState & { at?: Date },
): Promise<boolean> =>
  kind === 'comment'
    ? setState(tx, (await readStanding(tx, id))!, to)
    : setIdeaState(tx, (await readIdeaStanding(tx, id))!, to);

/** The refusal for a subject that was withdrawn or does not show. */
export const fixed = ({ kind }: Subject): Refusal =>
  kind === 'comment' ? new CommentFixed() : new IdeaFixed();
