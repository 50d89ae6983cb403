import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Handover } from '../../../contract/board.schema.js';
import type { Budget } from '../../../contract/budget.schema.js';
import type { Poll } from '../../../contract/poll.schema.js';
import {
  asStaff,
  buildBoardedPlace,
  proposed,
  proposeOver,
  newResident,
  readBoardOf,
  readIdeaOf,
  supportOver,
  type BoardedPlace,
} from '../../support/boarding.js';
import { buildBudgetPlace } from '../../support/budgets.js';
import { onBoth } from '../../support/database.js';
import { buildPoll, fresh } from '../../support/factories.js';
import type { TestServer } from '../../support/server.js';
import { serverOn } from '../../support/staffing.js';
import { followed, told } from '../mail/subscribing.js';

const opensAt = '2026-06-01T00:00:00Z';

onBoth('ideas that become something', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  const pollAt = (place: BoardedPlace, given = {}) =>
    buildPoll(server.house.database, server.house.ballots.keys, place.organisation, {
      title: 'Wat doen we het eerst?',
      opensAt,
      rule: { kind: 'several' },
      ...given,
    });
  const readPoll = async (ref: string) => (await server.send<Poll>('GET', `/v1/polls/${ref}`)).body;

  test('become options of a poll, in place of what was there, with a link both ways; followers are told', async () => {
    const phases = [
      { step: 'collect' as const, title: 'Ideeën', from: '2026-01-01T00:00:00Z' },
      { step: 'work-out' as const, title: 'Uitwerken', from: '2026-05-01T00:00:00Z' },
      { step: 'vote' as const, title: 'Stemmen', from: opensAt },
    ];
    const place = await buildBoardedPlace(server, {
      process: { slug: fresh('plein'), question: 'Wat doen we met het plein?', phases },
    });
    const { idea: trees } = await proposed(server, place, { title: 'Meer bomen', text: 'Een heel verhaal.' });
    const { idea: water } = await proposed(server, place, { title: 'Een fontein' });
    await followed(server, place, 'bomen@example.nl', trees.id);
    const { ref } = await pollAt(place, { options: ['Nog niet bekend', 'Ook niet'] });
    assert.deepEqual(
      (await readPoll(ref)).options.map(({ label }) => label),
      ['Nog niet bekend', 'Ook niet'],
    );
    const staff = await asStaff(server, place);
    const ideas = [
      { idea: water.id, title: 'Een fontein op het plein', text: 'Met zitrand.' },
      { idea: trees.id },
    ];
    const body = { to: 'poll', ref, replace: true, ideas };
    const given = await staff<Handover>('POST', `${place.path}/handovers`, body);
    assert.equal(given.status, 201, given.text);
    const poll = await readPoll(ref);
    assert.deepEqual(
      poll.options.map(({ label, text, from }) => [label, text, from]),
      [
        ['Een fontein op het plein', 'Met zitrand.', { board: place.ref, idea: water.id }],
        ['Meer bomen', undefined, { board: place.ref, idea: trees.id }],
      ],
    );
    assert.equal(poll.rule.max, 2);
    assert.deepEqual((await readIdeaOf(server, trees.id)).became, [
      { kind: 'poll', ref, title: 'Wat doen we het eerst?', id: 'meer-bomen' },
    ]);
    assert.deepEqual((await readBoardOf(server, place)).links, [
      { kind: 'poll', ref, title: 'Wat doen we het eerst?', ideas: 2 },
    ]);
    const mail = (await told(server)).findLast(({ to }) => to === 'bomen@example.nl')!;
    assert.match(
      mail.text,
      new RegExp(`U vindt het terug in:\\nWat doen we het eerst\\?\\n\\S+/a/${ref}\\n`),
    );
    const again = await staff('POST', `${place.path}/handovers`, {
      to: 'poll',
      ref,
      ideas: [{ idea: trees.id }],
    });
    // The file of the poll, imported once more as it was, knows nothing of the ideas.
    const file = { ref, options: ['Nog niet bekend', 'Ook niet'] };
    await assert.rejects(
      pollAt(place, file),
      /Ideas .* leaves them out: een-fontein-op-het-plein, meer-bomen/,
    );
    assert.deepEqual((await readPoll(ref)).options, poll.options);
    await pollAt(place, {
      ref,
      title: 'Wat eerst?',
      options: poll.options.map(({ id, label }) => ({ id, label })),
    });
    const kept = await readPoll(ref);
    assert.deepEqual([kept.title, kept.options[1]!.from?.idea], ['Wat eerst?', trees.id]);
    assert.equal(again.body['code'], 'already_done');

    // The phases decide what is open on the board, and the poll opens by its own clock.
    const at = server.clock.now;
    server.clock.now = new Date('2026-05-02T00:00:00Z');
    const late = await newResident(server, place);
    assert.equal((await proposeOver(server, place, late)).body['code' as never], 'board_closed');
    assert.equal((await supportOver(server, place, late, trees.id)).status, 200);
    server.clock.now = new Date('2026-06-02T00:00:00Z');
    assert.equal((await readPoll(ref)).phase, 'open');
    assert.equal((await supportOver(server, place, await newResident(server, place), trees.id)).status, 409);
    const open = await asStaff(server, place);
    const more = await open('POST', `${place.path}/handovers`, { ...body, replace: false });
    assert.ok(['poll_fixed', 'already_done'].includes(String(more.body['code'])), more.text);
    server.clock.now = at;
  });

  test('become projects of a budget, with the cost of the answer, and area, theme and place', async () => {
    const place = await buildBoardedPlace(server, {
      categories: [{ id: 'a', name: 'Groen' }],
      areas: [{ id: 'n', name: 'Noord' }],
      place: 'optional',
    });
    const where = { latitude: 53.2, longitude: 6.5 };
    const { idea: hedge } = await proposed(server, place, {
      title: 'Een haag',
      category: 'a',
      area: 'n',
      place: where,
    });
    const { idea: bench } = await proposed(server, place, { title: 'Een bank', category: 'a' });
    const budget = await buildBudgetPlace(server, { opensAt }, place);
    const staff = await asStaff(server, place);
    const hand = (ideas: object[], more = {}) =>
      staff<Handover & { code?: string; errors?: { at: string }[] }>('POST', `${place.path}/handovers`, {
        to: 'budget',
        ref: budget.ref,
        ideas,
        ...more,
      });
    const before = (await server.send<Budget>('GET', budget.path)).body;
    const dear = await hand([{ idea: bench.id, cost: 50_00 }, { idea: hedge.id }]);
    assert.deepEqual([dear.status, dear.body.errors?.[0]?.at], [400, '/ideas/1/cost']);
    assert.deepEqual((await server.send<Budget>('GET', budget.path)).body, before, 'nothing of it happened');
    await staff('POST', `/v1/ideas/${hedge.id}/statuses`, { status: 'yes', response: 'Ja.', cost: 120_00 });
    const given = await hand([{ idea: bench.id, cost: 50_00 }, { idea: hedge.id }]);
    assert.equal(given.status, 201, given.text);
    const after = (await server.send<Budget>('GET', budget.path)).body;
    assert.equal(after.projects.length, before.projects.length + 2);
    const [madeBench, madeHedge] = after.projects.slice(-2);
    assert.deepEqual([madeBench!.id, madeBench!.cost, madeBench!.from?.idea], ['een-bank', 50_00, bench.id]);
    const groen = after.categories.find(({ name }) => name === 'Groen')!.id;
    const noord = after.areas.find(({ name }) => name === 'Noord')!.id;
    assert.deepEqual(
      [madeHedge!.cost, madeHedge!.category, madeHedge!.area, madeHedge!.place, madeHedge!.text],
      [120_00, groen, noord, where, undefined],
    );
    assert.deepEqual((await readIdeaOf(server, hedge.id)).became[0]!.id, madeHedge!.id);
    await assert.rejects(buildBudgetPlace(server, { ref: budget.ref, opensAt }, place), /een-bank, een-haag/);
    assert.equal((await server.send<Budget>('GET', budget.path)).body.projects.length, after.projects.length);
  });

  test('what does not show, is merged, of another board or twice is refused as a whole', async () => {
    const place = await buildBoardedPlace(server);
    const elsewhere = await buildBoardedPlace(server);
    const { idea, token } = await proposed(server, place, { title: 'Ingetrokken' });
    const { idea: kept } = await proposed(server, place, { title: 'Blijft' });
    const { idea: merged } = await proposed(server, place, { title: 'Gaat op' });
    const { idea: foreign } = await proposed(server, elsewhere, { title: 'Van elders' });
    const { ref } = await pollAt(place);
    const { ref: other } = await pollAt(elsewhere);
    const { ref: open } = await pollAt(place, { opensAt: '2026-01-01T00:00:00Z' });
    const staff = await asStaff(server, place);
    await staff('POST', '/v1/idea-merges', { from: merged.id, into: kept.id, why: 'Hetzelfde.' });
    await server.send('DELETE', `/v1/ideas/${idea.id}`, { origin: place.origin, token });
    const code = async (ideas: string[], to = ref, kind = 'poll') =>
      (
        await staff('POST', `${place.path}/handovers`, {
          to: kind,
          ref: to,
          ideas: ideas.map((one) => ({ idea: one })),
        })
      ).body['code'];
    assert.equal(await code([kept.id, idea.id]), 'idea_fixed');
    assert.equal(await code([kept.id, merged.id]), 'idea_merged');
    assert.equal(await code([kept.id, foreign.id]), 'not_found');
    assert.equal(await code([kept.id, kept.id]), 'invalid_input');
    assert.equal(await code([kept.id], other), 'not_found');
    assert.equal(await code([kept.id], ref, 'budget'), 'not_found');
    assert.equal(await code([kept.id], open), 'poll_fixed');
    assert.deepEqual((await readIdeaOf(server, kept.id)).became, []);
    assert.equal((await readPoll(ref)).options.length, 2);
  });
});
