import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MyBallot, Poll } from '../../../contract/poll.schema.js';
import type { ConsistencyProof, InclusionProof, SigningKey, TreeHead } from '../../../contract/log.schema.js';
import { fromHex } from '../../../counting/hash.js';
import { hashSync } from '../../../counting/log/merkle.js';
import { verifyHead, verifyReceipt } from '../../../counting/log/signature.js';
import { verifyConsistency, verifyInclusion } from '../../../counting/log/verify.js';
import { parseElection, recount } from '../../../counting/recount.js';
import { leafOf, sha256 } from '../../../server/ballot/ballot.log.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildPolledPlace, castAll, castOver, newVoter, reach } from '../../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const many = (count: number, ballot: string[]) => Array.from({ length: count }, () => ballot);

test('reading, casting and reading again gives the same poll, and mine only to me', async () => {
  const place = await buildPolledPlace(server);
  const token = await newVoter(server, place);
  const cast = await castOver(server, place, token, ['ja']);
  assert.equal(cast.status, 200, cast.text);
  assert.equal(cast.headers['cache-control'], 'no-store');
  const read = await server.send<Poll>('GET', place.path);
  assert.deepEqual(read.body, cast.body.poll);
  assert.equal(read.headers['cache-control'], 'public, max-age=2, stale-while-revalidate=30');
  assert.equal(read.body.turnout.total, 1);
  const mine = await server.send<MyBallot>('GET', `${place.path}/ballots/mine`, {
    origin: place.origin,
    token,
  });
  assert.deepEqual(mine.body, { can: { vote: true, seeResult: true }, ballot: { options: ['ja'] } });
  const stranger = await server.send<MyBallot>('GET', `${place.path}/ballots/mine`);
  assert.deepEqual(stranger.body, { can: { vote: true, seeResult: true } });
});

test('where results wait, nothing counts options before closing', async () => {
  const place = await buildPolledPlace(server, { rule: { results: 'after-closing' } });
  const [voted] = await castAll(server, place, [['ja'], ['ja'], ['nee']]);
  assert.equal(voted!.poll.result, undefined);
  assert.equal(voted!.mine.result, undefined);
  assert.equal(voted!.mine.can.seeResult, false);
  const rows = await server.house.database.read((tx) =>
    tx.query('SELECT * FROM poll_tally WHERE poll_id = ?', [place.id]),
  );
  assert.deepEqual(rows, []);
  for (const path of ['', '/ballots', '/ballots?format=csv', '/tree-heads']) {
    const answer = await server.send('GET', place.path + path);
    assert.doesNotMatch(answer.text, /"result"|"votes"|"tally"/, path);
  }
});

test('where results show after voting, only who voted sees them', async () => {
  const place = await buildPolledPlace(server, { rule: { results: 'after-voting' } });
  const [voted] = await castAll(server, place, [['ja']]);
  assert.equal(voted!.poll.result, undefined);
  assert.deepEqual(voted!.mine.result?.winners, ['ja']);
  const other = await server.send<MyBallot>('GET', `${place.path}/ballots/mine`, {
    origin: place.origin,
    token: await newVoter(server, place),
  });
  assert.deepEqual(other.body, { can: { vote: true, seeResult: false } });
  assert.equal((await server.send<Poll>('GET', place.path)).body.result, undefined);
});

test('a receipt, the log and its heads can be checked by anyone', async () => {
  const place = await buildPolledPlace(server, { closesAt: '2026-04-01T00:00:00Z' });
  await castAll(server, place, many(5, ['ja']));
  server.clock.now = new Date('2026-03-19T00:00:01Z');
  await server.house.ballots.closer.tick();
  const voted = await castAll(server, place, many(8, ['nee']));
  await reach(server, '2026-04-01T00:00:00Z');
  const [key] = (await server.send<SigningKey[]>('GET', '/v1/signing-keys')).body;
  const heads = (await server.send<TreeHead[]>('GET', `${place.path}/tree-heads`)).body;
  assert.deepEqual(
    heads.map(({ size, final }) => [size, final]),
    [
      [5, false],
      [13, true],
    ],
  );
  for (const head of heads) assert.equal(await verifyHead({ poll: place.ref, ...head }, key!), 'valid');
  const [old, last] = heads as [TreeHead, TreeHead];
  for (const { receipt } of voted) {
    const checked = await verifyReceipt(receipt, key!, '{"options":["nee"]}');
    assert.deepEqual(checked, { signature: 'valid', commitment: 'valid' });
    const { commitment } = receipt;
    const path = `${place.path}/inclusion-proofs?commitment=${commitment}&size=${last.size}`;
    const proof = (await server.send<InclusionProof>('GET', path)).body;
    assert.equal(proof.root, last.root);
    assert.equal(proof.index, receipt.index);
    const steps = proof.path.map(fromHex);
    const ok = verifyInclusion(leafOf(commitment), proof.index, proof.size, steps, fromHex(last.root));
    assert.equal(hashSync(ok, sha256), true);
  }
  const grown = await server.send<ConsistencyProof>('GET', `${place.path}/consistency-proofs?from=5&to=13`);
  const steps = grown.body.path.map(fromHex);
  const prefix = verifyConsistency(5, fromHex(old.root), 13, fromHex(last.root), steps);
  assert.equal(hashSync(prefix, sha256), true);
  const early = `${place.path}/inclusion-proofs?commitment=${voted[0]!.receipt.commitment}&size=3`;
  assert.equal((await server.send('GET', early)).status, 400);
  assert.equal((await server.send('GET', `${place.path}/consistency-proofs?from=5&to=14`)).status, 400);
  server.clock.now = new Date('2026-03-18T12:00:00Z');
});

test('after closing, roll, box and published ballots agree and a recount gives the same hash', async () => {
  const place = await buildPolledPlace(server, {
    closesAt: '2026-04-02T00:00:00Z',
    rule: { kind: 'several', results: 'after-closing' },
    options: ['a', 'b', 'c'],
  });
  assert.equal((await server.send('GET', `${place.path}/ballots`)).status, 409);
  await castAll(server, place, [...many(20, ['a', 'b']), ...many(15, ['b', 'c']), ...many(6, ['a'])]);
  await reach(server, '2026-04-02T00:00:00Z');
  const poll = (await server.send<Poll>('GET', place.path)).body;
  assert.equal(poll.phase, 'closed');
  assert.equal(poll.published, true);
  assert.deepEqual(poll.result?.winners, ['b']);
  for (const format of ['json', 'csv']) {
    const { text } = await server.send('GET', `${place.path}/ballots?format=${format}`);
    const election = parseElection(`x.${format}`, text);
    assert.equal(election.published?.sums.roll, 41);
    assert.equal(election.published?.sums.box, 41);
    assert.equal(election.published?.sums.published, 41);
    assert.equal(election.published?.seed, poll.seed);
    const again = await recount(election);
    assert.equal(again.hash, poll.result?.hash);
    assert.ok(again.checks.every(({ agrees }) => agrees));
  }
  assert.equal((await server.send('GET', `${place.path}/ballots?format=blt`)).status, 409);
  server.clock.now = new Date('2026-03-18T12:00:00Z');
});

test('under thirty voters only totals are published, and they still give the same hash', async () => {
  const place = await buildPolledPlace(server, { closesAt: '2026-04-03T00:00:00Z' });
  await castAll(server, place, [...many(20, ['ja']), ...many(9, ['nee'])]);
  await reach(server, '2026-04-03T00:00:00Z');
  const poll = (await server.send<Poll>('GET', place.path)).body;
  const file = await server.send('GET', `${place.path}/ballots`);
  assert.equal(file.body.ballots, undefined);
  assert.equal((await recount(parseElection('x.json', file.text))).hash, poll.result?.hash);
  server.clock.now = new Date('2026-03-18T12:00:00Z');
});
