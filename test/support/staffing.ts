import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../../contract/moderation.schema.js';
import { addStaff } from '../../server/staff/staff.service.js';
import { apiRooms } from '../../server/rooms.js';
import type { TestDatabases } from './database.js';
import { askMailCode, openSession } from './places.js';
import { startServer, type Answer, type Sending, type TestOptions, type TestServer } from './server.js';
import type { ThreadedPlace } from './threading.js';

/** A server of the API on a database of these; it is not limited in speed. */
export const serverOn = async (databases: TestDatabases, options: TestOptions = {}): Promise<TestServer> => {
  const place = await databases.tabled();
  const env = { RATE_LIMITS: 'off', ...('url' in place ? { DATABASE_URL: place.url } : {}), ...options.env };
  return startServer({ rooms: apiRooms, ...options, env });
};

/** Proves a mail address in a session, and answers the new token. */
export const proveAddress = async (
  server: TestServer,
  place: Pick<ThreadedPlace, 'origin' | 'activity'>,
  token: string,
  email: string,
): Promise<string> => {
  const sent = await askMailCode(server, place, token, email);
  const { status, body, text } = await server.send<{ token: string }>('POST', '/v1/sessions/mine/proofs', {
    origin: place.origin,
    token,
    body: { kind: 'email', ...sent, activity: place.activity.ref },
  });
  if (status !== 201) throw new Error(text);
  return body.token;
};

/** What a test says of a member of staff. */
export interface StaffGiven {
  email?: string;
  name?: string;
  official?: string;
}

/** Gives an address a role at the organisation of a place; answers the address. */
export const buildStaff = async (
  server: TestServer,
  place: ThreadedPlace,
  role: StaffRole,
  given: StaffGiven = {},
): Promise<string> => {
  const email = given.email ?? `${role}-${randomUUID().slice(0, 8)}@gemeente.example`;
  const organisationId = place.organisation.id;
  const addressHash = server.house.identity.mailHashes.address(organisationId, email);
  const { name = 'Sam de Vries', official } = given;
  await server.house.database.write((tx) =>
    addStaff(tx, { organisationId, addressHash, role, name, official }, server.clock.now),
  );
  return email;
};

/** The token of a new member of staff who proved the address on the site of the place. */
export const staffToken = async (
  server: TestServer,
  place: ThreadedPlace,
  role: StaffRole,
  given: StaffGiven = {},
): Promise<string> => {
  const email = await buildStaff(server, place, role, given);
  return proveAddress(server, place, (await openSession(server, place)).token, email);
};

/** A caller of the API on the site of a place with one token. */
export const callerOf =
  (server: TestServer, place: { origin: string }, token: string) =>
  <Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    sending: Sending = {},
  ): Promise<Answer<Body>> =>
    server.send<Body>(method, path, {
      origin: place.origin,
      token,
      ...(body === undefined ? {} : { body }),
      ...sending,
    });

/** Calls the API as someone. */
export type Caller = ReturnType<typeof callerOf>;
