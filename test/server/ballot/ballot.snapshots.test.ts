import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databases } from '../../support/database.js';
import { buildBallot, buildPoll, buildVisitor } from '../../support/factories.js';
import { pollBench, pollTables } from '../../support/polls.js';
import { pollKind } from '../../../server/poll/poll.service.js';
import { Snapshots } from '../../../server/ballot/ballot.snapshots.js';

const now = new Date('2026-06-01T12:00:00Z');
const sqlite = databases('sqlite', pollTables);

const bench = async () => {
  const made = await pollBench(await sqlite.open());
  const { ref } = await buildPoll(made.database, made.keys, made.organisation);
  const vote = () => made.service.cast(ref, buildVisitor(made.organisation.id), buildBallot(['ja']), now);
  return { ...made, ref, vote };
};

test('however many ask at once, the answer is made once', async () => {
  const { snapshots, ref } = await bench();
  const all = await Promise.all(Array.from({ length: 50 }, () => snapshots.get(ref, now)));
  assert.equal(new Set(all).size, 1);
  assert.equal(snapshots.peek(ref, now), all[0]);
});

test('who asks after a commit never gets what was made before it', async () => {
  const { snapshots, ref, vote } = await bench();
  for (let votes = 1; votes <= 20; votes++) {
    const early = snapshots.get(ref, now);
    await vote();
    assert.equal((await snapshots.get(ref, now)).answer.turnout.total, votes);
    await early;
  }
});

test('an answer that is expensive to make is made again only after a rest of twenty times its cost', async () => {
  const { database, votables, ref, vote } = await bench();
  let clock = 0;
  // Every look at the clock costs 40 ms, so a making costs more than 50.
  let step = 40;
  const slow = new Snapshots(database, votables, pollKind.present, () => (clock += step));
  assert.equal((await slow.get(ref, now)).answer.turnout.total, 0);
  await vote();
  step = 0;
  const rest = slow.restOf(ref);
  assert.equal(rest, 0, 'a making of 40 ms is not expensive');
  step = 60;
  await slow.get(ref, now);
  await vote();
  assert.equal((await slow.get(ref, now)).answer.turnout.total, 2, 'slow once may be a busy machine');
  await vote();
  step = 0;
  assert.equal(slow.restOf(ref), 20 * 60);
  assert.equal((await slow.get(ref, now)).answer.turnout.total, 2);
  clock += 20 * 60;
  assert.equal((await slow.get(ref, now)).answer.turnout.total, 3);
  slow.close();
});

test('an opening and a closing by time are seen without any commit', async () => {
  const { snapshots, ref } = await bench();
  const phaseAt = async (moment: string) => (await snapshots.get(ref, new Date(moment))).answer.phase;
  assert.equal(await phaseAt('2025-12-31T23:59:59.999Z'), 'announced');
  assert.equal(await phaseAt('2026-01-01T00:00:00.000Z'), 'open');
  assert.equal(await phaseAt('2026-12-31T23:59:59.999Z'), 'open');
  assert.equal(await phaseAt('2027-01-01T00:00:00.000Z'), 'closed');
});

test('what does not exist is not remembered as missing', async () => {
  const { snapshots, database, keys, organisation } = await bench();
  await assert.rejects(snapshots.get('straks', now), { code: 'not_found' });
  await buildPoll(database, keys, organisation, { ref: 'straks' });
  assert.equal((await snapshots.get('straks', now)).answer.ref, 'straks');
});
