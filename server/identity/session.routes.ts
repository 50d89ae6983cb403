import { closeSession, openSession, readMe } from '../../contract/session.endpoints.js';
import { Me, NewSession, Session } from '../../contract/session.schema.js';
import type { Api } from '../core/api.js';
import { route } from '../core/route.js';
import { placeOf, type Identity } from './identity.service.js';
import { placed } from './placed.js';
import { kindsOf, openGuest, type Place } from './session.service.js';
import { revokeSession } from './session.store.js';
import { spendWork, type Work } from './work.service.js';

const tag = 'sessions';

/** Proof of work where a site is under pressure, by hand or because it opens sessions faster than people do. */
const workFor = async (
  identity: Identity,
  place: Place & { underPressure: boolean },
  solution: string | undefined,
  now: Date,
): Promise<Work | undefined> => {
  const site = place.channelId ?? place.activityId ?? place.organisationId;
  const needed = place.underPressure || identity.pressure.high(site, now);
  const work = needed ? await identity.work.check(solution, now) : undefined;
  identity.pressure.count(site, now);
  return work;
};

/** Registers the endpoints of sessions. */
export const sessionRoutes = (api: Api, identity: Identity): void => {
  route(
    api,
    openSession,
    {
      summary: 'Opens a session for this browser: a guest, until a proof is added.',
      tag,
      body: NewSession,
      answer: Session,
      status: 201,
      rateLimit: 'session',
      errors: ['origin_unknown', 'not_found', 'proof_of_work_needed', 'proof_of_work_wrong', 'key_reused'],
    },
    async ({ body, now, ctx, once }) => {
      const activity = await placed(identity, body);
      const asked = { origin: ctx.req.headers.origin, ticket: body.ticket };
      const place = await placeOf(identity, activity, asked, now);
      const work = await workFor(identity, place, body.work, now);
      return once(async (tx) => {
        await spendWork(tx, work);
        return openGuest(tx, place, now);
      });
    },
  );
  route(
    api,
    readMe,
    {
      summary: 'Which proofs of identity this session has given.',
      tag,
      answer: Me,
      errors: [],
      visitor: 'needed',
    },
    ({ visitor }) => ({ proofs: kindsOf(visitor.proofs), expiresAt: visitor.expiresAt.toISOString() }),
  );
  route(
    api,
    closeSession,
    {
      summary: 'Signs out: the token is worthless from now on.',
      tag,
      answer: null,
      errors: [],
      visitor: 'needed',
    },
    async ({ visitor, now }) => {
      await identity.database.write((tx) => revokeSession(tx, visitor.tokenHash, now));
      return undefined;
    },
  );
};
