import { createHmac } from 'node:crypto';
import type { UploadedPicture } from '../../contract/idea.schema.js';
import type { ImageStoreConfig } from '../config.js';
import { NotFound, Unavailable } from '../core/errors.js';
import type { Keys } from '../core/keys.js';
import { randomLetters } from '../core/letters.js';
import { faultOf, type Logger } from '../core/log.js';
import { Prepared } from '../core/prepared.js';
import type { Database, Row } from '../database/door.js';
import { imageFormats, makePicture, type ImageFormat } from './image.read.js';
import { imageStore, type ImageStore } from './image.store.js';

/** What the room of pictures leans on. */
export interface ImageRoomParts {
  config: { images: ImageStoreConfig };
  database: Database;
  keys: Keys;
  now(): Date;
  log: Logger;
}

/** Who sends a picture, and for which board. */
export interface Upload {
  organisationId: string;
  boardId: string;
  participantId: string;
}

/** A file of a picture as it is asked for. */
export interface FileAsked {
  id: string;
  width: number;
  format: ImageFormat;
  key: string | undefined;
  /** Whether it is asked for by a page that shows it, as far as the browser tells: not by a link (Fetch Metadata). */
  embedded: boolean;
}

interface Kept extends Row {
  widths: string;
  state: string;
  idea_id: string;
}

/** Milliseconds for which a picture is kept that no idea uses. */
const UNUSED = 24 * 3_600_000;
/** Pictures of one sender that may wait for an idea: who is not known yet fills no disk and keeps no album here. */
const WAITING_OF_ONE = 5;
const SWEEP_EVERY = 3_600_000;
/** Pictures that one process makes at a time; more wait. */
const AT_ONCE = 2;
/** Pictures that may wait to be made. */
const WAITING = 20;

const nameOf = (id: string, width: number, format: ImageFormat): string => `${id}-${width}.${format}`;
const typeOf = (format: ImageFormat): string => `image/${format}`;

/** Pictures in a running server: taking them in, giving them out, and forgetting them. */
export class ImageRoom {
  readonly #parts: ImageRoomParts;
  readonly #store: ImageStore;
  readonly #key: Buffer;
  readonly #queue: (() => void)[] = [];
  #making = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ImageRoomParts, store = imageStore(parts.config.images)) {
    this.#parts = parts;
    this.#store = store;
    this.#key = parts.keys.purpose('hidden pictures');
  }

  /** Opens a picture that does not show, to its author and to moderators. */
  readonly keyOf = (id: string): string =>
    createHmac('sha256', this.#key).update(id).digest('base64url').slice(0, 22);

  /**
   * Makes a picture of bytes and keeps it until an idea uses it. The files are there before the row that names them.
   * Throws PictureUnusable, and Unavailable when too many wait.
   */
  async add(bytes: Buffer, upload: Upload, now: Date): Promise<UploadedPicture> {
    const made = await this.#inTurn(() => makePicture(bytes));
    // By chance and not by the bytes: nobody finds out by an address whether someone sent a picture that they have too.
    const id = randomLetters(24);
    for (const { width, format, bytes: file } of made.files)
      await this.#store.put(nameOf(id, width, format), typeOf(format), file);
    await this.#parts.database.write(async (tx) => {
      await tx.query(
        `INSERT INTO picture (id, organisation_id, board_id, participant_id, widths, width, height, state, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
        [
          id,
          upload.organisationId,
          upload.boardId,
          upload.participantId,
          JSON.stringify(made.widths),
          made.width,
          made.height,
          now,
        ],
      );
      const waits = "participant_id = ? AND idea_id = '' AND state = 'waiting'";
      await tx.query(
        `UPDATE picture SET state = 'gone' WHERE ${waits} AND id NOT IN
           (SELECT id FROM picture WHERE ${waits} ORDER BY created_at DESC LIMIT ${WAITING_OF_ONE})`,
        [upload.participantId, upload.participantId],
      );
    });
    const { widths, width, height } = made;
    const keptUntil = new Date(now.getTime() + UNUSED).toISOString();
    return { id, address: `/media/pictures/${id}`, widths, width, height, key: this.keyOf(id), keptUntil };
  }

  /**
   * A file of a picture. One that does not show with a published idea is given only with its key, which its sender and
   * moderators were told; one that goes with no idea yet, only to a page that shows it. Throws NotFound.
   */
  async file({ id, width, format, key, embedded }: FileAsked): Promise<Prepared> {
    const [kept] = await this.#parts.database.read((tx) =>
      tx.query<Kept>('SELECT widths, state, idea_id FROM picture WHERE id = ?', [id]),
    );
    const there = kept !== undefined && kept.state !== 'gone';
    const told = key === this.keyOf(id) && (embedded || kept?.idea_id !== '');
    const open = there && (kept.state === 'shown' || told);
    if (!open || !(JSON.parse(kept.widths) as number[]).includes(width)) throw new NotFound('picture');
    const bytes = await this.#store.get(nameOf(id, width, format));
    if (bytes === undefined) throw new NotFound('picture');
    const cacheControl =
      kept.state === 'shown' && key === undefined
        ? 'public, max-age=31536000, immutable'
        : 'private, no-store';
    return new Prepared(bytes, { type: typeOf(format), cacheControl });
  }

  /** Forgets pictures that nobody used in a day, and those of ideas that were withdrawn; their files go first. */
  async sweep(now: Date): Promise<number> {
    const { database } = this.#parts;
    const before = new Date(now.getTime() - UNUSED);
    const gone = "state = 'gone' OR (idea_id = '' AND created_at < ?)";
    const rows = await database.write((tx) =>
      tx.query<Kept & { id: string }>(
        `UPDATE picture SET state = 'gone' WHERE ${gone} RETURNING id, widths, state`,
        [before],
      ),
    );
    for (const { id, widths } of rows) {
      for (const width of JSON.parse(widths) as number[])
        for (const format of imageFormats) await this.#store.remove(nameOf(id, width, format));
      await database.write((tx) => tx.query('DELETE FROM picture WHERE id = ?', [id]));
    }
    return rows.length;
  }

  /** Sweeps from now on. */
  start(): void {
    const { log, now } = this.#parts;
    this.#timer ??= setInterval(() => {
      this.sweep(now()).catch((error: unknown) => log.error(faultOf(error), 'pictures were not swept'));
    }, SWEEP_EVERY).unref();
  }

  /** Stops sweeping. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#making >= AT_ONCE) {
      if (this.#queue.length >= WAITING) throw new Unavailable(10);
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    this.#making += 1;
    try {
      return await work();
    } finally {
      this.#making -= 1;
      this.#queue.shift()?.();
    }
  }
}
