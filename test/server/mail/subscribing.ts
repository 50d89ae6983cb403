import type { SubscriptionAsked } from '../../../contract/subscription.schema.js';
import type { TestServer } from '../../support/server.js';
import { newWriter, written, type ThreadedPlace } from '../../support/threading.js';

/** Asks for mail about an idea, or about new ideas of the place's board where none is named, types the code in, and answers the token of the session that did. */
export const followed = async (
  server: TestServer,
  place: ThreadedPlace,
  email: string,
  idea: string | undefined,
  given?: string,
): Promise<string> => {
  const token = given ?? (await newWriter(server, place));
  const before = server.mails.length;
  const asked = await server.send<SubscriptionAsked>('POST', '/v1/subscriptions', {
    origin: place.origin,
    token,
    body: { ...(idea === undefined ? { board: place.ref } : { idea }), email },
  });
  if (asked.status !== 201) throw new Error(asked.text);
  const code = /\b\d{6}\b/.exec((await server.mailed(before + 1)).text)![0];
  const confirmed = await type(server, place, token, { challenge: asked.body.challenge, code });
  if (confirmed.status !== 204) throw new Error(confirmed.text);
  return token;
};

/** Asks for mail over HTTP. */
export const ask = (
  server: TestServer,
  place: ThreadedPlace,
  token: string,
  email: string,
  comment?: string,
) =>
  server.send<SubscriptionAsked & { code?: string }>('POST', '/v1/subscriptions', {
    origin: place.origin,
    token,
    body: { thread: place.ref, email, ...(comment === undefined ? {} : { comment }) },
  });

/** Types a code in. */
export const type = (
  server: TestServer,
  place: ThreadedPlace,
  token: string,
  typed: { challenge: string; code: string },
) =>
  server.send<{ code?: string }>('POST', '/v1/subscription-confirmations', {
    origin: place.origin,
    token,
    body: typed,
  });

/** Subscribes an address and answers the token of the session that did. */
export const subscribed = async (
  server: TestServer,
  place: ThreadedPlace,
  email: string,
  given: { comment?: string; token?: string } = {},
): Promise<string> => {
  const token = given.token ?? (await newWriter(server, place));
  const before = server.mails.length;
  const asked = await ask(server, place, token, email, given.comment);
  if (asked.status !== 201) throw new Error(asked.text);
  const { text } = await server.mailed(before + 1);
  const code = /\b\d{6}\b/.exec(text)![0];
  const confirmed = await type(server, place, token, { challenge: asked.body.challenge, code });
  if (confirmed.status !== 204) throw new Error(confirmed.text);
  return token;
};

/** Writes an answer of the organisation below a comment, or in the thread; answers its id. */
export const answered = async (
  server: TestServer,
  place: ThreadedPlace,
  text: string,
  parent?: string,
): Promise<string> => {
  const { comment } = await written(server, place, parent === undefined ? text : { text, parent });
  await server.house.database.write(async (tx) => {
    await tx.query("UPDATE comment SET official = 'Wethouder Verkeer' WHERE id = ?", [comment.id]);
    tx.changed(`published:${place.id}`);
  });
  return comment.id;
};

/** The mails that are not codes, after all that is due was told and sent. */
export const told = async (server: TestServer) => {
  await server.house.mail.tick();
  // What was put in the queue while mail was being sent is sent by the next round.
  await server.house.mail.postman.tick();
  return server.mails.filter(({ subject }) => !/code is/.test(subject));
};

/** A day and a minute. */
export const DAY = 24 * 3600 + 60;
