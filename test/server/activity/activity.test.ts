import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activities, nextPhaseAt, phaseOf, toldClosing } from '../../../server/activity/activity.service.js';
import { keepPoll } from '../../../server/poll/poll.keep.js';
import { databases } from '../../support/database.js';
import { buildPoll } from '../../support/factories.js';
import { pollBench, pollTables } from '../../support/polls.js';
import { startServer } from '../../support/server.js';
import { buildPolledPlace } from '../../support/voting.js';

const sqlite = databases('sqlite', pollTables);
const opensAt = new Date('2026-05-01T10:00:00Z');
const closesAt = new Date('2026-05-01T11:00:00Z');
const later = (date: Date, by: number) => new Date(date.getTime() + by);

test('an activity opens and closes at the very millisecond', () => {
  const times = { opensAt, closesAt, closedAt: undefined };
  assert.equal(phaseOf(times, later(opensAt, -1)), 'announced');
  assert.equal(phaseOf(times, opensAt), 'open');
  assert.equal(phaseOf(times, later(closesAt, -1)), 'open');
  assert.equal(phaseOf(times, closesAt), 'closed');
  assert.deepEqual(nextPhaseAt(times, later(opensAt, -1)), opensAt);
  assert.deepEqual(nextPhaseAt(times, opensAt), closesAt);
  assert.equal(nextPhaseAt(times, closesAt), undefined);
});

test('what was frozen stays closed by a clock that is set back, and tells when it really closed', () => {
  const early = { opensAt, closesAt, closedAt: later(opensAt, 60_000) };
  assert.equal(phaseOf(early, later(opensAt, -1000)), 'closed');
  assert.deepEqual(toldClosing(early), early.closedAt);
  const late = { opensAt, closesAt, closedAt: later(closesAt, 5000) };
  assert.deepEqual(toldClosing(late), closesAt);
});

test('an activity is read once and again after it changed', async () => {
  const { database, keys, organisation, votables } = await pollBench(await sqlite.open());
  const { ref } = await buildPoll(database, keys, organisation);
  const activities = new Activities(database);
  const [one, two] = await Promise.all([activities.byRef(ref), activities.byRef(ref)]);
  assert.equal(one, two);
  const { rule, options } = await votables.byRef(ref);
  const draft = {
    ...one,
    rule,
    options: [...options],
    organisation: organisation.slug,
    title: 'Een andere vraag?',
  };
  await keepPoll(database, keys, draft);
  assert.equal((await activities.byRef(ref)).title, 'Een andere vraag?');
  await assert.rejects(activities.byRef('bestaat-niet'), { code: 'not_found' });
  activities.close();
});

test('what a ref names is told to anyone, and a wrong ref is refused', async () => {
  const server = await startServer();
  const { ref } = await buildPolledPlace(server);
  const answer = await server.send('GET', `/v1/activities/${ref}`);
  assert.deepEqual(answer.body, {
    ref,
    kind: 'poll',
    title: 'Komt er een fietsenstalling?',
    organisation: 'Gemeente',
    language: 'nl',
    phase: 'open',
    opensAt: '2026-01-01T00:00:00.000Z',
    closesAt: '2027-01-01T00:00:00.000Z',
  });
  assert.equal((await server.send('GET', '/v1/activities/bestaat-niet')).status, 404);
  assert.equal((await server.send('GET', '/v1/activities/Fout%20Ref')).status, 400);
  await server.stop();
});
