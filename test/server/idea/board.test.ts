import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Idea, IdeaMerge } from '../../../contract/idea.schema.js';
import {
  asStaff,
  buildBoardedPlace,
  checkBoardSums,
  newResident,
  proposed,
  proposeOver,
  readBoardOf,
  readIdeaOf,
  readMineOf,
  readPageOf,
  supported,
  supportOver,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, proveAddress, serverOn } from '../../support/staffing.js';

const day = 86_400;

onBoth('boards', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  test('the phases of a process decide what is open, by the clock alone', async () => {
    const place = await buildBoardedPlace(server, {
      process: {
        slug: 'wijkplan',
        question: 'Hoe wordt de wijk groener?',
        phases: [
          { step: 'collect', title: 'Ideeën', from: '2026-03-01T00:00:00Z' },
          { step: 'work-out', title: 'Uitwerken', from: '2026-03-19T00:00:00Z' },
          { step: 'vote', title: 'Stemmen', from: '2026-03-20T00:00:00Z' },
          { step: 'result', title: 'Uitslag', from: '2026-03-21T00:00:00Z' },
        ],
      },
    });
    const start = server.clock.now;
    const token = await newResident(server, place);
    const { idea } = await proposed(server, place);
    const seen: string[] = [];
    for (let days = 0; days < 4; days++) {
      const { step } = await readBoardOf(server, place);
      const { can } = await readMineOf(server, place, token);
      const add = await proposeOver(server, place, token, { title: `Dag ${days}` });
      const support = await supportOver(server, place, token, idea.id, days % 2 ? 'DELETE' : 'PUT');
      const said = [add, support].map(({ status, body }) => (status < 300 ? 'ja' : body['code' as never]));
      seen.push(`${step} ${String(can.add)} ${String(can.support)} ${said.join(' ')}`);
      server.clock.pass(day);
    }
    server.clock.now = start;
    assert.deepEqual(seen, [
      'collect true true ja ja',
      'work-out false true board_closed ja',
      'vote false false board_closed board_closed',
      'result false false board_closed board_closed',
    ]);
  });

  test('an idea that reaches the threshold in time is on the agenda, once and for all', async () => {
    const place = await buildBoardedPlace(server, {
      agenda: {
        threshold: 3,
        until: '2026-03-20T00:00:00Z',
        then: 'De raad praat erover.',
        otherwise: 'Dan gebeurt er niets.',
      },
    });
    const start = server.clock.now;
    const [one, other] = [await proposed(server, place), await proposed(server, place, { title: 'Te laat' })];
    const [first] = await supported(server, place, one.idea.id, 2);
    assert.equal((await readIdeaOf(server, one.idea.id)).agenda!.state, 'gathering');
    const as = await asStaff(server, place);
    const agenda = { meetingDay: '2026-05-12', document: { url: 'https://raad.example/1', title: 'Stuk 1' } };
    const early = await as('PUT', `/v1/ideas/${one.idea.id}/agenda`, agenda);
    assert.equal(early.body['code'], 'idea_fixed');
    await supported(server, place, one.idea.id, 1);
    const reached = await readIdeaOf(server, one.idea.id);
    assert.deepEqual(reached.agenda, { state: 'reached', reachedAt: start.toISOString() });
    server.clock.pass(60);
    await supportOver(server, place, first!, one.idea.id, 'DELETE');
    await supportOver(server, place, first!, one.idea.id);
    assert.equal((await readIdeaOf(server, one.idea.id)).agenda!.reachedAt, start.toISOString());
    const set = await as<Idea>('PUT', `/v1/ideas/${one.idea.id}/agenda`, agenda);
    assert.deepEqual(set.body.agenda, { state: 'reached', reachedAt: start.toISOString(), ...agenda });
    await supported(server, place, other.idea.id, 2);
    server.clock.pass(2 * day);
    await supported(server, place, other.idea.id, 1);
    const late = await readIdeaOf(server, other.idea.id);
    assert.deepEqual([late.supports, late.agenda!.state], [3, 'missed']);
    server.clock.now = start;
  });

  test('the answer clock runs from the day an idea came in, and stops with the answer', async () => {
    const place = await buildBoardedPlace(server, { answerDays: 30 });
    const start = server.clock.now;
    const { idea } = await proposed(server, place);
    assert.deepEqual(idea.clock, {
      due: new Date(start.getTime() + 30 * day * 1000).toISOString(),
      overdue: false,
    });
    const as = await asStaff(server, place, 'clerk', 'Wethouder Groen');
    await as('PUT', `/v1/ideas/${idea.id}/clock`, { who: 'Wethouder Groen', due: '2026-03-25T00:00:00Z' });
    server.clock.pass(8 * day);
    const late = await readIdeaOf(server, idea.id);
    assert.deepEqual(late.clock, {
      who: 'Wethouder Groen',
      due: '2026-03-25T00:00:00.000Z',
      overdue: true,
    });
    assert.equal((await readBoardOf(server, place)).first.ideas[0]!.clock.overdue, true);
    const bare = await as('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'no' });
    assert.equal(bare.body['code'], 'invalid_input');
    await as('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'considering' });
    assert.equal((await readIdeaOf(server, idea.id)).clock.overdue, true);
    const said = { status: 'yes', response: 'Dat gaan we doen.', cost: 125_000 };
    const yes = await as<Idea>('POST', `/v1/ideas/${idea.id}/statuses`, said);
    assert.equal(yes.status, 201, yes.text);
    assert.equal(yes.body.clock.overdue, false);
    assert.equal(yes.body.clock.answeredAt, server.clock.now.toISOString());
    assert.deepEqual(
      yes.body.statuses.map(({ status, who, cost }) => [status, who, cost]),
      [
        ['considering', 'Wethouder Groen', undefined],
        ['yes', 'Wethouder Groen', 125_000],
      ],
    );
    const board = await readBoardOf(server, place);
    assert.deepEqual(board.statuses, [{ status: 'yes', ideas: 1 }]);
    assert.deepEqual(
      (await readPageOf(server, place, { sort: 'answered' })).ideas.map(({ id }) => id),
      [idea.id],
    );
    const log = await (
      await asStaff(server, place, 'administrator')
    )<{ entries: { act: string }[] }>('GET', '/v1/audit-entries');
    assert.deepEqual(
      log.body.entries.map(({ act }) => act),
      ['idea.status', 'idea.status', 'idea.clock'],
    );
    await checkBoardSums(server, place);
    server.clock.now = start;
  });

  test('merging asks every supporter, moves support with a yes only, and counts nobody twice', async () => {
    const place = await buildBoardedPlace(server);
    const from = (await proposed(server, place, { title: 'Bankje bij de vijver' })).idea.id;
    const into = (await proposed(server, place, { title: 'Bankjes in het park' })).idea.id;
    const [yes, no, silent, both] = await supported(server, place, from, 4);
    await supportOver(server, place, both!, into);
    const as = await asStaff(server, place);
    const merge = await as<IdeaMerge>('POST', '/v1/idea-merges', {
      from,
      into,
      why: 'Dit gaat over hetzelfde.',
    });
    assert.equal(merge.status, 201, merge.text);
    assert.deepEqual([merge.body.asked, merge.body.moved], [4, 0]);
    assert.equal((await readIdeaOf(server, from)).supports, 4);
    assert.deepEqual((await readIdeaOf(server, from)).mergedInto, { id: into, title: 'Bankjes in het park' });
    assert.equal((await readIdeaOf(server, into)).merged[0]!.id, from);
    const path = `/v1/idea-merges/${merge.body.id}/answers/mine`;
    const answer = async (token: string, move: boolean) =>
      callerOf(server, place, token)<{ code?: string }>('PUT', path, { move });
    assert.equal((await readMineOf(server, place, yes!)).merges[0]!.why, 'Dit gaat over hetzelfde.');
    for (const token of [yes!, yes!, both!]) assert.equal((await answer(token, true)).status, 200);
    assert.equal((await answer(no!, false)).status, 200);
    assert.equal((await answer(yes!, false)).body.code, 'already_done');
    assert.equal((await answer(await newResident(server, place), true)).body.code, 'not_found');
    assert.equal((await readIdeaOf(server, from)).supports, 2);
    assert.equal((await readIdeaOf(server, into)).supports, 2);
    const mine = await readMineOf(server, place, silent!);
    assert.deepEqual([mine.supports, mine.merges[0]!.answer], [[from], undefined]);
    const late = await supportOver(server, place, await newResident(server, place), from);
    assert.equal(late.body['code' as never], 'idea_merged');
    assert.equal((await answer(no!, true)).status, 200);
    assert.equal((await readIdeaOf(server, into)).supports, 3);
    const again = await as('POST', '/v1/idea-merges', { from, into, why: 'Nog eens.' });
    assert.equal(again.body['code'], 'already_done');
    const chain = await as('POST', '/v1/idea-merges', { from: into, into: from, why: 'Terug.' });
    assert.equal(chain.body['code'], 'idea_merged');
    await checkBoardSums(server, place);
  });

  test('a guest who turns out to be known counts once', async () => {
    const place = await buildBoardedPlace(server);
    const { idea } = await proposed(server, place);
    const email = 'bewoner@example.nl';
    const known = await proveAddress(server, place, await newResident(server, place), email);
    await supportOver(server, place, known, idea.id);
    const guest = await newResident(server, place);
    await supportOver(server, place, guest, idea.id);
    assert.equal((await readIdeaOf(server, idea.id)).supports, 2);
    const same = await proveAddress(server, place, guest, email);
    assert.equal((await readIdeaOf(server, idea.id)).supports, 1);
    assert.deepEqual((await readMineOf(server, place, same)).supports, [idea.id]);
    await checkBoardSums(server, place);
  });

  test('a board with an access level asks for that proof, and says so beforehand', async () => {
    const place = await buildBoardedPlace(server, { access: 'email' });
    const token = await newResident(server, place);
    assert.equal((await readMineOf(server, place, token)).can.needs, 'email');
    const refused = await proposeOver(server, place, token);
    assert.equal(refused.body['code' as never], 'identity_needed');
  });

  test('24: a body that says more than a resident may say is refused, and changes nothing', async () => {
    const place = await buildBoardedPlace(server);
    const token = await newResident(server, place);
    const body = {
      status: 'done',
      supports: 9999,
      state: 'published',
      official: true,
      medium: 'online' as const,
    };
    assert.equal((await proposeOver(server, place, token, body)).body['code' as never], 'invalid_input');
    const paper = await proposeOver(server, place, token, { medium: 'paper' });
    assert.equal(paper.body['code' as never], 'forbidden');
    assert.equal((await readBoardOf(server, place)).ideas, 0);
  });
});
