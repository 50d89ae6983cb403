import { randomBytes, randomUUID } from 'node:crypto';
import type { Ballot, BallotInput } from '../../contract/poll.schema.js';
import type { PollInput } from '../../contract/poll.input.schema.js';
import { addChannel, type ChannelInput } from '../../server/channel/channel.service.js';
import { addOrganisation, type OrganisationInput } from '../../server/channel/organisation.service.js';
import type { Visitor } from '../../server/core/visitor.js';
import type { Database } from '../../server/database/door.js';
import { draftOf } from '../../server/poll/poll.input.js';
import { keepPoll } from '../../server/poll/poll.keep.js';
import type { BallotKeyStore } from '../../server/ballot/ballot.keys.js';

/** A short name that no other test has. */
export const fresh = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`;

/** An organisation; answers its id and slug. */
export const buildOrganisation = async (
  database: Database,
  given: Partial<OrganisationInput> = {},
): Promise<{ id: string; slug: string }> => {
  const slug = given.slug ?? fresh('gemeente');
  const contact = { name: 'Team Inspraak', email: 'inspraak@example.nl', url: 'https://example.nl' };
  const id = await database.write((tx) => addOrganisation(tx, { name: 'Gemeente', contact, ...given, slug }));
  return { id, slug };
};

/** A channel of an organisation. */
export const buildChannel = async (
  database: Database,
  organisationId: string,
  given: Partial<ChannelInput> = {},
): Promise<{ id: string; origin: string }> => {
  const origins = given.origins ?? [`https://${fresh('wijk')}.example`];
  const channel: ChannelInput = {
    organisationId,
    slug: fresh('kanaal'),
    name: 'Wijksite',
    kind: 'neighbourhood',
    ...given,
    origins,
  };
  return { id: await database.write((tx) => addChannel(tx, channel)), origin: origins[0]! };
};

/** What a test says of a poll; the rest is filled in. Options may be written as their labels. */
export type PollGiven = Partial<Omit<PollInput, 'options' | 'rule'>> & {
  options?: (string | NonNullable<PollInput['options']>[number])[];
  rule?: Partial<PollInput['rule']>;
};

/** A poll that is open from 2026-01-01 to 2027-01-01, single choice between ja and nee, results always. */
export const buildPoll = async (
  database: Database,
  keys: BallotKeyStore,
  organisation: { slug: string },
  given: PollGiven = {},
): Promise<{ id: string; ref: string }> => {
  const { options = ['Ja', 'Nee'], rule, ...rest } = given;
  const ref = given.ref ?? fresh('peiling');
  const { draft, faults } = draftOf({
    kind: 'poll',
    organisation: organisation.slug,
    title: 'Komt er een fietsenstalling?',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2027-01-01T00:00:00Z',
    ...rest,
    ref,
    rule: { kind: 'single', results: 'always', ...rule },
    options: options.map((option) => (typeof option === 'string' ? { label: option } : option)),
  });
  if (faults.length > 0) throw new Error(`The poll of the test is not right: ${JSON.stringify(faults)}`);
  const { id } = await keepPoll(database, keys, draft);
  return { id, ref };
};

/** A visitor as the identity room gives it: a guest in a browser of its own. */
export const buildVisitor = (organisationId: string, given: Partial<Visitor> = {}): Visitor => ({
  tokenHash: randomBytes(32).toString('hex'),
  organisationId,
  channelId: undefined,
  activityId: undefined,
  participantId: randomUUID(),
  browserId: randomUUID(),
  proofs: [],
  expiresAt: new Date('2030-01-01T00:00:00Z'),
  ...given,
});

/** A ballot as a device sends it; options as a list mean a choice. */
export const buildBallot = (
  ballot: Ballot | string[],
  nonce = randomBytes(16).toString('hex'),
): BallotInput => ({
  ballot: Array.isArray(ballot) ? { options: ballot } : ballot,
  nonce,
});
