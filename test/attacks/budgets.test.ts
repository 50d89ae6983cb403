import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Problem } from '../../contract/errors.js';
import type { Budget, MyBudgetBallot } from '../../contract/budget.schema.js';
import { tagsOf } from '../../server/ballot/ballot.tags.js';
import { finishVote } from '../../server/ballot/ballot.service.js';
import { makeLetterCodes } from '../../server/identity/letter-code.service.js';
import {
  budgetBallot,
  buildBudgetPlace,
  castBudget,
  castBudgets,
  euros,
  type BudgetGiven,
  type BudgetPlace,
} from '../support/budgets.js';
import { openSession } from '../support/places.js';
import { startServer, type TestServer } from '../support/server.js';
import { reach } from '../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

const read = async (place: BudgetPlace) => (await server.send<Budget>('GET', place.path)).body;
const tokenAt = async (place: BudgetPlace) => (await openSession(server, place)).token;
const put = (place: BudgetPlace, token: string, body: unknown) =>
  server.send<Problem>('PUT', `${place.path}/ballots/mine`, { origin: place.origin, token, body });

// ATTACKS 17
test('17: of fifty ballots for a budget that one person casts at once, the last one counts and all are answered', async () => {
  const place = await buildBudgetPlace(server);
  const token = await tokenAt(place);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => castBudget(server, place, [at % 2 ? 'bank' : 'heg'], token)),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const last = answers.find(({ body }) => body.receipt.version === 50)!.body.mine.ballot!.projects![0]!;
  const { turnout, votes } = await read(place);
  assert.equal(turnout.total, 1);
  assert.deepEqual(votes, { bank: 0, boom: 0, fontein: 0, goal: 0, heg: 0, [last]: 1 });
});

// ATTACKS 18
const forms: [
  form: string,
  rule: NonNullable<BudgetGiven['rule']>,
  ballots: [json: string, where: RegExp][],
][] = [
  [
    'knapsack',
    {},
    [
      // € 1.000,01 of € 1.000.
      ['{"projects":["bank","fontein"]}', /^\/ballot\/projects$/],
      ['{"projects":["brug"]}', /^\/ballot\/projects\/0$/],
      ['{"projects":["bank","bank"]}', /^\/ballot\/projects\/1$/],
      ['{"projects":[]}', /^\/ballot\/projects$/],
      ['{"projects":["__proto__"]}', /^\/ballot\/projects\/0$/],
      ['{"projects":"bank"}', /^\/ballot\/projects$/],
      ['{"points":{"bank":1}}', /^\/ballot/],
      ['{"blank":true}', /^\/ballot\/blank$/],
      ['{"blank":true,"projects":["bank"]}', /^\/ballot\/blank$/],
      ['{"projects":["bank"],"cost":1}', /^\/ballot\/cost$/],
      ['{}', /^\/ballot/],
      ['null', /^\/ballot$/],
    ],
  ],
  [
    'points',
    { form: 'points', points: 5, maxPoints: 3 },
    [
      ['{"points":{"bank":-1}}', /^\/ballot\/points\/bank$/],
      ['{"points":{"bank":1.5}}', /^\/ballot\/points\/bank$/],
      ['{"points":{"bank":1e309}}', /^\/ballot\/points\/bank$/],
      ['{"points":{"bank":"3"}}', /^\/ballot\/points\/bank$/],
      ['{"points":{"bank":4}}', /^\/ballot\/points\/bank$/],
      ['{"points":{"bank":3,"heg":3}}', /^\/ballot\/points$/],
      ['{"points":{"bank":0}}', /^\/ballot\/points$/],
      ['{"points":{"constructor":1}}', /^\/ballot\/points/],
      ['{"points":{"bank":NaN}}', /^\/$/],
    ],
  ],
  [
    'ranking',
    { form: 'ranking', max: 2 },
    [
      ['{"ranking":["bank",null,"heg"]}', /^\/ballot\/ranking\/1$/],
      ['{"ranking":["bank","","heg"]}', /^\/ballot\/ranking/],
      ['{"ranking":["bank","bank"]}', /^\/ballot\/ranking\/1$/],
      ['{"ranking":["bank","heg","goal"]}', /^\/ballot\/ranking$/],
    ],
  ],
  ['one-per-area', { form: 'one-per-area' }, [['{"projects":["goal","heg"]}', /^\/ballot\/projects\/1$/]]],
  [
    'approval with limits',
    { form: 'approval', min: 2, minSpend: euros(500), groups: [{ by: 'area', id: 'zuid', max: 1 }] },
    [
      ['{"projects":["bank"]}', /^\/ballot\/projects$/],
      ['{"projects":["goal","heg"]}', /^\/ballot\/projects$/],
    ],
  ],
];

for (const [form, rule, ballots] of forms)
  test(`18: a ballot of form ${form} that breaks the rule is refused with the place, and nothing counts`, async () => {
    const place = await buildBudgetPlace(server, { rule });
    const token = await tokenAt(place);
    for (const [json, where] of ballots) {
      const { status, body } = await put(place, token, `{"ballot":${json},"nonce":"${'0'.repeat(32)}"}`);
      assert.equal(status, 400, json);
      assert.match(body.code, /^(ballot_invalid|invalid_input)$/, json);
      assert.ok(
        body.errors?.some(({ at }) => where.test(at)),
        `${json}: ${JSON.stringify(body.errors)}`,
      );
    }
    assert.equal((await read(place)).turnout.total, 0);
  });

// ATTACKS 19
test('19: a ballot for a budget counts from the second of opening up to that of closing, whatever a clock says later', async () => {
  const opensAt = '2026-05-01T10:00:00Z';
  const place = await buildBudgetPlace(server, { opensAt, closesAt: '2026-05-01T11:00:00Z' });
  const start = server.clock.now;
  server.clock.now = new Date('2026-05-01T09:59:59.999Z');
  const token = await tokenAt(place);
  const at = async (moment: string) => {
    server.clock.now = new Date(moment);
    const { status, body } = await put(place, token, budgetBallot(['bank']));
    return status === 200 ? 200 : body.code;
  };
  assert.equal(await at('2026-05-01T09:59:59.999Z'), 'poll_not_open');
  assert.equal(await at(opensAt), 200);
  assert.equal(await at('2026-05-01T10:59:59.999Z'), 200);
  assert.equal(await at('2026-05-01T11:00:00.000Z'), 'poll_closed');
  await reach(server, '2026-05-01T11:00:01Z');
  assert.equal(await at('2026-05-01T10:30:00.000Z'), 'poll_closed');
  server.clock.now = start;
});

test('19: ballots that race with the closing of a budget count or are refused, and the sums agree', async () => {
  const place = await buildBudgetPlace(server);
  const tokens = await Promise.all(Array.from({ length: 60 }, () => tokenAt(place)));
  const closing = new Promise((done, failed) => {
    setImmediate(() => finishVote(server.house.ballots, place.ref, server.clock.now).then(done, failed));
  });
  const answers = await Promise.all(tokens.map((token) => put(place, token, budgetBallot(['bank']))));
  await closing;
  const counted = answers.filter(({ status }) => status === 200).length;
  for (const { status, body } of answers) if (status !== 200) assert.equal(body.code, 'poll_closed');
  const budget = await read(place);
  assert.deepEqual([budget.turnout.total, budget.published, budget.head?.size], [counted, true, counted]);
});

// ATTACKS 20
test('20: the nonce of an earlier ballot with other projects is a change, never the old answer', async () => {
  const place = await buildBudgetPlace(server);
  const token = await tokenAt(place);
  const nonce = 'ab'.repeat(16);
  const first = await castBudget(server, place, { ballot: { projects: ['bank'] }, nonce }, token);
  const second = await castBudget(server, place, { ballot: { projects: ['heg'] }, nonce }, token);
  assert.deepEqual(second.body.mine.ballot, { projects: ['heg'] });
  assert.notEqual(second.body.receipt.commitment, first.body.receipt.commitment);
  assert.equal(second.body.budget.turnout.total, 1);
});

// ATTACKS 21
test('21: the code of a letter for a budget is one vote, in ten browsers at once, however it is typed', async () => {
  const place = await buildBudgetPlace(server, { rule: { access: 'code' } });
  const { database, identity } = server.house;
  const [code] = await database.write((tx) =>
    makeLetterCodes(tx, place.id, 1, identity.letterKey, server.clock.now),
  );
  const ways = [code!, code!.toLowerCase(), code!.replaceAll('-', ''), ` ${code!.replaceAll('-', ' ')} `];
  const answers = await Promise.all(
    Array.from({ length: 10 }, async (_, at) => {
      const proved = await server.send<{ token: string }>('POST', '/v1/sessions/mine/proofs', {
        origin: place.origin,
        token: await tokenAt(place),
        body: { kind: 'code', code: ways[at % 4], activity: place.ref },
      });
      assert.equal(proved.status, 201, proved.text);
      return castBudget(server, place, [at % 2 ? 'bank' : 'heg'], proved.body.token);
    }),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal((await read(place)).turnout.total, 1);
  const without = await put(place, await tokenAt(place), budgetBallot(['bank']));
  assert.equal(without.body.code, 'identity_needed');
});

// BALLOTS 1–3
test('of a budget nothing lines up who voted with what, and while results wait nothing tells a choice', async () => {
  const place = await buildBudgetPlace(server, { rule: { results: 'after-closing' } });
  await castBudgets(
    server,
    place,
    Array.from({ length: 40 }, (_, at) => (at % 3 ? ['bank', 'heg'] : ['goal'])),
  );
  const { database, ballots } = server.house;
  const table = (name: string) =>
    database.read((tx) => tx.query(`SELECT * FROM ${name} WHERE poll_id = ?`, [place.id]));
  const [roll, box] = [await table('poll_roll'), await table('poll_box')];
  const inRoll = new Set(roll.flatMap((row) => Object.values(row)));
  for (const row of box)
    assert.deepEqual(
      Object.values(row).filter((value) => inRoll.has(value)),
      [place.id, 'online'],
    );
  assert.deepEqual(await table('poll_tally'), []);
  const open = await Promise.all(
    ['', '/ballots', '/tree-heads', '/ballots?format=pb'].map((path) =>
      server.send('GET', place.path + path),
    ),
  );
  for (const { text } of open) assert.doesNotMatch(text, /"votes"|"score"|"winners"|"count"/);

  await finishVote(ballots, place.ref, server.clock.now);
  const [after, boxAfter] = [await table('poll_roll'), await table('poll_box')];
  const key = (await ballots.keys.of(place.id))!;
  const browsers = await database.read((tx) =>
    tx.query<{ id: string }>('SELECT DISTINCT browser_id AS id FROM session'),
  );
  const pairs = browsers.flatMap(({ id }) => {
    const { personTag, ballotTag } = tagsOf(key, id);
    const at = after.findIndex(({ person_tag }) => person_tag === personTag);
    return at < 0 ? [] : [[at, boxAfter.findIndex(({ ballot_tag }) => ballot_tag === ballotTag)] as const];
  });
  assert.equal(pairs.length, 40);
  assert.ok(pairs.filter(([at, other]) => at === other).length < 10);
});

test('nobody reads the ballot of another for a budget, with any token', async () => {
  const place = await buildBudgetPlace(server);
  await castBudgets(server, place, [['bank']]);
  const path = `${place.path}/ballots/mine`;
  const stranger = await tokenAt(place);
  const seen = await server.send<MyBudgetBallot>('GET', path, { origin: place.origin, token: stranger });
  assert.equal(seen.body.ballot, undefined);
  const made = await server.send('GET', path, { origin: place.origin, token: 'x'.repeat(43) });
  assert.equal(made.status, 401);
});
