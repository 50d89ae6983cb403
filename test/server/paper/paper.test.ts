import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Budget } from '../../../contract/budget.schema.js';
import type { Problem } from '../../../contract/errors.js';
import type { PaperBatches, PaperBatchSheets } from '../../../contract/paper.schema.js';
import { finishVote } from '../../../server/ballot/ballot.service.js';
import { buildBudgetPlace, castBudget, type BudgetGiven } from '../../support/budgets.js';
import { onBoth } from '../../support/database.js';
import {
  buildPaper,
  decideAs,
  enterAs,
  openBatchAs,
  readyBatch,
  type PaperedPlace,
} from '../../support/papering.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken } from '../../support/staffing.js';
import { buildPolledPlace, reach } from '../../support/voting.js';

onBoth('ballots on paper', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  const papered = async (given: BudgetGiven = {}) =>
    buildPaper(server, await buildBudgetPlace(server, given));
  const budgetOf = async ({ vote }: PaperedPlace) => (await server.send<Budget>('GET', vote.path)).body;
  const codeOf = ({ body }: { body: unknown }) => (body as Problem).code;
  const rows = (sql: string, id: string) => server.house.database.read((tx) => tx.query(sql, [id]));
  const acts = (ref: string) =>
    server.house.database.read((tx) =>
      tx.query<{ act: string; who: string; note: string | null }>(
        'SELECT act, who, note FROM audit_entry WHERE subject LIKE ? ORDER BY at, act',
        [`%${ref}`],
      ),
    );

  test('a batch counts once a second person confirms it, each medium apart, and then nothing joins number and ballot', async () => {
    const place = await papered();
    const { helper, clerk, numbers } = place;
    assert.equal((await castBudget(server, place.vote, ['heg'])).status, 200);
    const onPaper = await readyBatch(clerk, place, [
      [numbers[0]!, { projects: ['bank', 'boom'] }],
      [numbers[1]!.toLowerCase().replaceAll('-', ' '), { projects: ['bank'] }],
      [numbers[2]!, 'invalid'],
    ]);
    const helped = await readyBatch(helper, place, [[numbers[3]!, { projects: ['goal'] }]], 'assisted');
    assert.deepEqual((await budgetOf(place)).turnout, { total: 1, online: 1, assisted: 0, paper: 0 });

    const looked = await place.other<PaperBatchSheets>('GET', `/v1/paper-batches/${onPaper.id}`);
    assert.deepEqual(
      looked.body.sheets.map(({ nr, ending, ballot, invalid }) => [nr, ending, ballot, invalid]),
      [
        [1, numbers[0]!.slice(-4), { projects: ['bank', 'boom'] }, undefined],
        [2, numbers[1]!.slice(-4), { projects: ['bank'] }, undefined],
        [3, numbers[2]!.slice(-4), undefined, true],
      ],
    );
    for (const batch of [onPaper, helped]) {
      const confirmed = await decideAs(place.other, batch, 'confirm');
      assert.equal(confirmed.status, 200, confirmed.text);
      assert.equal(confirmed.body.confirmedBy, 'Tweede Paar');
    }
    const { turnout, votes } = await budgetOf(place);
    assert.deepEqual(turnout, { total: 4, online: 1, assisted: 1, paper: 2 });
    assert.deepEqual(votes, { bank: 2, boom: 1, fontein: 0, goal: 1, heg: 1 });
    const all = (await clerk<PaperBatches>('GET', place.batches)).body;
    assert.deepEqual(
      { ...all, batches: all.batches.length },
      { batches: 2, numbers: 20, used: 4, waiting: 0, confirmed: 3, invalid: 1 },
    );
    assert.deepEqual(
      (await clerk<PaperBatchSheets>('GET', `/v1/paper-batches/${onPaper.id}`)).body.sheets,
      [],
    );
    assert.deepEqual(await rows('SELECT * FROM paper_ballot WHERE batch_id = ?', onPaper.id), []);
    const kept = JSON.stringify(
      await rows('SELECT * FROM paper_number WHERE activity_id = ?', place.vote.id),
    );
    assert.ok(
      numbers.every((number) => !kept.includes(number) && !kept.includes(number.replaceAll('-', ''))),
    );
    // The audit log has every act and who did it, and neither a number nor what a ballot says.
    const log = await acts(place.vote.ref);
    assert.deepEqual(log.map(({ act }) => act).sort(), [
      ...['paper.confirm', 'paper.confirm', 'paper.enter', 'paper.enter', 'paper.enter', 'paper.enter'],
      ...['paper.open', 'paper.open', 'paper.ready', 'paper.ready'],
    ]);
    const said = JSON.stringify(log);
    assert.match(said, /2 ballots count, of which 0 blank; 1 invalid/);
    assert.doesNotMatch(said, new RegExp(`bank|boom|goal|${numbers.map((one) => one.slice(-4)).join('|')}`));
    assert.deepEqual(
      new Set(log.map(({ who }) => who)),
      new Set(['Gé Rif', 'Hanna Hulppunt', 'Tweede Paar']),
    );
  });

  test('whoever entered a part of a batch can not confirm it, and a helper never can', async () => {
    const place = await papered();
    const { helper, clerk, other, numbers } = place;
    const batch = await openBatchAs(helper, place);
    await enterAs(clerk, batch, numbers[0]!, { projects: ['bank'] });
    await decideAs(helper, batch, 'ready');
    for (const one of [helper, clerk])
      assert.equal(codeOf(await decideAs(one, batch, 'confirm')), 'forbidden');
    assert.equal((await budgetOf(place)).turnout.total, 0);
    // A second role does not make a second person.
    const email = 'twee.rollen@gemeente.example';
    const twice = async (role: 'helper' | 'clerk') =>
      callerOf(server, place.vote, await staffToken(server, place.vote as never, role, { email }));
    const mine = await readyBatch(await twice('helper'), place, [[numbers[1]!, { projects: ['heg'] }]]);
    assert.equal(codeOf(await decideAs(await twice('clerk'), mine, 'confirm')), 'forbidden');
    assert.equal((await decideAs(other, mine, 'confirm')).status, 200);
  });

  test('a number counts once: in a batch, across batches, after confirming, and for fifty who enter it at once', async () => {
    const place = await papered();
    const { clerk, other, numbers } = place;
    const [one, two] = [await openBatchAs(clerk, place), await openBatchAs(other, place)];
    const ballot = { projects: ['bank'] };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        enterAs(at % 2 ? clerk : other, at % 3 ? one : two, numbers[0]!, ballot),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 201).length, 1);
    for (const answer of answers) if (answer.status !== 201) assert.equal(codeOf(answer), 'code_used');
    await enterAs(clerk, one, numbers[1]!, ballot);
    await decideAs(clerk, one, 'ready');
    const { body } = await place.helper<PaperBatchSheets>('GET', `/v1/paper-batches/${one.id}`);
    const third = callerOf(
      server,
      place.vote,
      await staffToken(server, place.vote as never, 'administrator'),
    );
    const decision = { decision: 'confirm', version: body.batch.version };
    const confirmed = await Promise.all(
      Array.from({ length: 10 }, () => third('POST', `/v1/paper-batches/${one.id}/decisions`, decision)),
    );
    assert.equal(confirmed.filter(({ status }) => status === 200).length, 1);
    for (const answer of confirmed) if (answer.status !== 200) assert.equal(codeOf(answer), 'already_done');
    assert.equal((await budgetOf(place)).turnout.paper, body.sheets.length);
    assert.equal(codeOf(await enterAs(clerk, two, numbers[1]!, ballot)), 'code_used');
    assert.equal(codeOf(await enterAs(clerk, two, 'AAAA-AAAA-AAAA', ballot)), 'code_wrong');
    const elsewhere = await papered();
    assert.equal(codeOf(await enterAs(clerk, two, elsewhere.numbers[0]!, ballot)), 'code_wrong');
  });

  test('a sheet is held to the rule to the cent, and can be corrected, taken out or sent back before it counts', async () => {
    const place = await papered({ rule: { blank: true } });
    const { clerk, other, numbers } = place;
    const batch = await openBatchAs(clerk, place);
    const wrong = await enterAs(clerk, batch, numbers[0]!, { projects: ['bank', 'fontein'] });
    assert.deepEqual(
      (wrong.body as unknown as Problem).errors?.map(({ at, rule }) => [at, rule]),
      [['/ballot/projects', 'too_expensive']],
    );
    for (const ballot of [{ options: ['bank'] }, { projects: 'bank' }, {}, { points: { bank: -1 } }])
      assert.equal((await enterAs(clerk, batch, numbers[0]!, ballot)).status, 400);
    // A refused sheet does not use its number up.
    assert.equal((await enterAs(clerk, batch, numbers[0]!, { projects: ['bank'] })).status, 201);
    assert.equal((await enterAs(clerk, batch, numbers[1]!, { blank: true })).status, 201);
    assert.equal((await enterAs(clerk, batch, numbers[2]!, { projects: ['heg'] })).status, 201);
    const sheet = (nr: number) => `/v1/paper-batches/${batch.id}/ballots/${nr}`;
    const corrected = await clerk<PaperBatchSheets>('PUT', sheet(1), {
      number: numbers[0]!,
      ballot: { projects: ['goal'] },
    });
    assert.equal(corrected.status, 200, corrected.text);
    assert.equal((await clerk('DELETE', sheet(3))).status, 200);
    assert.equal((await clerk('DELETE', sheet(3))).status, 404);
    await decideAs(clerk, batch, 'ready');
    assert.equal(codeOf(await enterAs(clerk, batch, numbers[4]!, { projects: ['heg'] })), 'already_done');
    const back = await decideAs(other, batch, 'send-back', 'Vel 1 is boom, geen goal.');
    assert.deepEqual([back.body.state, back.body.note], ['open', 'Vel 1 is boom, geen goal.']);
    const body = { number: numbers[3]!, ballot: { projects: ['boom'] } };
    assert.equal((await clerk('PUT', sheet(1), body)).status, 200);
    await decideAs(clerk, batch, 'ready');
    // Whoever looked before the correction confirms nothing that they did not see.
    const late = { decision: 'confirm', version: back.body.version };
    const stale = await other<Problem>('POST', `/v1/paper-batches/${batch.id}/decisions`, late);
    assert.equal(stale.body.errors?.[0]?.rule, 'changed');
    const done = await decideAs(other, batch, 'confirm');
    assert.deepEqual([done.body.ballots, done.body.blank, done.body.invalid], [2, 1, 0]);
    const { turnout, votes } = await budgetOf(place);
    assert.deepEqual([turnout.paper, votes!['boom'], votes!['goal']], [2, 1, 0]);
    const again = await readyBatch(clerk, place, [[numbers[0]!, { projects: ['bank'] }]]);
    assert.equal((await decideAs(clerk, again, 'discard')).status, 200);
    assert.equal(codeOf(await clerk('GET', `/v1/paper-batches/${again.id}`)), 'not_found');
    await readyBatch(clerk, place, [[numbers[0]!, { projects: ['bank'] }]]);
  });

  test('before opening and after closing nothing is entered or confirmed, and what was left out is told', async () => {
    const place = await papered({ closesAt: '2026-05-01T00:00:00Z' });
    const { clerk, other, numbers } = place;
    const waiting = await readyBatch(clerk, place, [[numbers[0]!, { projects: ['bank'] }]]);
    const open = await openBatchAs(clerk, place);
    await reach(server, '2026-05-01T00:00:00Z');
    assert.equal(codeOf(await decideAs(other, waiting, 'confirm')), 'poll_closed');
    assert.equal(codeOf(await enterAs(clerk, open, numbers[1]!, { projects: ['bank'] })), 'poll_closed');
    const body = { label: 'Te laat', medium: 'paper' };
    assert.equal(codeOf(await clerk('POST', place.batches, body)), 'poll_closed');
    const { batches, waiting: left } = (await clerk<PaperBatches>('GET', place.batches)).body;
    assert.deepEqual([batches.map(({ state }) => state), left], [['left-out', 'left-out'], 1]);
    const note = '1 batches with 1 ballots were not confirmed before the closing';
    const said = await acts(place.vote.ref);
    assert.deepEqual(
      said.filter(({ act }) => act === 'paper.left-out').map((one) => ({ ...one })),
      [{ act: 'paper.left-out', who: 'closing', note }],
    );
    assert.equal((await budgetOf(place)).turnout.total, 0);
    server.clock.now = new Date('2026-03-18T12:00:00Z');
    const later = await papered({ opensAt: '2026-04-01T00:00:00Z' });
    assert.equal(codeOf(await clerk('POST', place.batches, body)), 'poll_closed');
    assert.equal(codeOf(await later.clerk('POST', later.batches, body)), 'poll_not_open');
  });

  test('a poll takes paper too, and the published sums tell each medium', async () => {
    const place = await buildPaper(
      server,
      await buildPolledPlace(server, { closesAt: '2026-06-01T00:00:00Z' }),
      40,
    );
    const { clerk, other, helper, numbers } = place;
    const sheets = numbers.slice(0, 35).map((number) => [number, { options: ['ja'] }] as const);
    await decideAs(other, await readyBatch(clerk, place, sheets), 'confirm');
    const helped = [[numbers[35]!, { options: ['nee'] }]] as const;
    await decideAs(other, await readyBatch(helper, place, helped, 'assisted'), 'confirm');
    await finishVote(server.house.ballots, place.vote.ref, server.clock.now);
    const { body } = await server.send<{ sums: object }>('GET', `${place.vote.path}/ballots`);
    assert.deepEqual(body.sums, { roll: 36, box: 36, published: 36, online: 0, assisted: 1, paper: 35 });
  });

  test("a letter's code is the number of its paper ballot, so that nobody votes twice with it", async () => {
    const { makeLetterCodes } = await import('../../../server/identity/letter-code.service.js');
    const place = await papered({ rule: { access: 'code' } });
    const { database, identity } = server.house;
    const [code] = await database.write((tx) =>
      makeLetterCodes(tx, place.vote.id, 1, identity.letterKey, server.clock.now),
    );
    const opened = await server.send<{ token: string }>('POST', '/v1/sessions', {
      origin: place.vote.origin,
      body: { activity: place.vote.ref },
    });
    const proved = await server.send<{ token: string }>('POST', '/v1/sessions/mine/proofs', {
      origin: place.vote.origin,
      token: opened.body.token,
      body: { kind: 'code', code, activity: place.vote.ref },
    });
    const online = await castBudget(server, place.vote as never, ['bank'], proved.body.token);
    assert.equal(online.status, 200, online.text);
    const batch = await readyBatch(place.clerk, place, [[code!, { projects: ['heg'] }]]);
    await decideAs(place.other, batch, 'confirm');
    const { turnout, votes } = await budgetOf(place);
    assert.deepEqual(turnout, { total: 1, online: 0, assisted: 0, paper: 1 });
    assert.deepEqual([votes!['bank'], votes!['heg']], [0, 1]);
  });

  test('what was withdrawn after the ballots were printed keeps no sheet from counting', async () => {
    const { budgetDraftOf } = await import('../../../server/budget/budget.input.js');
    const { keepBudget } = await import('../../../server/budget/budget.keep.js');
    const { budgetOf: inputOf } = await import('../../support/budgets.js');
    const place = await papered();
    const { clerk, other, numbers, vote } = place;
    const early = await readyBatch(clerk, place, [[numbers[0]!, { projects: ['bank', 'heg'] }]]);
    const input = inputOf(vote.organisation.slug, { ref: vote.ref });
    input.projects[0]!.withdrawn = 'Er ligt een kabel.';
    const { draft } = budgetDraftOf(input);
    await keepBudget(server.house.database, server.house.ballots.keys, draft);
    assert.equal((await decideAs(other, early, 'confirm')).status, 200);
    const late = await readyBatch(clerk, place, [[numbers[1]!, { projects: ['bank', 'goal'] }]]);
    assert.equal((await decideAs(other, late, 'confirm')).status, 200);
    assert.equal((await budgetOf(place)).turnout.paper, 2);
  });
});
