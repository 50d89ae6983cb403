import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MyBallot, Poll } from '../../contract/poll.schema.js';
import type { Problem } from '../../contract/errors.js';
import { buildBallot, type PollGiven } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildPolledPlace, castAll, castOver, newVoter, reach, type PolledPlace } from '../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const readPoll = async (place: PolledPlace): Promise<Poll> =>
  (await server.send<Poll>('GET', place.path)).body;

const put = (place: PolledPlace, token: string, body: unknown) =>
  server.send<Problem>('PUT', `${place.path}/ballots/mine`, { origin: place.origin, token, body });

// ATTACKS 17
test('of fifty ballots that one person casts at once, one counts and all fifty are answered', async () => {
  const place = await buildPolledPlace(server);
  const token = await newVoter(server, place);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => castOver(server, place, token, [i % 2 ? 'ja' : 'nee'])),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const versions = answers.map(({ body }) => body.receipt.version).sort((a, b) => a - b);
  assert.deepEqual(
    versions,
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  const { turnout, result } = await readPoll(place);
  assert.equal(turnout.total, 1);
  const last = answers.find(({ body }) => body.receipt.version === 50)!.body.mine.ballot;
  assert.deepEqual(result?.winners, last?.options);
  const mine = await server.send<MyBallot>('GET', `${place.path}/ballots/mine`, {
    origin: place.origin,
    token,
  });
  assert.deepEqual(mine.body.ballot, last);
});

// ATTACKS 18
const kinds: [kind: string, poll: PollGiven, ballots: [json: string, where: RegExp][]][] = [
  [
    'single',
    {},
    [
      ['{"options":["fietsbrug"]}', /^\/ballot\/options\/0$/],
      ['{"options":["ja","ja"]}', /^\/ballot\/options/],
      ['{"options":["ja","nee"]}', /^\/ballot\/options$/],
      ['{"options":[]}', /^\/ballot\/options$/],
      ['{}', /^\/ballot/],
      ['{"blank":true}', /^\/ballot\/blank$/],
      ['{"blank":false}', /^\/ballot\/blank$/],
      ['{"ranking":["ja"]}', /^\/ballot/],
      ['{"options":["ja"],"status":"published"}', /^\/ballot\/status$/],
      ['{"options":["__proto__"]}', /^\/ballot\/options\/0$/],
      ['{"options":"ja"}', /^\/ballot\/options$/],
      ['null', /^\/ballot$/],
    ],
  ],
  [
    'several',
    { rule: { kind: 'several', min: 2, max: 2, blank: true }, options: ['a', 'b', 'c'] },
    [
      ['{"options":["a"]}', /^\/ballot\/options$/],
      ['{"options":["a","b","c"]}', /^\/ballot\/options$/],
      ['{"options":["a","b"],"blank":true}', /^\/ballot\/blank$/],
    ],
  ],
  [
    'ranked',
    { rule: { kind: 'ranked', max: 2 }, options: ['a', 'b', 'c'] },
    [
      ['{"ranking":["a",null,"b"]}', /^\/ballot\/ranking\/1$/],
      ['{"ranking":["a","a"]}', /^\/ballot\/ranking/],
      ['{"ranking":["a","b","c"]}', /^\/ballot\/ranking$/],
      ['{"ranks":[["a","b"]]}', /^\/ballot\/ranks$/],
    ],
  ],
  [
    'score',
    { rule: { kind: 'score', scale: { min: 0, max: 5 } }, options: ['a', 'b'] },
    [
      ['{"scores":{"a":-1}}', /^\/ballot\/scores\/a$/],
      ['{"scores":{"a":6}}', /^\/ballot\/scores\/a$/],
      ['{"scores":{"a":1.5}}', /^\/ballot\/scores\/a$/],
      ['{"scores":{"a":1e309}}', /^\/ballot\/scores\/a$/],
      ['{"scores":{"a":"3"}}', /^\/ballot\/scores\/a$/],
      ['{"scores":{"z":3}}', /^\/ballot\/scores\/z$/],
      ['{"scores":{"__proto__":3}}', /^\/ballot\/scores/],
      ['{"scores":{"constructor":3}}', /^\/ballot\/scores/],
      ['{"scores":[3,3]}', /^\/ballot\/scores/],
      ['{"scores":{"a":NaN}}', /^\/$/],
    ],
  ],
  [
    'statements',
    { rule: { kind: 'statements' }, options: ['Meer groen', 'Minder auto'] },
    [
      ['{"answers":{"meer-groen":2}}', /^\/ballot\/answers\/meer-groen$/],
      ['{"answers":{"meer-groen":null}}', /^\/ballot\/answers\/meer-groen$/],
      ['{"answers":{"meer-groen":true}}', /^\/ballot\/answers\/meer-groen$/],
    ],
  ],
];

for (const [kind, given, ballots] of kinds)
  test(`a ballot of kind ${kind} that breaks the rule is refused with the place, and nothing counts`, async () => {
    const place = await buildPolledPlace(server, given);
    const token = await newVoter(server, place);
    for (const [json, where] of ballots) {
      const { status, body } = await put(place, token, `{"ballot":${json},"nonce":"${'0'.repeat(32)}"}`);
      assert.equal(status, 400, json);
      assert.match(body.code, /^(ballot_invalid|invalid_input)$/, json);
      assert.ok(
        body.errors?.some(({ at }) => where.test(at)),
        `${json}: ${JSON.stringify(body.errors)}`,
      );
    }
    assert.equal((await readPoll(place)).turnout.total, 0);
  });

test('all faults of a ballot are told at once', async () => {
  const place = await buildPolledPlace(server);
  const { body } = await put(place, await newVoter(server, place), buildBallot(['x', 'ja', 'ja']));
  const rules = body.errors?.map(({ rule }) => rule).sort();
  assert.deepEqual(rules, ['doubled', 'too_many', 'unknown_option']);
});

test('a nonce that is not 128 random bits in hexadecimal is refused', async () => {
  const place = await buildPolledPlace(server);
  const token = await newVoter(server, place);
  for (const nonce of ['', '0', 'g'.repeat(32), '0'.repeat(33), 'A'.repeat(32), null, 7])
    assert.equal((await put(place, token, { ballot: { options: ['ja'] }, nonce })).status, 400);
});

// ATTACKS 19
test('a ballot counts from the second of opening up to the second of closing, and no longer', async () => {
  const place = await buildPolledPlace(server, {
    opensAt: '2026-05-01T10:00:00Z',
    closesAt: '2026-05-01T11:00:00Z',
  });
  const start = server.clock.now;
  server.clock.now = new Date('2026-05-01T09:59:59.999Z');
  const token = await newVoter(server, place);
  const at = async (moment: string) => {
    server.clock.now = new Date(moment);
    const { status, body } = await put(place, token, buildBallot(['ja']));
    return status === 200 ? 200 : body.code;
  };
  assert.equal(await at('2026-05-01T09:59:59.999Z'), 'poll_not_open');
  assert.equal((await readPoll(place)).phase, 'announced');
  assert.equal(await at('2026-05-01T10:00:00.000Z'), 200);
  assert.equal((await readPoll(place)).phase, 'open');
  assert.equal(await at('2026-05-01T10:59:59.999Z'), 200);
  assert.equal(await at('2026-05-01T11:00:00.000Z'), 'poll_closed');
  assert.equal((await readPoll(place)).phase, 'closed');
  await reach(server, '2026-05-01T11:00:01Z');
  assert.equal(await at('2026-05-01T10:30:00.000Z'), 'poll_closed');
  assert.equal((await readPoll(place)).phase, 'closed');
  server.clock.now = start;
});

test('a ballot that races with closing either counts or is refused, and the sums agree', async () => {
  const place = await buildPolledPlace(server);
  const tokens = await Promise.all(Array.from({ length: 60 }, () => newVoter(server, place)));
  const { finishVote } = await import('../../server/ballot/ballot.closer.js');
  const { ballots } = server.house;
  const closing = new Promise((done, failed) => {
    setImmediate(() => finishVote(ballots, place.ref, server.clock.now).then(done, failed));
  });
  const answers = await Promise.all(tokens.map((token) => put(place, token, buildBallot(['ja']))));
  await closing;
  const counted = answers.filter(({ status }) => status === 200).length;
  for (const { status, body } of answers) if (status !== 200) assert.equal(body.code, 'poll_closed');
  const poll = await readPoll(place);
  assert.equal(poll.turnout.total, counted);
  assert.equal(poll.published, true);
  assert.equal(poll.head?.size, counted);
});

// ATTACKS 20, for what a PUT has instead of a key
test('the nonce of an earlier ballot with another choice is a change, never the old answer', async () => {
  const place = await buildPolledPlace(server);
  const token = await newVoter(server, place);
  const nonce = 'ab'.repeat(16);
  const first = await castOver(server, place, token, buildBallot(['ja'], nonce));
  const second = await castOver(server, place, token, buildBallot(['nee'], nonce));
  assert.deepEqual(second.body.mine.ballot, { options: ['nee'] });
  assert.notEqual(second.body.receipt.commitment, first.body.receipt.commitment);
  assert.equal(second.body.poll.turnout.total, 1);
});

test('the rule can not be changed once a ballot is in, nor a poll be taken over by another organisation', async () => {
  const { keepPoll } = await import('../../server/poll/poll.keep.js');
  const { draftOf } = await import('../../server/poll/poll.input.js');
  const place = await buildPolledPlace(server);
  const draft = (change: object) =>
    draftOf({
      kind: 'poll',
      organisation: place.organisation.slug,
      ref: place.ref,
      title: 'Komt er een fietsenstalling?',
      opensAt: '2026-01-01T00:00:00Z',
      closesAt: '2027-01-01T00:00:00Z',
      rule: { kind: 'single', results: 'always' },
      options: [{ label: 'Ja' }, { label: 'Nee' }],
      ...change,
    }).draft;
  const { database, polls } = server.house;
  const keep = (change: object) => keepPoll(database, polls.keys, draft(change));
  await keep({ title: 'Komt er een stalling?' });
  assert.equal((await readPoll(place)).title, 'Komt er een stalling?');
  await castAll(server, place, [['ja']]);
  await assert.rejects(keep({}), { code: 'poll_fixed' });
  await assert.rejects(
    keep({ title: 'Komt er een stalling?', rule: { kind: 'single', results: 'after-closing' } }),
    {
      code: 'poll_fixed',
    },
  );
  await keep({ title: 'Komt er een stalling?', closesAt: '2027-02-01T00:00:00Z' });
  assert.equal((await readPoll(place)).closesAt, '2027-02-01T00:00:00.000Z');
  const other = await buildPolledPlace(server);
  await assert.rejects(keep({ organisation: other.organisation.slug }), /already names something else/);
});

test('nobody reads the ballot of another, with any token', async () => {
  const place = await buildPolledPlace(server);
  await castAll(server, place, [['ja']]);
  const stranger = await newVoter(server, place);
  const path = `${place.path}/ballots/mine`;
  const seen = await server.send<MyBallot>('GET', path, { origin: place.origin, token: stranger });
  assert.equal(seen.body.ballot, undefined);
  assert.equal((await server.send('GET', path, { origin: place.origin, token: 'x'.repeat(43) })).status, 401);
});
