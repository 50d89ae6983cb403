import type {
  MyBallot,
  Poll,
  PollKind,
  PollOption,
  Receipt,
  VoteAnswer,
  PollResult,
} from '../../contract/poll.schema.js';
import { countPoll } from '../../counting/poll/count.js';

const option = (id: string, label: string, more: Partial<PollOption> = {}): PollOption => ({
  id,
  label,
  ...more,
});

const optionsOf: Record<PollKind, PollOption[]> = {
  single: [
    option('linden', 'Drie lindebomen op het plein'),
    option('speeltuin', 'Een kleine speeltuin', {
      text: 'Met een schommel, een glijbaan en banken eromheen.',
    }),
    option('fietsen', 'Een overdekte fietsenstalling'),
  ],
  several: [
    option('ma', 'Maandagavond'),
    option('di', 'Dinsdagmiddag'),
    option('wo', 'Woensdagochtend'),
    option('do', 'Donderdagavond'),
  ],
  ranked: [
    option('zon', 'Zonneplein'),
    option('maan', 'Maanplein'),
    option('ster', 'Sterrenplein'),
    option('wind', 'Windplein'),
  ],
  score: [
    option('licht', 'De verlichting in het park'),
    option('paden', 'De paden'),
    option('banken', 'De banken'),
  ],
  scenario: [
    option('eenrichting', 'Eenrichtingsverkeer', {
      text: 'Auto’s rijden alleen nog van noord naar zuid. Er komt ruimte voor een breder fietspad.',
      cost: '€ 180.000',
      picture: {
        url: '/picture.svg',
        alt: 'Een straat met één rijbaan en een breed fietspad.',
        width: 320,
        height: 180,
      },
      effects: [
        { who: 'Fietsers', change: 'gains', text: 'een breder fietspad' },
        { who: 'Winkels', change: 'same', text: 'laden en lossen blijft' },
        { who: 'Automobilisten', change: 'loses', text: 'een omweg van 400 meter' },
      ],
    }),
    option('autovrij', 'Autovrij', {
      text: 'De straat is er voor lopen, fietsen en spelen.',
      cost: '€ 420.000',
      picture: {
        url: '/picture.svg',
        alt: 'Een straat met bomen en bankjes, zonder auto’s.',
        width: 320,
        height: 180,
      },
      effects: [
        { who: 'Kinderen', change: 'gains', text: 'een plek om te spelen' },
        { who: 'Automobilisten', change: 'loses', text: 'parkeren kan om de hoek' },
      ],
    }),
  ],
  statements: [
    option('s1', 'De straat mag overdag dicht voor auto’s.'),
    option('s2', 'Er moeten meer bomen komen, ook als dat parkeerplaatsen kost.'),
    option('s3', 'De markt blijft op het plein.'),
  ],
};

const methodOf = {
  single: 'plurality',
  several: 'approval',
  ranked: 'irv',
  score: 'score',
  scenario: 'plurality',
  statements: 'statements',
} as const;

/** A poll as the server would answer it; `changes` wins, also inside the rule. */
export function cannedPoll(
  kind: PollKind = 'single',
  { rule, ...changes }: Partial<Omit<Poll, 'rule'>> & { rule?: Partial<Poll['rule']> } = {},
): Poll {
  const options = optionsOf[kind];
  const one = kind === 'single' || kind === 'scenario';
  return {
    ref: `plein-${kind}`,
    organisation: 'Gemeente Voorbeeld',
    organisationSlug: 'voorbeeld',
    language: 'nl',
    title: kind === 'score' ? 'Hoe tevreden bent u over het park?' : 'Wat komt er op het Oosterplein?',
    lead: 'Het plein wordt volgend jaar opnieuw ingericht.\n\nUw stem is een advies aan de gemeenteraad.',
    options,
    rule: {
      kind,
      method: methodOf[kind],
      access: 'guest',
      results: 'after-voting',
      min: 1,
      max: one ? 1 : kind === 'several' ? 2 : options.length,
      blank: true,
      seats: 1,
      quorum: 0,
      seedHash: '5f'.repeat(32),
      ...(kind === 'score'
        ? { scale: { min: 1, max: 5, labels: ['Heel slecht', 'Slecht', 'Gaat wel', 'Goed', 'Heel goed'] } }
        : {}),
      ...rule,
    },
    phase: 'open',
    opensAt: '2026-04-01T07:00:00Z',
    closesAt: '2030-05-03T15:00:00Z',
    turnout: { total: 231, online: 190, assisted: 12, paper: 29 },
    published: false,
    version: 1,
    ...changes,
  };
}

/** The receipt of a vote. */
export const cannedReceipt = (ref: string, version = 1): Receipt => ({
  ref,
  commitment: 'c0ffee'.padEnd(64, '7'),
  index: 41,
  version,
  ballotTag: 'ab'.repeat(32),
  nonce: '11'.repeat(16),
  signature: 'c2lnbmF0dXJl',
  keyId: '0123456789abcdef',
});

/** The answer to a vote. */
export function cannedVote(poll: Poll, mine: Partial<MyBallot> = {}, version = 1): VoteAnswer {
  return {
    poll: { ...poll, turnout: { ...poll.turnout, total: poll.turnout.total + 1 }, version: poll.version + 1 },
    mine: { can: { vote: true, seeResult: true }, ...mine },
    receipt: cannedReceipt(poll.ref, version),
  };
}

/** A ballot of each kind. */
export const cannedBallots: Record<PollKind, object> = {
  single: { options: ['linden'] },
  several: { options: ['ma', 'wo'] },
  ranked: { ranking: ['zon', 'maan'] },
  score: { scores: { licht: 4, paden: 2, banken: 5 } },
  scenario: { options: ['autovrij'] },
  statements: { answers: { s1: 1, s2: -1, s3: 0 } },
};

/** A result with 12 equal ballots by each medium. */
export function cannedResult(kind: PollKind): PollResult {
  const { rule, options } = cannedPoll(kind);
  const ballots = (['online', 'paper', 'assisted'] as const).map((medium) => ({
    ballot: cannedBallots[kind],
    count: 12,
    medium,
  }));
  return countPoll(
    rule,
    options,
    ballots,
    options.map(({ id }) => id),
  ) as unknown as PollResult;
}
