import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Budget, Project } from '../../../contract/budget.schema.js';
import { Closer } from '../../../server/ballot/ballot.service.js';
import { budgetDraftOf } from '../../../server/budget/budget.input.js';
import { readBudgetFile } from '../../../server/budget/budget.import.js';
import { keepBudget } from '../../../server/budget/budget.keep.js';
import { ImportRefused } from '../../../server/core/file.input.js';
import { budgetOf, buildBudgetPlace, castBudget, castBudgets, euros } from '../../support/budgets.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken } from '../../support/staffing.js';
import { buildThreadedPlace } from '../../support/threading.js';

onBoth('a budget from file to bench', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases);
  });
  after(() => server.stop());
  const keep = (input: ReturnType<typeof budgetOf>) =>
    keepBudget(server.house.database, server.house.ballots.keys, budgetDraftOf(input).draft);
  const read = async (path: string) => (await server.send<Budget>('GET', path)).body;

  test('with the first ballot the rule is fixed; only the closing moves, and a project may be withdrawn', async () => {
    const { organisation, ref, ...place } = await buildBudgetPlace(server);
    const input = budgetOf(organisation.slug, { ref });
    await keep({ ...input, budget: euros(900) });
    await keep(input);
    await castBudgets(server, { ...place, organisation, ref }, [['bank']]);
    await assert.rejects(keep({ ...input, budget: euros(1001) }), { code: 'poll_fixed' });
    await assert.rejects(keep({ ...input, rule: { ...input.rule, method: 'phragmen' } }), {
      code: 'poll_fixed',
    });
    const [bank, ...others] = input.projects;
    const without = { ...input, projects: [{ ...bank!, withdrawn: 'De grond is verkocht.' }, ...others] };
    await keep({ ...without, closesAt: '2027-02-01T00:00:00Z' });
    const budget = await read(place.path);
    assert.equal(budget.closesAt, '2027-02-01T00:00:00.000Z');
    assert.equal(budget.projects[0]?.withdrawn, 'De grond is verkocht.');
    const again = await castBudget(server, { ...place, organisation, ref }, ['bank']);
    assert.equal(again.status, 400);
    await assert.rejects(keep({ ...input, closesAt: '2027-02-01T00:00:00Z' }), { code: 'poll_fixed' });
  });

  test('three processes that close at once publish once, and the sums agree', async () => {
    const place = await buildBudgetPlace(server, { closesAt: '2026-05-01T00:00:00Z' });
    await castBudgets(
      server,
      place,
      Array.from({ length: 33 }, (_, n) => (n % 2 ? ['bank', 'heg'] : ['goal'])),
    );
    const failures: unknown[] = [];
    const now = () => new Date('2026-05-01T00:00:00Z');
    const failed = (error: unknown) => void failures.push(error);
    const closers = [1, 2, 3].map(() => new Closer({ ...server.house.ballots, now, failed }));
    await Promise.all(closers.map((closer) => closer.tick()));
    assert.deepEqual(failures, []);
    const heads = await server.house.database.read((tx) =>
      tx.query('SELECT size FROM poll_tree_head WHERE poll_id = ? AND final = 1', [place.id]),
    );
    assert.deepEqual(heads.map(Object.values), [[33]]);
    assert.equal((await read(place.path)).published, true);
  });

  test('an editor says where a winner stands; of what was not chosen, or dropped without why, nothing is said', async () => {
    const site = await buildThreadedPlace(server);
    const place = await buildBudgetPlace(server, { closesAt: '2026-03-18T12:00:01Z' }, site);
    await castBudgets(server, place, [['bank', 'boom']]);
    const as = callerOf(server, site, await staffToken(server, site, 'editor'));
    const post = (id: string, body: object) =>
      as<Project>('POST', `${place.path}/projects/${id}/progress`, body);
    const step = { status: 'preparing', day: '2026-03-18' };
    assert.equal((await post('bank', step)).status, 409);
    server.clock.now = new Date('2026-03-18T12:00:02Z');
    await server.house.ballots.closer.tick();
    await server.house.ballots.closer.tick();
    const told = await post('bank', { ...step, note: 'De plek is gekozen.' });
    assert.equal(told.status, 200, told.text);
    assert.deepEqual(told.body.progress, [{ ...step, note: 'De plek is gekozen.' }]);
    assert.equal((await post('heg', step)).status, 400);
    assert.equal((await post('brug', step)).status, 404);
    assert.equal((await post('bank', { ...step, status: 'dropped' })).status, 400);
    assert.equal((await post('bank', { ...step, day: '2026-03-20' })).status, 400);
    const budget = await read(place.path);
    assert.deepEqual(budget.projects[0]?.progress, told.body.progress);
    const log = await server.house.database.read((tx) =>
      tx.query('SELECT act, subject FROM audit_entry WHERE organisation_id = ?', [site.organisation.id]),
    );
    assert.deepEqual(log, [{ act: 'project.preparing', subject: `budget ${place.ref}, project bank` }]);
    server.clock.now = new Date('2026-03-18T12:00:00Z');
  });
});

test('a file tells all its faults at once, each with its line', () => {
  const input = budgetOf('stad', { ref: 'wijkbudget' });
  const [bank, boom, ...others] = input.projects;
  const wrong = {
    ...input,
    areas: [{ id: 'noord', name: 'Noord' }],
    projects: [bank!, { ...boom!, id: 'bank' }, ...others],
    rule: { ...input.rule, min: 4, max: 2, points: 3, quotas: [{ by: 'area', id: 'west', budget: 1 }] },
  };
  assert.throws(
    () => readBudgetFile(JSON.stringify(wrong, null, 1)),
    (error) => {
      assert.ok(error instanceof ImportRefused);
      const places = error.faults.map(({ at }) => at);
      for (const at of ['/projects/1', '/rule/min', '/rule/points', '/rule/quotas/0/id', '/projects/2/area'])
        assert.ok(places.includes(at), `${at} in ${places.join(' ')}`);
      assert.ok(error.faults.every(({ line }) => line > 1));
      return true;
    },
  );
});
