import assert from 'node:assert/strict';
import type { BoardInput } from '../../contract/board.input.schema.js';
import type { Board, IdeaAnswer, MyBoard } from '../../contract/board.schema.js';
import type { Idea, IdeaInput, IdeaPage } from '../../contract/idea.schema.js';
import { keepBoard } from '../../server/idea/board.service.js';
import { buildChannel, buildOrganisation, fresh } from './factories.js';
import { openSession } from './places.js';
import type { Answer, Sending, TestServer } from './server.js';
import { callerOf, staffToken, type Caller } from './staffing.js';
import type { ThreadedPlace } from './threading.js';

/** What a test says of a board; the rest is filled in. */
export type BoardGiven = Partial<BoardInput>;

/** A board on a site of a running server. */
export interface BoardedPlace extends ThreadedPlace {
  id: string;
}

/** A board as an editor would write it; open from 2026-01-01. */
export const boardInput = (organisation: { slug: string }, given: BoardGiven = {}): BoardInput => ({
  kind: 'board',
  organisation: organisation.slug,
  ref: fresh('ideeen'),
  title: 'Wat maakt de wijk beter?',
  opensAt: '2026-01-01T00:00:00Z',
  sort: 'newest',
  ...given,
});

/** Builds an organisation, a site, and a board. */
export const buildBoardedPlace = async (
  server: TestServer,
  given: BoardGiven = {},
): Promise<BoardedPlace> => {
  const { database } = server.house;
  const organisation = await buildOrganisation(database);
  const prefix = `https://${fresh('raad')}.example/stukken/`;
  const { origin } = await buildChannel(database, organisation.id, { documentPrefixes: [prefix] });
  return buildBoardIn(server, { organisation, prefix, origin }, given);
};

/** Builds a board at an organisation and site that are there. */
export const buildBoardIn = async (
  server: TestServer,
  place: Pick<ThreadedPlace, 'origin' | 'prefix' | 'organisation'>,
  given: BoardGiven = {},
): Promise<BoardedPlace> => {
  const { origin, prefix, organisation } = place;
  const input = boardInput(organisation, given);
  const { id } = await server.house.database.write((tx) => keepBoard(tx, input));
  const { ref } = input;
  return { id, ref, origin, prefix, organisation, activity: { ref }, path: `/v1/boards/${ref}` };
};

/** The token of a new guest at this place. */
export const newResident = async (server: TestServer, place: BoardedPlace): Promise<string> =>
  (await openSession(server, place)).token;

/** Sends an idea over HTTP. */
export const proposeOver = (
  server: TestServer,
  place: BoardedPlace,
  token: string,
  input: Partial<IdeaInput> & Record<string, unknown> = {},
  sending: Sending = {},
): Promise<Answer<IdeaAnswer>> =>
  server.send<IdeaAnswer>('POST', `${place.path}/ideas`, {
    origin: place.origin,
    token,
    body: { title: 'Een bankje bij de vijver', text: 'Dan kan iedereen even uitrusten.', ...input },
    ...sending,
  });

/** Adds an idea as a new guest; throws where it is refused. */
export const proposed = async (
  server: TestServer,
  place: BoardedPlace,
  input: Partial<IdeaInput> = {},
  token?: string,
): Promise<IdeaAnswer & { token: string }> => {
  const writer = token ?? (await newResident(server, place));
  const { status, body, text } = await proposeOver(server, place, writer, input);
  assert.equal(status, 201, text);
  return { ...body, token: writer };
};

/** Supports an idea, or takes it back, over HTTP. */
export const supportOver = (
  server: TestServer,
  place: BoardedPlace,
  token: string,
  id: string,
  method: 'PUT' | 'DELETE' = 'PUT',
): Promise<Answer<IdeaAnswer>> =>
  server.send<IdeaAnswer>(method, `/v1/ideas/${id}/supports/mine`, { origin: place.origin, token });

/** So many new residents support an idea; answers their tokens. */
export const supported = async (
  server: TestServer,
  place: BoardedPlace,
  id: string,
  count: number,
): Promise<string[]> => {
  const tokens: string[] = [];
  for (let at = 0; at < count; at++) tokens.push(await newResident(server, place));
  for (const token of tokens) {
    const answer = await supportOver(server, place, token, id);
    assert.equal(answer.status, 200, answer.text);
  }
  return tokens;
};

/** The board as everyone sees it. */
export const readBoardOf = async (server: TestServer, place: BoardedPlace): Promise<Board> => {
  const { status, body, text } = await server.send<Board>('GET', place.path);
  assert.equal(status, 200, text);
  return body;
};

/** An idea as everyone sees it. */
export const readIdeaOf = async (server: TestServer, id: string): Promise<Idea> => {
  const { status, body, text } = await server.send<Idea>('GET', `/v1/ideas/${id}`);
  assert.equal(status, 200, text);
  return body;
};

/** A page of ideas. */
export const readPageOf = async (
  server: TestServer,
  place: BoardedPlace,
  query: Record<string, string> = {},
): Promise<IdeaPage> => {
  const { status, body, text } = await server.send<IdeaPage>(
    'GET',
    `${place.path}/ideas?${new URLSearchParams(query).toString()}`,
  );
  assert.equal(status, 200, text);
  return body;
};

/** What only the holder of a token may see. */
export const readMineOf = async (
  server: TestServer,
  place: BoardedPlace,
  token: string,
): Promise<MyBoard> => {
  const { status, body, text } = await server.send<MyBoard>('GET', `${place.path}/mine`, {
    origin: place.origin,
    token,
  });
  assert.equal(status, 200, text);
  return body;
};

/** Calls the API as a new member of staff. */
export const asStaff = async (
  server: TestServer,
  place: BoardedPlace,
  role: Parameters<typeof staffToken>[2] = 'editor',
  official?: string,
): Promise<Caller> =>
  callerOf(server, place, await staffToken(server, place, role, official === undefined ? {} : { official }));

/** Throws unless every kept number of a board agrees with its rows. */
export const checkBoardSums = async (server: TestServer, place: BoardedPlace): Promise<void> => {
  const wrong = await server.house.database.read(async (tx) => [
    ...(await tx.query(
      `SELECT 'supports' AS what FROM idea i WHERE i.board_id = ? AND i.supports <>
         (SELECT COUNT(*) FROM idea_support s WHERE s.idea_id = i.id)`,
      [place.id],
    )),
    ...(await tx.query(
      `SELECT 'board' AS what FROM board b WHERE b.activity_id = ? AND (b.ideas <>
         (SELECT COUNT(*) FROM idea i WHERE i.board_id = b.activity_id AND i.state = 'published')
       OR b.withdrawn <> (SELECT COUNT(*) FROM idea i WHERE i.board_id = b.activity_id AND i.state = 'withdrawn')
       OR b.supports <> (SELECT COALESCE(SUM(i.supports), 0) FROM idea i WHERE i.board_id = b.activity_id
         AND i.state = 'published'))`,
      [place.id],
    )),
    ...(await tx.query(
      `SELECT kind AS what FROM board_count c WHERE c.board_id = ? AND c.count <> (SELECT COUNT(*) FROM idea i
         WHERE i.board_id = c.board_id AND ((c.kind = 'hidden' AND i.state = 'hidden' AND i.reason = c.value)
           OR (i.state = 'published' AND ((c.kind = 'status' AND i.status = c.value)
             OR (c.kind = 'category' AND i.category = c.value) OR (c.kind = 'area' AND i.area = c.value)))))`,
      [place.id],
    )),
  ]);
  assert.deepEqual(wrong, []);
};
