import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedPoll, cannedVote } from '../support/canned.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';
import type { StemVoted } from '../../widgets/core/vote/vote.events.js';

const stage = new Stage();
const speeltuin = { name: 'Een kleine speeltuin' };

test('a guest chooses, votes with one press and hears that the vote is counted', async () => {
  const page = await stage.open();
  await page.getByRole('heading', { name: 'Wat komt er op het Oosterplein?', level: 2 }).waitFor();
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  assert.equal(await stage.focused(), 'status');
  const writes = stage.host.asked.filter(({ method }) => method !== 'GET');
  assert.deepEqual(
    writes.map(({ method, path }) => `${method} ${path}`),
    ['POST /v1/sessions', 'PUT /v1/polls/plein-single/ballots/mine'],
  );
  assert.equal(writes[1]?.headers.authorization, 'Bearer token-1');
  assert.deepEqual(stage.votes[0]?.ballot, { options: ['speeltuin'] });
  assert.match(stage.votes[0]?.nonce ?? '', /^[0-9a-f]{32}$/);
  assert.deepEqual(stage.faults, []);
});

test('a visitor who only looks costs one read of the poll and no session', async () => {
  const page = await stage.open();
  await page.getByRole('radio').first().waitFor();
  assert.deepEqual(stage.asked, ['GET /v1/polls/plein-single']);
});

test('the element says what was confirmed by an event that does not tell the choice', async () => {
  const page = await stage.open();
  await page.evaluate(() => {
    document.addEventListener('stem-voted', (event) => {
      const { activity, changed } = event as StemVoted;
      document.title = JSON.stringify({ activity, changed, all: Object.keys(event) });
    });
  });
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  assert.deepEqual(JSON.parse(await page.title()), {
    activity: 'plein-single',
    changed: false,
    all: ['isTrusted', 'activity', 'changed'],
  });
});

test('pressing without a choice sends nothing, says so beside the button and puts focus on the choices', async () => {
  const page = await stage.open();
  await page.getByRole('radio').first().waitFor();
  await stage.vote();
  await page.getByRole('alert').getByText('Kies eerst een antwoord.').waitFor();
  assert.equal(await stage.focused(), 'linden');
  assert.deepEqual(stage.asked, ['GET /v1/polls/plein-single']);
});

test('a vote can be changed until closing, and left as it was', async () => {
  const page = await stage.open();
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  await page.getByText('U kunt uw stem wijzigen tot 3 mei 2030').waitFor();
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
  await page.getByRole('button', { name: 'Laat mijn stem zo' }).click();
  await stage.counted();
  assert.equal(stage.votes.length, 1);
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  await page.getByRole('radio', { name: 'Drie lindebomen' }).check();
  stage.host.answer = ({ method }) =>
    method === 'PUT' ? { body: cannedVote(cannedPoll(), { ballot: { options: ['linden'] } }, 2) } : undefined;
  await page.getByRole('button', { name: 'Stem opnieuw' }).click();
  await page.getByRole('status').getByText('Uw stem is gewijzigd').waitFor();
  assert.deepEqual(stage.votes[1]?.ballot, { options: ['linden'] });
});

test('a blank vote is one press', async () => {
  const page = await stage.open();
  await page.getByRole('button', { name: 'Stem blanco' }).click();
  await stage.counted();
  assert.deepEqual(stage.votes[0]?.ballot, { blank: true });
});

test('who has voted and comes back sees that, and may change it', async () => {
  const page = await stage.open();
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  stage.host.answer = ({ method, path }) =>
    method === 'GET' && path.endsWith('mine')
      ? { body: { can: { vote: true, seeResult: true }, ballot: { options: ['speeltuin'] } } }
      : undefined;
  await page.reload();
  await stage.counted();
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).waitFor();
});

test('what was chosen survives a reload', async () => {
  const page = await stage.open();
  await page.getByRole('radio', speeltuin).check();
  await page.reload();
  await page.getByRole('radio', speeltuin).waitFor();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
});

test('a ballot that the server refuses is explained beside the button, and the choice stays', async () => {
  const page = await stage.open();
  stage.host.answer = ({ method }) =>
    method === 'PUT'
      ? {
          status: 400,
          body: problemOf('ballot_invalid', 400, {
            errors: [{ at: '/ballot/options', rule: 'too_many', detail: 'x' }],
          }),
        }
      : undefined;
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await page.getByRole('alert').getByText('U koos te veel. Haal er een weg. Uw keuze is bewaard.').waitFor();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
});

test('a vote whose answer got lost is sent again with the same nonce when the line is back', async () => {
  const page = await stage.open();
  let lost = true;
  stage.host.answer = ({ method }) => (method === 'PUT' && lost ? 'die' : undefined);
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await page.getByRole('alert').getByText('We versturen uw stem zodra er weer verbinding is').waitFor();
  lost = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await stage.counted();
  const nonces = new Set(stage.votes.map(({ nonce }) => nonce));
  assert.equal(nonces.size, 1);
  assert.ok(stage.votes.length >= 2);
});

test('a token that lost its worth is replaced and the vote goes through', async () => {
  const page = await stage.open();
  let refused = 0;
  stage.host.answer = ({ method }) =>
    method === 'PUT' && refused++ === 0 ? { status: 401, body: problemOf('token_invalid', 401) } : undefined;
  await page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
  assert.equal(stage.asked.filter((line) => line === 'POST /v1/sessions').length, 2);
});

test('two polls on a page open one session', async () => {
  const page = await stage.open({
    body: `<script type="module" src="STEM/stem.js"></script>
      <stem-poll activity="plein-single"></stem-poll><stem-poll activity="plein-several"></stem-poll>`,
    prepare: (host) => host.polls.set('plein-several', cannedPoll('several')),
  });
  await page.getByRole('radio', speeltuin).check();
  await page.getByRole('checkbox', { name: 'Maandagavond' }).check();
  await page.getByRole('button', { name: 'Stem', exact: true }).first().click();
  await page.getByRole('button', { name: 'Stem', exact: true }).last().click();
  await page.getByText('Uw stem is geteld').nth(1).waitFor();
  assert.equal(stage.asked.filter((line) => line === 'POST /v1/sessions').length, 1);
});

test('a poll that closed meanwhile says so, keeps the choice and shows the result when asked', async () => {
  const page = await stage.open();
  await page.getByRole('radio', speeltuin).check();
  stage.host.answer = ({ method }) =>
    method === 'PUT' ? { status: 409, body: problemOf('poll_closed', 409) } : undefined;
  await stage.vote();
  await page.getByRole('alert').getByText('De stemming is gesloten.').waitFor();
  stage.host.polls.set('plein-single', cannedPoll('single', { phase: 'closed', version: 9 }));
  await page.getByRole('button', { name: 'Bekijk de uitslag' }).click();
  await page.getByText('De stemming is gesloten op').waitFor();
  assert.equal(await page.getByRole('radio').count(), 0);
  assert.equal(await stage.focused(), 'status');
});

test('live numbers change in place and do not touch what someone is choosing', async () => {
  const result = { method: 'plurality', winners: [] } as never;
  const shown = cannedPoll('single', {
    rule: { results: 'always' },
    result: Object.assign(result, { voters: 0, tally: [], quorum: { needed: 0, reached: true } }),
  });
  const page = await stage.open({ poll: shown });
  await page.getByRole('radio', speeltuin).check();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /live-/.test(name)),
  );
  await stage.host.listening();
  stage.host.tell({ ...shown, version: 2, turnout: { ...shown.turnout, total: 240 } });
  await page.getByText('240 mensen stemden.').waitFor();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
  stage.host.tell({ ...shown, version: 3, phase: 'closed' });
  await page.getByRole('status').getByText('De stemming is net gesloten.').waitFor();
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
});

test('an English page gets the interface in English and the content in its own language', async () => {
  const page = await stage.open({ lang: 'en-GB' });
  await page.getByRole('button', { name: 'Vote', exact: true }).waitFor();
  await page.getByText('You can vote until 3 May 2030').waitFor();
  assert.equal(
    await page.getByRole('heading', { name: 'Wat komt er' }).evaluate((e) => e.parentElement?.lang),
    'nl',
  );
});

test('another ref on the same element shows another poll', async () => {
  const page = await stage.open({
    prepare: (host) => host.polls.set('plein-several', cannedPoll('several')),
  });
  await page.getByRole('radio', speeltuin).waitFor();
  await page.evaluate(() => document.querySelector('stem-poll')?.setAttribute('activity', 'plein-several'));
  await page.getByRole('checkbox', { name: 'Maandagavond' }).waitFor();
});
