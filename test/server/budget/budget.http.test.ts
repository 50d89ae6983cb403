import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Budget, MyBudgetBallot } from '../../../contract/budget.schema.js';
import type { InclusionProof, SigningKey, TreeHead } from '../../../contract/log.schema.js';
import type { Problem } from '../../../contract/errors.js';
import { fromHex } from '../../../counting/hash.js';
import { hashSync } from '../../../counting/log/merkle.js';
import { verifyHead, verifyReceipt } from '../../../counting/log/signature.js';
import { verifyInclusion } from '../../../counting/log/verify.js';
import { readBudgetCsv } from '../../../counting/files/budget.csv.js';
import { readBudgetJson } from '../../../counting/files/budget.json.js';
import { readPbBudget } from '../../../counting/files/budget.pb.js';
import { recountBudget } from '../../../counting/recount.budget.js';
import { leafOf, sha256 } from '../../../server/ballot/ballot.log.js';
import { buildBudgetPlace, castBudget, castBudgets, euros, type BudgetPlace } from '../../support/budgets.js';
import { onBoth } from '../../support/database.js';
import { openSession } from '../../support/places.js';
import type { TestServer } from '../../support/server.js';
import { serverOn } from '../../support/staffing.js';
import { reach } from '../../support/voting.js';

const start = '2026-03-18T12:00:00Z';
const many = (count: number, ballot: string[]) => Array.from({ length: count }, () => ballot);

onBoth('a budget over HTTP', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());

  const read = async (place: BudgetPlace) => (await server.send<Budget>('GET', place.path)).body;
  const codeOf = ({ body }: { body: unknown }) => (body as Problem).code;
  const faultsOf = ({ body }: { body: unknown }) =>
    (body as Problem).errors?.map(({ at, rule }) => [at, rule]);

  test('a vote is answered with the budget that everyone reads, my ballot and a receipt', async () => {
    const place = await buildBudgetPlace(server);
    const { token } = await openSession(server, place);
    const cast = await castBudget(server, place, ['boom', 'bank'], token);
    assert.equal(cast.status, 200, cast.text);
    assert.deepEqual(await read(place), cast.body.budget);
    assert.equal(cast.body.budget.turnout.total, 1);
    assert.deepEqual(cast.body.mine, {
      can: { vote: true, seeResult: true },
      ballot: { projects: ['bank', 'boom'] },
    });
    const mine = await server.send<MyBudgetBallot>('GET', `${place.path}/ballots/mine`, {
      origin: place.origin,
      token,
    });
    assert.deepEqual(mine.body, cast.body.mine);
    const changed = await castBudget(server, place, ['goal'], token);
    assert.deepEqual(changed.body.budget.turnout.total, 1);
    assert.deepEqual(changed.body.budget.votes, { bank: 0, boom: 0, fontein: 0, goal: 1, heg: 0 });
  });

  test('a ballot that costs the budget to the cent counts, and one cent more is refused', async () => {
    const place = await buildBudgetPlace(server);
    assert.equal((await castBudget(server, place, ['bank', 'boom'])).status, 200);
    const over = await castBudget(server, place, ['bank', 'fontein']);
    assert.equal(over.status, 400);
    assert.equal(codeOf(over), 'ballot_invalid');
    assert.deepEqual(faultsOf(over), [['/ballot/projects', 'too_expensive']]);
    assert.equal((await read(place)).turnout.total, 1);
  });

  test('limits per area and category, least spend and least number are checked, all faults at once', async () => {
    const rule = {
      form: 'approval',
      min: 2,
      minSpend: euros(500),
      groups: [
        { by: 'area', id: 'zuid', max: 1 },
        { by: 'category', id: 'groen', maxSpend: euros(600) },
      ],
    } as const;
    const place = await buildBudgetPlace(server, { rule: { ...rule, groups: [...rule.groups] } });
    assert.deepEqual(faultsOf(await castBudget(server, place, ['goal'])), [
      ['/ballot/projects', 'too_few'],
      ['/ballot/projects', 'too_cheap'],
    ]);
    assert.deepEqual(faultsOf(await castBudget(server, place, ['fontein', 'heg', 'boom'])), [
      ['/ballot/projects', 'group_too_many'],
      ['/ballot/projects', 'group_too_expensive'],
    ]);
    assert.equal((await castBudget(server, place, ['bank', 'boom'])).status, 200);
  });

  test('where results wait, no votes per project are kept or told before closing', async () => {
    const place = await buildBudgetPlace(server, { rule: { results: 'after-closing' } });
    const [voted] = await castBudgets(server, place, [['bank'], ['heg']]);
    assert.equal(voted!.mine.can.seeResult, false);
    for (const path of ['', '/ballots', '/tree-heads', '/ballots?format=csv']) {
      const answer = await server.send('GET', place.path + path);
      assert.doesNotMatch(answer.text, /"votes"|"result"|"score"/, path);
    }
    const rows = await server.house.database.read((tx) =>
      tx.query('SELECT * FROM poll_tally WHERE poll_id = ?', [place.id]),
    );
    assert.deepEqual(rows, []);
  });

  test('where votes show after voting, only who voted sees them, and sums hold no ballot', async () => {
    const place = await buildBudgetPlace(server, {
      rule: { results: 'after-voting', form: 'points', points: 5 },
    });
    const [voted] = await castBudgets(server, place, [{ points: { bank: 3, heg: 2 } } as never]);
    assert.equal(voted!.budget.votes, undefined);
    assert.deepEqual(voted!.mine.votes, { bank: 3, boom: 0, fontein: 0, goal: 0, heg: 2 });
    const other = await server.send<MyBudgetBallot>('GET', `${place.path}/ballots/mine`);
    assert.deepEqual(other.body, { can: { vote: true, seeResult: false } });
    const rows = await server.house.database.read((tx) =>
      tx.query('SELECT ballot, count FROM poll_tally WHERE poll_id = ? ORDER BY ballot', [place.id]),
    );
    assert.deepEqual(rows, [
      { ballot: 'bank', count: 3 },
      { ballot: 'heg', count: 2 },
    ]);
  });

  test('receipts, heads and proofs of a budget can be checked by anyone', async () => {
    const place = await buildBudgetPlace(server, { closesAt: '2026-04-01T00:00:00Z' });
    const voted = await castBudgets(server, place, many(9, ['bank', 'heg']));
    await reach(server, '2026-04-01T00:00:00Z');
    const [key] = (await server.send<SigningKey[]>('GET', '/v1/signing-keys')).body;
    const heads = (await server.send<TreeHead[]>('GET', `${place.path}/tree-heads`)).body;
    const last = heads.at(-1)!;
    assert.deepEqual([last.size, last.final], [9, true]);
    assert.equal(await verifyHead({ poll: place.ref, ...last }, key!), 'valid');
    for (const { receipt } of voted) {
      const checked = await verifyReceipt(receipt, key!, '{"projects":["bank","heg"]}');
      assert.deepEqual(checked, { signature: 'valid', commitment: 'valid' });
      const path = `${place.path}/inclusion-proofs?commitment=${receipt.commitment}`;
      const proof = (await server.send<InclusionProof>('GET', path)).body;
      const steps = proof.path.map(fromHex);
      const leaf = leafOf(receipt.commitment);
      const ok = verifyInclusion(leaf, proof.index, proof.size, steps, fromHex(last.root));
      assert.equal(hashSync(ok, sha256), true);
    }
    const grown = await server.send('GET', `${place.path}/consistency-proofs?from=2&to=9`);
    assert.equal(grown.status, 200);
    server.clock.now = new Date(start);
  });

  test('after closing the winners stand there with why, the seed, and ballots whose sums agree', async () => {
    const place = await buildBudgetPlace(server, { closesAt: '2026-04-02T00:00:00Z' });
    await castBudgets(server, place, [...many(20, ['bank', 'boom']), ...many(15, ['goal', 'heg'])]);
    await reach(server, '2026-04-02T00:00:00Z');
    const budget = await read(place);
    assert.equal(budget.published, true);
    assert.equal(budget.votes, undefined);
    assert.deepEqual(new Set(budget.result?.winners), new Set(['bank', 'boom']));
    const { body, text } = await server.send<{
      format: string;
      resultHash: string;
      seed: string;
      sums: object;
      ballots: { ballot: object; count: number }[];
    }>('GET', `${place.path}/ballots`);
    assert.equal(body.format, 'stem-budget-1');
    assert.equal(body.resultHash, budget.result?.hash);
    assert.equal(body.seed, budget.seed);
    assert.deepEqual(body.sums, { roll: 35, box: 35, published: 35, online: 35, assisted: 0, paper: 0 });
    assert.deepEqual(
      body.ballots.map(({ ballot, count }) => [ballot, count]),
      [
        [{ projects: ['bank', 'boom'] }, 20],
        [{ projects: ['goal', 'heg'] }, 15],
      ],
    );
    const again = await recountBudget(readBudgetJson(text));
    assert.equal(again.hash, budget.result?.hash);
    assert.ok(again.checks.every(({ agrees }) => agrees));
    const csv = await server.send('GET', `${place.path}/ballots?format=csv`);
    assert.equal((await recountBudget(readBudgetCsv(csv.text))).hash, again.hash);
    const pb = await server.send('GET', `${place.path}/ballots?format=pb`);
    assert.equal(pb.headers['content-disposition'], `attachment; filename="${place.ref}.pb"`);
    assert.deepEqual(readPbBudget(pb.text).ballots.length, 35);
    server.clock.now = new Date(start);
  });

  test('under thirty voters only the sums per project are published', async () => {
    const place = await buildBudgetPlace(server, { closesAt: '2026-04-03T00:00:00Z' });
    await castBudgets(server, place, [...many(20, ['bank']), ...many(9, ['goal', 'heg'])]);
    await reach(server, '2026-04-03T00:00:00Z');
    const { body, text } = await server.send('GET', `${place.path}/ballots`);
    assert.equal(body['ballots'], undefined);
    assert.doesNotMatch(text, /goal[^}]*heg[^}]*count/);
    assert.equal((await read(place)).result?.winners.length, 3);
    server.clock.now = new Date(start);
  });

  test('two hundred people who vote at once have exactly one ballot each, and none is over the limit', async () => {
    const place = await buildBudgetPlace(server);
    const tokens = await Promise.all(
      Array.from({ length: 200 }, async () => (await openSession(server, place)).token),
    );
    const choices = [['bank', 'boom'], ['goal', 'heg', 'bank'], ['bank', 'fontein'], ['heg']];
    const answers = await Promise.all(
      tokens.flatMap((token, n) =>
        [0, 1].map((again) => castBudget(server, place, choices[(n + again) % 4]!, token)),
      ),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 400]);
    const box = await server.house.database.read((tx) =>
      tx.query<{ ballot: string }>('SELECT ballot FROM poll_box WHERE poll_id = ?', [place.id]),
    );
    assert.equal(box.length, 200);
    assert.ok(box.every(({ ballot }) => !ballot.includes('fontein')));
    const { turnout, votes } = await read(place);
    assert.equal(turnout.total, 200);
    const held = (id: string) => box.filter(({ ballot }) => ballot.includes(`"${id}"`)).length;
    assert.deepEqual(
      votes,
      Object.fromEntries(['bank', 'boom', 'fontein', 'goal', 'heg'].map((id) => [id, held(id)])),
    );
  });
});
