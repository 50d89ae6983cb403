import { randomInt } from 'node:crypto';
import type { IdeaAnswer, Handover } from '../../contract/board.schema.js';
import type { IdeaEdit, IdeaInput, UploadedPicture } from '../../contract/idea.schema.js';
import type { Draw, TextTrap } from '../comment/comment.service.js';
import { Forbidden, IdentityNeeded, InvalidInput, type Refusal } from '../core/errors.js';
import { ReadyJson } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx, Row, WriteTx } from '../database/door.js';
import { checkVisitor } from '../identity/voter.service.js';
import { spendWork } from '../identity/work.service.js';
import type { ImageRoom } from '../image/image.service.js';
import { staffFor, type Staff } from '../staff/staff.service.js';
import { freshBoard, type KnownBoard } from './board.definition.js';
import { missingFor } from './board.mine.js';
import { polygonsIn } from './board.outline.js';
import { takesIdeas } from './board.policy.js';
import type { BoardReads } from './board.reads.js';
import { editIdea, standingOf, withdrawIdea, type IdeaChange } from './idea.change.js';
import { answerMerge, partiesOf } from './idea.merge.js';
import { ideaFaults, type Asking } from './idea.policy.js';
import { postIdea } from './idea.post.js';
import { supportIdea, unsupportIdea } from './idea.support.js';
import { BoardClosed } from '../core/errors.js';

export type { IdeaAnswer, Handover };

/** What a write leaves; the answer is made of it, also when it is asked for again. */
export interface WrittenIdea {
  id: string;
  ref: string;
}

/** How an idea is sent. */
export interface SendingIdea {
  now: Date;
  /** The site that it comes from. */
  origin: string | undefined;
  once: <T>(unit: (tx: WriteTx) => Promise<T | Refusal>) => Promise<T>;
  /** Whether it had its effect before. */
  again?: boolean;
  /** Came by a form of ours; who has no script can do no work. */
  unhurried?: boolean;
}

/** What writing on boards leans on. */
export interface BoardActParts {
  database: Database;
  reads: BoardReads;
  trap: TextTrap;
  images: ImageRoom;
  draw?: Draw;
}

/** What an idea may say on a board, with the area where its place has to lie. */
export const askingOf = async (tx: ReadTx, board: KnownBoard): Promise<Asking> => {
  if (!board.within) return { ...board, within: undefined };
  const [row] = await tx.query<Row & { outline: string | null }>(
    'SELECT outline FROM board WHERE activity_id = ?',
    [board.id],
  );
  const { outline } = row!;
  return { ...board, within: outline === null ? undefined : polygonsIn(JSON.parse(outline)) };
};

/** What residents do on boards, by the API and by the pages without script alike. */
export class BoardActs {
  readonly #parts: BoardActParts;
  readonly #draw: Draw;

  constructor(parts: BoardActParts) {
    this.#parts = parts;
    this.#draw = parts.draw ?? ((below) => randomInt(below));
  }

  /** The three parts of a write's answer as one JSON, `IdeaAnswer` of the contract. */
  async answer({ id, ref }: WrittenIdea, visitor: Visitor, now: Date): Promise<ReadyJson> {
    const { reads } = this.#parts;
    const [idea, board, mine] = await Promise.all([
      reads.idea(id, visitor, now),
      reads.board(ref, now),
      reads.mine(ref, visitor, now),
    ]);
    return new ReadyJson('{"idea":', idea.body, ',"board":', board.body, `,"mine":${JSON.stringify(mine)}}`);
  }

  /** Adds an idea. Throws what the contract names. */
  async add(
    ref: string,
    input: IdeaInput,
    visitor: Visitor,
    { now, origin, once, again = false, unhurried = false }: SendingIdea,
  ): Promise<WrittenIdea> {
    const { reads, database, trap } = this.#parts;
    const known = await reads.byRef(ref);
    checkVisitor(visitor, known.activity);
    const typed = input.medium !== undefined && input.medium !== 'online';
    const asking = await database.read((tx) => askingOf(tx, known));
    const faults = ideaFaults(input, asking);
    if (faults.length > 0) throw new InvalidInput(faults);
    const work = again || unhurried || typed ? undefined : await trap.check(visitor, input, origin, now);
    return once(async (tx) => {
      await spendWork(tx, work);
      const typist = typed ? await this.#typist(tx, visitor, known) : undefined;
      const board = await freshBoard(tx, ref);
      if (typist === undefined) guardAccess(board, visitor);
      const participantId = typist === undefined ? visitor.participantId : undefined;
      const id = await postIdea(tx, { board, participantId, input, typist, now, draw: this.#draw });
      return { id, ref };
    });
  }

  async #typist(tx: ReadTx, visitor: Visitor, board: KnownBoard): Promise<Staff> {
    const staff = await staffFor(tx, visitor, 'addPaperIdea');
    if (staff.organisationId !== board.activity.organisationId)
      throw new Forbidden('This is another organisation’s.');
    return staff;
  }

  /**
   * Takes a picture in for an idea that is not sent yet, also from who still has to prove who they are: that is asked
   * once, when the idea is sent. Throws BoardClosed and PictureUnusable.
   */
  async addPicture(
    ref: string,
    bytes: () => Promise<Buffer>,
    visitor: Visitor,
    now: Date,
  ): Promise<UploadedPicture> {
    const { reads, database, images } = this.#parts;
    const board = await reads.byRef(ref);
    checkVisitor(visitor, board.activity);
    const staff = await database.read((tx) => staffFor(tx, visitor, 'addPaperIdea').catch(() => undefined));
    if (staff === undefined) {
      if (!takesIdeas(board, now)) throw new BoardClosed();
      if (!board.pictures) throw new Forbidden('This board takes no pictures.');
    }
    const { organisationId } = board.activity;
    const { participantId } = visitor;
    return images.add(await bytes(), { organisationId, boardId: board.id, participantId }, now);
  }

  /** Changes my idea. Throws what {@link editIdea} does, and InvalidInput. */
  edit(id: string, edit: IdeaEdit, visitor: Visitor, now: Date): Promise<WrittenIdea> {
    return this.#change(id, visitor, now, async (tx, change) => {
      const faults = ideaFaults(edit, await askingOf(tx, change.board));
      if (faults.length > 0) throw new InvalidInput(faults);
      await editIdea(tx, change, edit);
    });
  }

  /** Withdraws my idea. Throws what {@link withdrawIdea} does. */
  withdraw(id: string, visitor: Visitor, now: Date): Promise<WrittenIdea> {
    return this.#change(id, visitor, now, withdrawIdea);
  }

  /** Supports an idea, or takes my support back. Throws what those do, and IdentityNeeded. */
  support(id: string, supports: boolean, visitor: Visitor, now: Date): Promise<WrittenIdea> {
    return this.#change(id, visitor, now, async (tx, change) => {
      if (!supports) return unsupportIdea(tx, change);
      guardAccess(change.board, visitor);
      await supportIdea(tx, change);
    });
  }

  /** Answers a question about a merge. Throws what {@link answerMerge} does. */
  answerMerge(mergeId: string, move: boolean, visitor: Visitor, now: Date): Promise<WrittenIdea> {
    return this.#parts.database.write(async (tx) => {
      const { ref, from, into } = await partiesOf(tx, mergeId);
      const board = await freshBoard(tx, ref);
      checkVisitor(visitor, board.activity);
      const { participantId } = visitor;
      const ideas = { from: await standingOf(tx, from), into: await standingOf(tx, into) };
      await answerMerge(tx, { board, mergeId, ...ideas, participantId, now }, move);
      return { id: move ? into : from, ref };
    });
  }

  #change(
    id: string,
    visitor: Visitor,
    now: Date,
    act: (tx: WriteTx, change: IdeaChange) => Promise<void>,
  ): Promise<WrittenIdea> {
    return this.#parts.database.write(async (tx) => {
      const idea = await standingOf(tx, id);
      const [row] = await tx.query<Row & { ref: string }>('SELECT ref FROM activity WHERE id = ?', [
        idea.board_id,
      ]);
      const board = await freshBoard(tx, row!.ref);
      checkVisitor(visitor, board.activity);
      await act(tx, { board, idea, participantId: visitor.participantId, now });
      return { id, ref: board.ref };
    });
  }
}

const guardAccess = (board: KnownBoard, visitor: Visitor): void => {
  const needs = missingFor(board, visitor);
  if (needs !== undefined) throw new IdentityNeeded(needs);
};
