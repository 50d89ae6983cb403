import { randomUUID } from 'node:crypto';
import type { AccessLevel } from '../../contract/activity.schema.js';
import type { CommentAnswer, CommentInput, CommentKind, Thread } from '../../contract/comment.schema.js';
import type { WriteTx } from '../../server/database/door.js';
import { buildChannel, buildOrganisation, fresh } from './factories.js';
import { openSession } from './places.js';
import type { Answer, Sending, TestServer } from './server.js';

/** What a test says of a thread; the rest is filled in. */
export interface ThreadGiven {
  ref?: string;
  title?: string;
  lead?: string;
  language?: string;
  access?: AccessLevel;
  moderation?: 'before' | 'after';
  reactions?: boolean;
  kinds?: CommentKind[];
  closesAt?: string;
}

/** A thread that is open from 2026-01-01; answers its id and ref. */
export const buildThread = async (
  tx: WriteTx,
  organisation: { id: string },
  given: ThreadGiven = {},
): Promise<{ id: string; ref: string }> => {
  const id = randomUUID();
  const ref = given.ref ?? fresh('gesprek');
  await tx.query(
    `INSERT INTO activity (id, organisation_id, ref, kind, title, lead, language, opens_at, closes_at, access,
       moderation, results) VALUES (?, ?, ?, 'thread', ?, ?, ?, '2026-01-01T00:00:00.000Z', ?, ?, ?, 'always')`,
    [
      id,
      organisation.id,
      ref,
      given.title ?? 'Wat vindt u van het plan voor de singel?',
      given.lead ?? null,
      given.language ?? 'nl',
      given.closesAt ?? '9999-12-31T00:00:00.000Z',
      given.access ?? 'guest',
      given.moderation ?? 'after',
    ],
  );
  await tx.query('INSERT INTO thread (activity_id, kinds, reactions) VALUES (?, ?, ?)', [
    id,
    JSON.stringify(given.kinds ?? []),
    given.reactions ?? true,
  ]);
  return { id, ref };
};

/** A thread on a site of a running server. */
export interface ThreadedPlace {
  id: string;
  ref: string;
  origin: string;
  /** Below it documents are commented. */
  prefix: string;
  organisation: { id: string; slug: string };
  /** As `openSession` wants it. */
  activity: { ref: string };
  path: string;
}

/** Builds an organisation, a site with a prefix for documents, and a thread. */
export const buildThreadedPlace = async (
  server: TestServer,
  given: ThreadGiven = {},
): Promise<ThreadedPlace> => {
  const { database } = server.house;
  const organisation = await buildOrganisation(database);
  const prefix = `https://${fresh('raad')}.example/stukken/`;
  const { origin } = await buildChannel(database, organisation.id, { documentPrefixes: [prefix] });
  const { id, ref } = await database.write((tx) => buildThread(tx, organisation, given));
  return { id, ref, origin, prefix, organisation, activity: { ref }, path: `/v1/threads/${ref}` };
};

/** The token of a new guest at this place. */
export const newWriter = async (server: TestServer, place: ThreadedPlace): Promise<string> =>
  (await openSession(server, place)).token;

/** Sends a comment over HTTP, to the thread of the place unless it names a document. */
export const commentOver = <Body = CommentAnswer>(
  server: TestServer,
  place: ThreadedPlace,
  token: string,
  input: Partial<CommentInput> | string,
  sending: Sending = {},
): Promise<Answer<Body>> => {
  const given: Partial<CommentInput> = typeof input === 'string' ? { text: input } : input;
  const where = given.document === undefined ? { thread: place.ref } : {};
  return server.send<Body>('POST', '/v1/comments', {
    origin: place.origin,
    token,
    body: { text: 'Goed plan.', ...where, ...given },
    ...sending,
  });
};

/** Writes a comment as a new guest; throws where it is refused. */
export const written = async (
  server: TestServer,
  place: ThreadedPlace,
  input: Partial<CommentInput> | string,
  token?: string,
): Promise<CommentAnswer & { token: string }> => {
  const writer = token ?? (await newWriter(server, place));
  const { status, body, text } = await commentOver(server, place, writer, input);
  if (status !== 201) throw new Error(text);
  return { ...body, token: writer };
};

/** The thread as everyone sees it. */
export const readThreadOf = async (server: TestServer, place: { ref: string }): Promise<Thread> =>
  (await server.send<Thread>('GET', `/v1/threads/${place.ref}`)).body;
