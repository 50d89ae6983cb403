import type { Board, MyBoard } from '../../contract/board.schema.js';
import { readBoard, readIdeas, readMyBoard } from '../../contract/board.endpoints.js';
import type { IdeaPage, IdeaQuery } from '../../contract/idea.schema.js';
import type { ActingHost } from '../core/acting.js';
import { call, randomHex } from '../core/client.js';
import { loadLanguage } from '../core/localise.js';
import { keep, Session } from '../core/session.js';
import { boardLocales } from './board.nl.js';
import type { Look } from './board.state.js';

/** The element as the flow needs it. */
export interface BoardHost extends ActingHost {
  readonly activity: string;
  readonly ticket: string | undefined;
  /** Level of the title among the page's headings. */
  readonly level: number;
  /** Origin of the server. */
  readonly base: string;
}

/** A board, a page of it, what only I see, and who I am there. */
export interface BoardRead {
  board: Board;
  page: IdeaPage;
  mine: MyBoard | undefined;
  session: Session;
}

// What this browser's own order grows from, made once. A budget has the same in a file that a board need not fetch.
function ownSeed(server: string): string {
  const key = `stem order ${server} `;
  let seed = keep.get<string>(key, 'localStorage');
  if (!seed) keep.set(key, (seed = randomHex()), 'localStorage');
  return seed;
}

/**
 * What the list is asked for. Random orders are this browser's own, another one each day; there are 256 of them, so
 * that what was made for one reader serves others too.
 */
export function queryOf(look: Look, board: Board, base: string): IdeaQuery {
  const query: IdeaQuery = Object.fromEntries(Object.entries(look).filter(([, value]) => value));
  if ((look.sort || (look.search ? '' : board.sort)) === 'random')
    query.seed = `${new Date().toISOString().slice(0, 10)}-${ownSeed(base).slice(0, 2)}`;
  return query;
}

/**
 * Reads a board, the page of it that is looked at, and what only I may see when I have a session. `seen`: the board's
 * own first page was on the screen already, and stays. Throws `ApiError`.
 */
export async function readAll(
  host: BoardHost,
  { look, seen, cache }: { look: Look; seen: boolean; cache: RequestCache | undefined },
  signal: AbortSignal,
): Promise<BoardRead> {
  const { activity, base, language, ticket } = host;
  const path = { ref: activity };
  const [board] = await Promise.all([
    call(base, readBoard, { path, signal, cache }),
    loadLanguage(language, boardLocales),
  ]);
  const session = new Session(base, board.organisationSlug, { activity }, ticket);
  const query = queryOf(look, board, base);
  const own = Object.keys(query).length > (query.seed && (seen || !board.first.next) ? 1 : 0);
  const [page, mine] = await Promise.all([
    own ? call(base, readIdeas, { path, query, signal, cache }) : board.first,
    session.token ? session.read(readMyBoard, { path, signal }).catch(() => undefined) : undefined,
  ]);
  // A browser may keep an answer from before what I just wrote.
  const fresh = mine?.ideas.some(({ idea }) => Date.now() - Date.parse(idea.createdAt) < 60_000);
  if (fresh && !cache) return readAll(host, { look, seen, cache: 'no-cache' }, signal);
  return { board, page, mine, session };
}
