import { randomUUID } from 'node:crypto';
import type { AccessLevel, ActivityKind } from '../../contract/activity.schema.js';
import type { Session } from '../../contract/session.schema.js';
import { addChannel, type ChannelInput } from '../../server/channel/channel.service.js';
import { addOrganisation, type OrganisationInput } from '../../server/channel/organisation.service.js';
import { makeLetterCodes } from '../../server/identity/letter-code.service.js';
import type { Sending, TestServer } from './server.js';

const short = (): string => randomUUID().slice(0, 8);

/** An organisation; answers its id. */
export const buildOrganisation = (
  server: TestServer,
  given: Partial<OrganisationInput> = {},
): Promise<string> =>
  server.house.database.write((tx) =>
    addOrganisation(tx, {
      slug: `gemeente-${short()}`,
      name: 'Gemeente Zandveen',
      contact: { name: 'Team Meedoen', email: 'meedoen@zandveen.example', url: 'https://zandveen.example' },
      ...given,
    }),
  );

/** A channel of an organisation; answers its id. */
export const buildChannel = (
  server: TestServer,
  given: Partial<ChannelInput> & { organisationId: string; origins: string[] },
): Promise<string> =>
  server.house.database.write((tx) =>
    addChannel(tx, { slug: `kanaal-${short()}`, name: 'De wijkkrant', kind: 'neighbourhood', ...given }),
  );

/** An activity without the rest of its kind. */
export interface BuiltActivity {
  id: string;
  ref: string;
  organisationId: string;
}

/** A row of `activity`, open around the server's clock. */
export const buildActivity = async (
  server: TestServer,
  given: {
    organisationId: string;
    ref?: string;
    access?: AccessLevel;
    title?: string;
    kind?: ActivityKind;
    language?: string;
  },
): Promise<BuiltActivity> => {
  const id = randomUUID();
  const ref = given.ref ?? `vraag-${short()}`;
  const at = (days: number) => new Date(server.clock.now.getTime() + days * 86_400_000).toISOString();
  await server.house.database.write((tx) =>
    tx.query(
      `INSERT INTO activity (id, organisation_id, ref, kind, title, language, opens_at, closes_at, access, moderation,
         results) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'before', 'after-closing')`,
      [
        id,
        given.organisationId,
        ref,
        given.kind ?? 'poll',
        given.title ?? 'Waar komt de fietsenstalling?',
        given.language ?? 'nl',
        at(-7),
        at(7),
        given.access ?? 'guest',
      ],
    ),
  );
  return { id, ref, organisationId: given.organisationId };
};

/** An organisation with one site and one activity. */
export interface BuiltPlace {
  organisationId: string;
  channelId: string;
  origin: string;
  activity: BuiltActivity;
}

/** Builds an organisation, a site with this origin, and an activity. */
export const buildPlace = async (
  server: TestServer,
  given: { origin?: string; access?: AccessLevel; name?: string; title?: string; language?: string } = {},
): Promise<BuiltPlace> => {
  const { name, origin = `https://wijk-${short()}.example`, ...rest } = given;
  const organisationId = await buildOrganisation(server, name === undefined ? {} : { name });
  const channelId = await buildChannel(server, { organisationId, origins: [origin] });
  return {
    organisationId,
    channelId,
    origin,
    activity: await buildActivity(server, { organisationId, ...rest }),
  };
};

/** Codes for letters of an activity. */
export const buildLetterCodes = (server: TestServer, activityId: string, count: number): Promise<string[]> =>
  server.house.database.write((tx) =>
    makeLetterCodes(tx, activityId, count, server.house.identity.letterKey, server.clock.now),
  );

/** Opens a guest's session over HTTP; throws the problem document when it is refused. */
export const openSession = async (
  server: TestServer,
  place: { origin: string; activity: { ref: string } },
  sending: Sending = {},
): Promise<Session> => {
  const body = { activity: place.activity.ref };
  const answer = await server.send<Session>('POST', '/v1/sessions', {
    origin: place.origin,
    body,
    ...sending,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

/** Asks for a mail code and reads it from the mail. */
export const askMailCode = async (
  server: TestServer,
  place: { origin: string; activity: { ref: string } },
  token: string,
  email: string,
): Promise<{ challenge: string; code: string }> => {
  const before = server.mails.length;
  const body = { email, activity: place.activity.ref };
  const sent = await server.send<{ challenge: string }>('POST', '/v1/mail-codes', {
    origin: place.origin,
    token,
    body,
  });
  if (sent.status !== 201) throw new Error(sent.text);
  const mail = await server.mailed(before + 1);
  return { challenge: sent.body.challenge, code: /\b\d{6}\b/.exec(mail.text)![0] };
};
