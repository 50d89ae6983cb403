import type { Ballot, BallotInput, VoteAnswer } from '../../contract/poll.schema.js';
import { buildBallot, buildChannel, buildOrganisation, buildPoll, type PollGiven } from './factories.js';
import { openSession } from './places.js';
import type { Answer, Sending, TestServer } from './server.js';

/** A poll on a site of a running server. */
export interface PolledPlace {
  id: string;
  ref: string;
  origin: string;
  organisation: { id: string; slug: string };
  /** As `openSession` wants it. */
  activity: { ref: string };
  path: string;
}

/** Builds an organisation, a site and a poll, open around the server's clock. */
export const buildPolledPlace = async (server: TestServer, given: PollGiven = {}): Promise<PolledPlace> => {
  const { database, polls } = server.house;
  const organisation = await buildOrganisation(database);
  const { origin } = await buildChannel(database, organisation.id);
  const { id, ref } = await buildPoll(database, polls.keys, organisation, given);
  return { id, ref, origin, organisation, activity: { ref }, path: `/v1/polls/${ref}` };
};

/** The token of a new guest at this place. */
export const newVoter = async (server: TestServer, place: PolledPlace): Promise<string> =>
  (await openSession(server, place)).token;

/** Casts a ballot over HTTP. */
export const castOver = (
  server: TestServer,
  place: PolledPlace,
  token: string,
  ballot: Ballot | string[] | BallotInput,
  sending: Sending = {},
): Promise<Answer<VoteAnswer>> =>
  server.send<VoteAnswer>('PUT', `${place.path}/ballots/mine`, {
    origin: place.origin,
    token,
    body: 'nonce' in ballot ? ballot : buildBallot(ballot),
    ...sending,
  });

/** Opens a session for each ballot and casts it; throws where one is refused. */
export const castAll = async (
  server: TestServer,
  place: PolledPlace,
  ballots: readonly (Ballot | string[])[],
): Promise<VoteAnswer[]> =>
  Promise.all(
    ballots.map(async (ballot) => {
      const answer = await castOver(server, place, await newVoter(server, place), ballot);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body;
    }),
  );

/** Lets the clock reach a moment and everything that is then due be done. */
export const reach = async (server: TestServer, moment: string): Promise<void> => {
  server.clock.now = new Date(moment);
  const { closer } = server.house.ballots;
  await closer.tick();
  // A look that was under way may have begun before the clock was set.
  await closer.tick();
};
