import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Poll } from '../../../contract/poll.schema.js';
import { parseElection, recount } from '../../../counting/recount.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildPolledPlace, reach } from '../../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const voters = 100_000;
const closesAt = '2026-04-02T00:00:00Z';
const options = Array.from({ length: 9 }, (_, i) => `plan-${i}`);

/** Fills the roll and the box as that many votes would have, without casting each. */
const fill = async (pollId: string): Promise<void> => {
  const ranking = (n: number) => {
    const left = [...options];
    return options
      .slice(0, 5)
      .map((_, i) => left.splice((n * (i + 7) + (n >> (i + 1))) % left.length, 1)[0]!);
  };
  const tags = () => Array.from({ length: 500 }, () => randomBytes(32).toString('hex'));
  for (let n = 0; n < voters; n += 500)
    await server.house.database.write(async (tx) => {
      const rolls = tags().flatMap((tag) => [pollId, tag, 'online', '2026-03-18']);
      const boxes = tags().flatMap((tag, i) => [
        pollId,
        tag,
        JSON.stringify({ ranking: ranking(n + i) }),
        1,
        'online',
      ]);
      const rows = (columns: number) =>
        Array(500)
          .fill(`(${Array(columns).fill('?').join()})`)
          .join();
      await tx.query(`INSERT INTO poll_roll (poll_id, person_tag, medium, day) VALUES ${rows(4)}`, rolls);
      await tx.query(
        `INSERT INTO poll_box (poll_id, ballot_tag, ballot, version, medium) VALUES ${rows(5)}`,
        boxes,
      );
    });
  await server.house.database.write((tx) =>
    tx.query('UPDATE votable SET online = ? WHERE activity_id = ?', [voters, pollId]),
  );
};

test('while a hundred thousand rankings are counted the server answers reads, logs how far it is, and a recount agrees', async () => {
  const place = await buildPolledPlace(server, {
    rule: { kind: 'ranked', method: 'schulze', results: 'after-closing', max: 5 },
    options,
    closesAt,
  });
  await fill(place.id);
  const steps = () =>
    server.logLines
      .map((line) => JSON.parse(line) as { msg: string; step?: string; ref?: string })
      .filter(({ msg, ref }) => msg === 'counting' && ref === place.ref)
      .map(({ step }) => step);
  let done = false;
  const closing = reach(server, closesAt).finally(() => (done = true));
  const reads = new Map<string, number>();
  for (let asked = 0; !done; asked++) {
    const before = steps().at(-1) ?? 'before';
    const { status } = await server.send('GET', asked % 2 ? place.path : `${place.path}/tree-heads`);
    assert.equal(status, 200);
    if (before === (steps().at(-1) ?? 'before')) reads.set(before, (reads.get(before) ?? 0) + 1);
  }
  await closing;
  assert.deepEqual([...new Set(steps())], ['reading', 'counting', 'counted']);
  assert.ok((reads.get('counting') ?? 0) >= 10, JSON.stringify([...reads]));
  const { body } = await server.send<Poll>('GET', place.path);
  assert.equal(body.published, true);
  assert.equal(body.turnout.total, voters);
  const { text } = await server.send('GET', `${place.path}/ballots`);
  const counted = await recount(parseElection('x.json', text));
  assert.equal(counted.hash, body.result?.hash);
  assert.ok(counted.checks.every(({ agrees }) => agrees));
});
