import type { IdeaInput } from '../../contract/idea.schema.js';
import { blockedUntil, nameIn, type Draw } from '../comment/comment.service.js';
import { BoardClosed, ParticipantBlocked } from '../core/errors.js';
import { randomLetters } from '../core/letters.js';
import type { ReadTx, Row, WriteTx } from '../database/door.js';
import { attachPicture } from '../image/image.service.js';
import type { Staff } from '../staff/staff.service.js';
import type { KnownBoard } from './board.definition.js';
import { takesIdeas } from './board.policy.js';
import { placeOnRing } from './idea.order.js';
import { tellNews } from './idea.news.js';
import { countArrival, ideaChanged, indexStanding } from './idea.state.js';

/** An idea that someone sends, checked as far as that needs no database. */
export interface Proposing {
  board: KnownBoard;
  /** Who proposes it; nobody for a card that staff typed in. */
  participantId: string | undefined;
  input: IdeaInput;
  /** The member of staff who typed it in. */
  typist: Staff | undefined;
  now: Date;
  draw: Draw;
  /** When it came in, where that was earlier: an import. */
  createdAt?: Date | undefined;
}

/** Throws ParticipantBlocked where a participant is kept from writing. */
export const guardUnblocked = async (tx: ReadTx, participantId: string, now: Date): Promise<void> => {
  const until = await blockedUntil(tx, participantId, now);
  if (until !== undefined) throw new ParticipantBlocked(until);
};

/** Seconds within which the same words by the same person on the same board are the same idea. */
const SAME_SECONDS = 60;

const findSame = async (tx: WriteTx, { board, participantId, input, now }: Proposing) => {
  if (participantId === undefined) return undefined;
  const [row] = await tx.query<Row & { id: string }>(
    `SELECT id FROM idea WHERE board_id = ? AND participant_id = ? AND title = ? AND body = ? AND created_at >= ?
       AND state IN ('pending', 'published') ORDER BY number DESC LIMIT 1`,
    [board.id, participantId, input.title, input.text, new Date(now.getTime() - SAME_SECONDS * 1000)],
  );
  return row?.id;
};

const nextNumbers = async (tx: WriteTx, boardId: string): Promise<{ number: number; shuffle: number }> => {
  const [position] = await tx.query<Row & { position: number }>(
    'UPDATE board SET next_position = next_position + 1 WHERE activity_id = ? RETURNING next_position AS position',
    [boardId],
  );
  // Everyone who writes waits for the others, in every process, so that no two get one number.
  const [last] = await tx.query<Row & { number: number | null }>('SELECT MAX(number) AS number FROM idea');
  return { number: Number(last?.number ?? 0) + 1, shuffle: placeOnRing(Number(position!.position)) };
};

const micro = (degrees: number): number => Math.round(degrees * 1e6);

/**
 * Puts an idea in and answers its id; the same words again within a minute are the idea that is there. Throws
 * BoardClosed, ParticipantBlocked, and InvalidInput for a picture that is not one's own.
 */
export const postIdea = async (tx: WriteTx, proposing: Proposing): Promise<string> => {
  const { board, participantId, input, typist, now, draw } = proposing;
  // Cards of a meeting are typed in afterwards, also when the board takes none from residents any more.
  if (typist === undefined && !takesIdeas(board, now)) throw new BoardClosed();
  if (participantId !== undefined) await guardUnblocked(tx, participantId, now);
  const same = await findSame(tx, proposing);
  if (same !== undefined) return same;
  const state = board.moderation === 'before' && typist === undefined ? 'pending' : 'published';
  const { language, organisationId } = board.activity;
  const pseudonym =
    participantId === undefined
      ? ''
      : await nameIn(tx, { id: board.id, language, on: 'board' }, participantId, draw);
  const id = randomLetters(16);
  const { number, shuffle } = await nextNumbers(tx, board.id);
  await tx.query(
    `INSERT INTO idea (id, organisation_id, board_id, number, shuffle, participant_id, pseudonym, name, state, title,
       body, category, area, latitude, longitude, place_name, medium, created_at, status, waits, waits_since)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', ?, ?)`,
    [
      id,
      organisationId,
      board.id,
      number,
      shuffle,
      participantId ?? null,
      pseudonym || paperName(language),
      input.name ?? null,
      state,
      input.title,
      input.text,
      input.category ?? null,
      input.area ?? null,
      input.place ? micro(input.place.latitude) : null,
      input.place ? micro(input.place.longitude) : null,
      input.placeName ?? null,
      typist === undefined ? 'online' : (input.medium ?? 'assisted'),
      proposing.createdAt ?? now,
      state === 'pending' ? 'pending' : '',
      state === 'pending' ? now : '',
    ],
  );
  if (input.picture)
    await attachPicture(tx, { ...input.picture, ideaId: id, boardId: board.id, participantId });
  const standing = {
    board_id: board.id,
    number,
    state,
    reason: null,
    title: input.title,
    body: input.text,
    category: input.category ?? null,
    area: input.area ?? null,
    status: 'new',
    supports: 0,
    language,
  } as const;
  await countArrival(tx, standing);
  await indexStanding(tx, standing);
  if (state === 'published') await ideaChanged(tx, board.id, id);
  // What came in long ago, elsewhere, is no news.
  if (state === 'published' && proposing.createdAt === undefined)
    await tellNews(tx, { id, board_id: board.id }, 'published', now);
  return id;
};

const paperName = (language: string): string => (/^en\b/i.test(language) ? 'A resident' : 'Een bewoner');
