import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import SQLite from 'better-sqlite3';
import type { Poll, VoteAnswer } from '../../contract/poll.schema.js';
import type { Problem } from '../../contract/errors.js';
import { backup } from '../../server/database/backup.js';
import { folder } from '../support/database.js';
import { buildBallot } from '../support/factories.js';
import { ownPostgres } from '../support/postgres.js';
import { startServer, type Answer, type TestServer } from '../support/server.js';
import { buildPolledPlace, castOver, newVoter, type PolledPlace } from '../support/voting.js';

const file = (server: TestServer): string => join(server.config.dataDir, 'stem.sqlite');

const voters = (server: TestServer, place: PolledPlace, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => newVoter(server, place)));

const turnout = async (server: TestServer, place: PolledPlace): Promise<number> =>
  (await server.send<Poll>('GET', place.path)).body.turnout.total;

/** A refusal that says in words that nothing was done and when to come back. */
const assertUnavailable = ({ status, headers, body, text }: Answer<unknown>): void => {
  const problem = body as Problem;
  assert.equal(status, 503, text);
  assert.equal(problem.code, 'unavailable');
  assert.match(String(headers['content-type']), /^application\/problem\+json/);
  assert.ok(Number(headers['retry-after']) > 0);
  assert.doesNotMatch(text, /sqlite|postgres|ECONN|database|\/tmp/i);
};

test('28: on a full disk a vote is refused in words, reads go on, and when there is room the same vote counts once', async () => {
  const server = await startServer({ env: { RATE_LIMITS: 'off' } });
  const place = await buildPolledPlace(server, { rule: { kind: 'scenario' } });
  const tokens = await voters(server, place, 12);
  const ballots = tokens.map(() => ({ ...buildBallot(['ja']), why: 'x'.repeat(1000) }));
  const { database } = server.house;
  await database.write(async (tx) => {
    const [pages] = await tx.query<{ page_count: number }>('PRAGMA page_count');
    await tx.query(`PRAGMA max_page_count = ${pages!.page_count}`);
  });
  const send = () => Promise.all(tokens.map((token, i) => castOver(server, place, token, ballots[i]!)));
  const full = await send();
  const refused = full.filter(({ status }) => status !== 200);
  assert.ok(refused.length > 0);
  refused.forEach(assertUnavailable);
  assert.equal(await turnout(server, place), full.length - refused.length);
  assert.equal((await server.send('GET', '/health/ready')).status, 200);
  await database.write((tx) => tx.query('PRAGMA max_page_count = 1000000'));
  for (const { status, body } of await send()) {
    assert.equal(status, 200);
    assert.equal(body.receipt.version, 1);
  }
  assert.equal(await turnout(server, place), 12);
  await server.stop();
});

test('28: while someone else holds the database a vote waits and then counts; held too long it is refused in words', async () => {
  const server = await startServer({ env: { RATE_LIMITS: 'off' } });
  const place = await buildPolledPlace(server);
  const [one, other] = await voters(server, place, 2);
  const holder = new SQLite(file(server));
  holder.exec('BEGIN IMMEDIATE');
  let answered = false;
  const waiting = castOver(server, place, one!, ['ja']).finally(() => (answered = true));
  for (let reads = 0; reads < 20; reads++) assert.equal(await turnout(server, place), 0);
  assert.equal(answered, false);
  holder.exec('COMMIT');
  assert.equal((await waiting).status, 200);
  holder.exec('BEGIN IMMEDIATE');
  const ballot = buildBallot(['ja']);
  assertUnavailable(await castOver(server, place, other!, ballot));
  holder.exec('COMMIT');
  holder.close();
  assert.equal((await castOver(server, place, other!, ballot)).status, 200);
  assert.equal(await turnout(server, place), 2);
  await server.stop();
});

test('28: a backup during a stream of votes refuses none, and holds every vote that was confirmed before it', async () => {
  const server = await startServer({ env: { RATE_LIMITS: 'off' } });
  const place = await buildPolledPlace(server);
  const tokens = await voters(server, place, 120);
  const waiting = [...tokens];
  let confirmed = 0;
  const stream = Array.from({ length: 10 }, async () => {
    for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
      const { status, text } = await castOver(server, place, token, ['ja']);
      assert.equal(status, 200, text);
      confirmed += 1;
    }
  });
  while (confirmed < 20) await pause(1);
  const before = confirmed;
  const copy = join(await folder(), 'copy.sqlite');
  await backup(file(server), copy);
  await Promise.all(stream);
  assert.equal(await turnout(server, place), 120);
  const kept = new SQLite(copy, { readonly: true });
  const sums = kept
    .prepare(
      `SELECT (SELECT COUNT(*) FROM poll_roll) AS roll, (SELECT COUNT(*) FROM poll_box) AS box,
         (SELECT COUNT(*) FROM poll_log_leaf) AS leaves, (SELECT online FROM votable) AS online`,
    )
    .get() as Record<string, number>;
  kept.close();
  assert.ok(sums['roll']! >= before, `${sums['roll']} of ${before}`);
  assert.equal(new Set(Object.values(sums)).size, 1, JSON.stringify(sums));
  await server.stop();
});

test('28: when the database is gone for a while votes are refused in words, and the same votes count once when it is back', async () => {
  const engine = await ownPostgres();
  const server = await startServer({ env: { RATE_LIMITS: 'off', DATABASE_URL: await engine.fresh() } });
  const place = await buildPolledPlace(server);
  const tokens = await voters(server, place, 10);
  const ballots = tokens.map(() => buildBallot(['ja']));
  const first = await castOver(server, place, tokens[0]!, ballots[0]!);
  assert.equal(first.status, 200, first.text);
  await engine.stop();
  const send = (): Promise<Answer<VoteAnswer>[]> =>
    Promise.all(tokens.map((token, i) => castOver(server, place, token, ballots[i]!)));
  (await send()).forEach(assertUnavailable);
  assert.equal((await server.send('GET', '/health/live')).status, 200);
  assert.equal((await server.send('GET', '/health/ready')).status, 503);
  assert.equal(await turnout(server, place), 1, 'what was read before is still told');
  await engine.start();
  let back = await send();
  while (back.some(({ status }) => status !== 200)) {
    back.filter(({ status }) => status !== 200).forEach(assertUnavailable);
    back = await send();
  }
  assert.equal(await turnout(server, place), 10);
  for (const { body } of back) assert.equal(body.receipt.version, 1);
  assert.deepEqual(back[0]!.body.receipt, first.body.receipt);
  await server.stop();
});
