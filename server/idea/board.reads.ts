import type { Board, MyBoard } from '../../contract/board.schema.js';
import type { FoundAddresses, IdeaPage, IdeaQuery } from '../../contract/idea.schema.js';
import { activityTopic } from '../activity/activity.service.js';
import { NotFound } from '../core/errors.js';
import { Prepared, type Making, type PreparedCache } from '../core/prepared.js';
import type { Visitor } from '../core/visitor.js';
import type { Database, ReadTx, Row } from '../database/door.js';
import { checkVisitor } from '../identity/voter.service.js';
import { staffOf } from '../staff/staff.service.js';
import { boardTopic, ideaTopic, type Boards, type KnownBoard } from './board.definition.js';
import { boardOfNobody, readMyBoard, type KeyOf } from './board.mine.js';
import { polygonsIn } from './board.outline.js';
import type { AddressSearch } from './address.search.js';
import { boxIn, readPlaces } from './board.places.js';
import { nextChangeAt } from './board.policy.js';
import { presentBoard } from './board.presenter.js';
import { readBoardState } from './board.state.js';
import { readAround } from './idea.around.js';
import { findIdea } from './idea.list.js';
import { readIdeaPage, readSimilar } from './idea.page.js';
import { presentIdea, presentOwnIdea } from './idea.presenter.js';
import { questionOf } from './idea.query.js';

/** What reading boards leans on. */
export interface BoardReadParts {
  database: Database;
  boards: Boards;
  prepared: PreparedCache;
  tiles: Board['tiles'];
  /** Finds addresses; nothing where no service is set. */
  findAddresses: AddressSearch | undefined;
  keyOf: KeyOf;
  /** Ideas of a board that a participant gets mail about. */
  follows(tx: ReadTx, boardId: string, participantId: string): Promise<string[]>;
}

const FRESH = 'public, max-age=2, stale-while-revalidate=30';
const SETTLED = 'public, max-age=10, stale-while-revalidate=60';
const cacheControl = (changes: boolean): string => (changes ? FRESH : SETTLED);

const nextMidnight = (now: Date): string =>
  new Date(Math.floor(now.getTime() / 86_400_000 + 1) * 86_400_000).toISOString();

/** What is read of boards and ideas, by everyone and by one person. */
export class BoardReads {
  readonly #parts: BoardReadParts;

  constructor(parts: BoardReadParts) {
    this.#parts = parts;
  }

  /** The definition of a board. Throws NotFound. */
  byRef(ref: string): Promise<KnownBoard> {
    return this.#parts.boards.byRef(ref);
  }

  /** The board as everyone sees it, when it is ready. */
  peek(ref: string, now: Date): Prepared | undefined {
    return this.#parts.prepared.peek(`board ${ref}`, now);
  }

  /** The board as everyone sees it, with its first page. Throws NotFound. */
  board(ref: string, now: Date): Promise<Prepared> {
    const { prepared, database, tiles, findAddresses } = this.#parts;
    return prepared.get(`board ${ref}`, now, async () => {
      const board = await this.byRef(ref);
      const map = { tiles, addresses: findAddresses !== undefined };
      const answer = await database.read(async (tx) => {
        const first = await readIdeaPage(tx, board, questionOf(board, {}, now), now);
        return presentBoard(board, await readBoardState(tx, board), first, map, now);
      });
      return this.#made(board, answer, answer.first, now);
    });
  }

  /** A page of ideas. Throws NotFound and InvalidInput. */
  async ideas(ref: string, query: IdeaQuery, now: Date): Promise<Prepared> {
    const board = await this.byRef(ref);
    const { database, prepared } = this.#parts;
    const question = questionOf(board, query, now);
    const read = (): Promise<IdeaPage> => database.read((tx) => readIdeaPage(tx, board, question, now));
    const plain = Object.keys(query).every((name) => ['sort', 'category', 'area', 'status'].includes(name));
    if (!plain) return new Prepared(JSON.stringify(await read()), { cacheControl: FRESH });
    const { sort, category = '', area = '', status = '' } = question;
    return prepared.get(`ideas ${sort} ${category} ${area} ${status} ${ref}`, now, async () => {
      const page = await read();
      return this.#made(board, page, page, now);
    });
  }

  #made(board: KnownBoard, answer: object, page: IdeaPage, now: Date): Making {
    const moments = page.ideas.map(({ clock }) => clock.due);
    if (page.sort === 'random') moments.push(nextMidnight(now));
    const until = nextChangeAt(board, moments, now);
    return {
      prepared: new Prepared(JSON.stringify(answer), { cacheControl: cacheControl(until !== undefined) }),
      topics: [boardTopic(board.id), activityTopic(board.id)],
      until,
    };
  }

  /** Ideas whose titles are like this one. Throws NotFound. */
  async similar(ref: string, title: string, now: Date): Promise<Prepared> {
    const board = await this.byRef(ref);
    const ideas = await this.#parts.database.read((tx) => readSimilar(tx, board, title, now));
    return new Prepared(JSON.stringify({ ideas }), { cacheControl: FRESH });
  }

  /** The ideas with a place. Throws NotFound and InvalidInput. */
  async places(ref: string, box: string | undefined, now: Date): Promise<Prepared> {
    const { database, prepared } = this.#parts;
    const part = boxIn(box);
    const board = await this.byRef(ref);
    const read = () => database.read((tx) => readPlaces(tx, board.id, part));
    if (part !== undefined) return new Prepared(JSON.stringify(await read()), { cacheControl: FRESH });
    return prepared.get(`places ${ref}`, now, async () => ({
      prepared: new Prepared(JSON.stringify(await read()), { cacheControl: FRESH }),
      topics: [boardTopic(board.id), activityTopic(board.id)],
    }));
  }

  /** Addresses for the place of an idea, within the outline where there is one. Throws NotFound and Unavailable. */
  async addresses(ref: string, search: string, now: Date): Promise<FoundAddresses> {
    const { findAddresses } = this.#parts;
    const board = await this.byRef(ref);
    if (findAddresses === undefined || board.place === 'none') throw new NotFound('address search');
    const outline = board.outlined ? await this.outline(ref, now) : undefined;
    const within = outline && polygonsIn(JSON.parse(outline.body.toString('utf8')));
    return { addresses: await findAddresses(search, within, now) };
  }

  /** The outline of a board's area, GeoJSON. Throws NotFound. */
  outline(ref: string, now: Date): Promise<Prepared> {
    const { database, prepared } = this.#parts;
    return prepared.get(`outline ${ref}`, now, async () => {
      const { id } = await this.byRef(ref);
      const [row] = await database.read((tx) =>
        tx.query<Row & { outline: string | null }>('SELECT outline FROM board WHERE activity_id = ?', [id]),
      );
      if (row === undefined || row.outline === null) throw new NotFound('outline');
      return {
        prepared: new Prepared(row.outline, { type: 'application/geo+json' }),
        topics: [activityTopic(id)],
      };
    });
  }

  /** One idea: as everyone sees it, or as its author does. Throws NotFound. */
  async idea(id: string, visitor: Visitor | undefined, now: Date): Promise<Prepared> {
    const { database, prepared, keyOf } = this.#parts;
    if (visitor !== undefined) {
      const own = await database.read(async (tx) => {
        const row = await findIdea(tx, id);
        if (row === undefined || row.participant_id !== visitor.participantId) return undefined;
        const board = await this.byRef(row.ref);
        const key = row.picture_id === null ? undefined : keyOf(row.picture_id);
        return presentOwnIdea(row, board, await readAround(tx, id), key, now);
      });
      if (own !== undefined) return new Prepared(JSON.stringify(own), { cacheControl: 'private, no-store' });
    }
    return prepared.get(`idea ${id}`, now, async () => {
      const found = await database.read(async (tx) => ({
        row: await findIdea(tx, id),
        around: await readAround(tx, id),
      }));
      // One that waits for its first approval is nobody's but its author's.
      if (found.row === undefined || found.row.state === 'pending') throw new NotFound('idea');
      const board = await this.byRef(found.row.ref);
      const idea = presentIdea(found.row, board, found.around, now);
      const until = nextChangeAt(board, [idea.clock.due], now);
      return {
        prepared: new Prepared(JSON.stringify(idea), { cacheControl: cacheControl(until !== undefined) }),
        topics: [ideaTopic(id), activityTopic(board.id)],
        until,
      };
    });
  }

  /** What only this visitor may see. Throws NotFound and TokenInvalid. */
  async mine(ref: string, visitor: Visitor | undefined, now: Date): Promise<MyBoard> {
    const board = await this.byRef(ref);
    if (visitor === undefined) return boardOfNobody(board, now);
    checkVisitor(visitor, board.activity);
    const { database, keyOf, follows } = this.#parts;
    return database.read(async (tx) =>
      readMyBoard(
        tx,
        board,
        visitor,
        await staffOf(tx, visitor),
        { keyOf, follows: await follows(tx, board.id, visitor.participantId) },
        now,
      ),
    );
  }
}
