import type { IdeaState } from '../../contract/idea.schema.js';
import { InvalidInput } from '../core/errors.js';
import type { WriteTx } from '../database/door.js';

export type { ImageRoom } from './image.room.js';

/** A picture that goes into an idea. */
export interface Attaching {
  id: string;
  alt: string;
  ideaId: string;
  boardId: string;
  /** Who sent the picture; staff's own where undefined. */
  participantId: string | undefined;
}

/** Takes a picture that someone sent and nobody uses yet for an idea of theirs. Throws InvalidInput. */
export const takePicture = async (
  tx: WriteTx,
  { id, ideaId, boardId, participantId }: Omit<Attaching, 'alt'>,
  state: 'waiting' | 'shown',
): Promise<void> => {
  const rows = await tx.query(
    `UPDATE picture SET idea_id = ?, state = ? WHERE id = ? AND board_id = ? AND idea_id = '' AND state = 'waiting'
       AND (participant_id = ? OR ? = '') RETURNING id`,
    [ideaId, state, id, boardId, participantId ?? '', participantId ?? ''],
  );
  if (rows.length === 0)
    throw new InvalidInput([
      { at: '/picture/id', rule: 'picture', detail: 'is no picture of yours that waits to be used' },
    ]);
};

/** Gives an idea a picture. Throws InvalidInput for one that is not the sender's own, or used already. */
export const attachPicture = async (tx: WriteTx, attaching: Attaching): Promise<void> => {
  const { id, alt, ideaId } = attaching;
  const [idea] = await tx.query<{ state: IdeaState }>('SELECT state FROM idea WHERE id = ?', [ideaId]);
  await takePicture(tx, attaching, idea?.state === 'published' ? 'shown' : 'waiting');
  await tx.query('UPDATE idea SET picture_id = ?, alt = ? WHERE id = ?', [id, alt, ideaId]);
};

/** Takes the picture of an idea away; its file goes when the store is swept. */
export const dropPicture = async (tx: WriteTx, ideaId: string, pictureId: string): Promise<void> => {
  await tx.query('UPDATE idea SET picture_id = NULL, alt = NULL WHERE id = ?', [ideaId]);
  await tx.query("UPDATE picture SET state = 'gone' WHERE id = ?", [pictureId]);
};

/** Shows the picture that residents gave an idea where the idea shows; it hides with it. */
export const showPictures = async (tx: WriteTx, ideaId: string, state: IdeaState): Promise<void> => {
  const to = { published: 'shown', hidden: 'hidden', pending: 'waiting', withdrawn: 'gone' }[state];
  await tx.query(
    `UPDATE picture SET state = ? WHERE state <> 'gone'
       AND id IN (SELECT picture_id FROM idea WHERE id = ? AND picture_id IS NOT NULL)`,
    [to, ideaId],
  );
};
