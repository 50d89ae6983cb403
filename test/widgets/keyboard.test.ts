import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PollKind } from '../../contract/poll.schema.js';
import { cannedPoll, cannedVote } from '../support/canned.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Presses Tab until something has focus; fails when the end of the page comes first. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  const fits = (at: string): boolean => (typeof name === 'string' ? at === name : name.test(at));
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press('Tab');
    const at = await stage.focused();
    if (fits(at)) return;
    passed.push(at);
  }
  assert.fail(`Tab does not reach ${name}; it passed ${passed.join(', ')}`);
}

/** Fills in each kind of ballot from its first control on, by keys alone. */
const fill: Record<PollKind, (page: Page) => Promise<void>> = {
  single: (page) => press(page, 'Space', 'ArrowDown'),
  several: (page) => press(page, 'Space', 'Tab', 'Tab', 'Space'),
  ranked: async (page) => {
    await tabTo(page, 'Sterrenplein hoger');
    await press(page, 'Enter');
    await tabTo(page, 'Windplein hoger');
    await press(page, 'Enter', 'Enter');
  },
  score: (page) => press(page, 'Space', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Tab', 'Shift+Tab', 'ArrowUp'),
  scenario: (page) => press(page, 'Space', 'ArrowDown'),
  statements: async (page) => {
    await press(page, 'Enter');
    await tabTo(page, 'Oneens');
    await press(page, 'Enter');
    await tabTo(page, 'Geen mening');
    await press(page, 'Enter');
  },
};

const first: Record<PollKind, string | RegExp> = {
  single: 'linden',
  several: 'ma',
  ranked: 'Plaats van Zonneplein',
  score: '1',
  scenario: 'eenrichting',
  statements: 'Eens',
};

const ballots: Record<PollKind, object> = {
  single: { options: ['speeltuin'] },
  several: { options: ['ma', 'wo'] },
  ranked: { ranking: ['wind', 'ster'] },
  score: { scores: { licht: 2, paden: 1, banken: 5 } },
  scenario: { options: ['autovrij'] },
  statements: { answers: { s1: 1, s2: -1, s3: 0 } },
};

for (const kind of Object.keys(fill) as PollKind[])
  test(`a ${kind} poll is voted, read and changed by keyboard alone, and focus follows what happened`, async () => {
    const poll = cannedPoll(kind);
    const page = await stage.open({ poll });
    await page.getByRole('group').first().waitFor();
    await tabTo(page, first[kind]);
    await fill[kind](page);
    await tabTo(page, 'Stem');
    await press(page, 'Enter');
    await stage.counted();
    assert.deepEqual(stage.votes[0]?.ballot, ballots[kind]);
    assert.equal(await stage.focused(), 'status');
    await tabTo(page, 'Wijzig mijn stem');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Laat mijn stem zo' }).waitFor();
    const inBallot = await page.evaluate(() => {
      const at = document.querySelector('stem-poll')?.shadowRoot?.activeElement;
      return at?.closest('fieldset') !== null && at?.closest('fieldset') !== undefined;
    });
    assert.equal(inBallot, true, 'focus is in the ballot that opened again');
    await tabTo(page, 'Laat mijn stem zo');
    await press(page, 'Enter');
    await stage.counted();
    assert.equal(await stage.focused(), 'status');
    await tabTo(page, 'Uw ontvangstbewijs');
    await press(page, 'Enter');
    await tabTo(page, 'Kopieer de code');
    await tabTo(page, 'Zo tellen we');
    await press(page, 'Space');
    await tabTo(page, 'Lees meer over hoe we tellen');
  });

test('numbers of a ranking are typed by keyboard, and focus stays on the row that was typed in', async () => {
  const page = await stage.open({ poll: cannedPoll('ranked') });
  await page.getByRole('group').first().waitFor();
  await tabTo(page, 'Plaats van Zonneplein');
  await page.keyboard.type('2');
  await tabTo(page, 'Plaats van Maanplein');
  await page.keyboard.type('1');
  await press(page, 'Shift+Tab');
  assert.match(await stage.focused(), /^Zonneplein/);
  await tabTo(page, 'Stem');
  await press(page, 'Enter');
  await stage.counted();
  assert.deepEqual(stage.votes[0]?.ballot, { ranking: ['maan', 'zon'] });
});

test('an arrow that has nowhere to go keeps the focus and moves nothing', async () => {
  const page = await stage.open({ poll: cannedPoll('ranked') });
  await page.getByRole('group').first().waitFor();
  await tabTo(page, 'Zonneplein hoger');
  await press(page, 'Enter', 'Enter', 'Enter');
  assert.equal(await stage.focused(), 'Zonneplein hoger');
  await tabTo(page, 'Zonneplein lager');
  await press(page, 'Enter');
  assert.equal(await stage.focused(), 'Zonneplein lager');
  await tabTo(page, 'Stem');
  await press(page, 'Enter');
  await stage.counted();
  assert.deepEqual(stage.votes[0]?.ballot, { ranking: ['zon'] });
});

test('the dialog holds the focus, Escape closes it, and focus goes back to the button that opened it', async () => {
  const page = await stage.open({
    prepare: (host) =>
      (host.answer = ({ method }) =>
        method === 'PUT'
          ? { status: 403, body: problemOf('identity_needed', 403, { needs: 'email' }) }
          : undefined),
  });
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'linden');
  await press(page, 'Space');
  await tabTo(page, 'Stem');
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  const seen = new Set<string>();
  for (let tabs = 0; tabs < 6; tabs++) {
    seen.add(await stage.focused());
    await press(page, 'Tab');
  }
  assert.ok(seen.has('typed') && seen.has('Stuur mij een code') && seen.has('Annuleer'), [...seen].join());
  assert.ok(!seen.has('linden') && !seen.has('Stem blanco'), [...seen].join());
  await press(page, 'Escape');
  await page.getByRole('alert').getByText('U hebt nog niet gestemd.').waitFor();
  assert.equal(await stage.focused(), 'Stem');
});

test('a refused ballot keeps the focus on the button and the fault is announced', async () => {
  const page = await stage.open({
    prepare: (host) =>
      (host.answer = ({ method }) =>
        method === 'PUT' ? { status: 503, body: problemOf('unavailable', 503) } : undefined),
  });
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'linden');
  await press(page, 'Space');
  await tabTo(page, 'Stem');
  await press(page, 'Enter');
  await page.getByRole('alert').getByText('Uw keuze is bewaard.').waitFor();
  assert.equal(await stage.focused(), 'Stem');
});

test('when a poll closed meanwhile its buttons go, and focus goes to what says so and to the result', async () => {
  const page = await stage.open({
    prepare: (host) =>
      (host.answer = ({ method }) =>
        method === 'PUT' ? { status: 409, body: problemOf('poll_closed', 409) } : undefined),
  });
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'linden');
  await press(page, 'Space');
  await tabTo(page, 'Stem');
  await press(page, 'Enter');
  await page.getByRole('status').getByText('De stemming is net gesloten.').waitFor();
  await page.getByRole('alert').getByText('Uw stem is niet meer meegeteld.').waitFor();
  assert.equal(await stage.focused(), 'status');
  assert.equal(await page.getByRole('button', { name: 'Stem', exact: true }).count(), 0);
  assert.equal(await page.getByText('U kunt stemmen tot').count(), 0);
  stage.host.polls.set('plein-single', cannedPoll('single', { phase: 'closed', version: 9 }));
  await tabTo(page, 'Bekijk de uitslag');
  await press(page, 'Enter');
  await page.getByText('De stemming is gesloten op').waitFor();
  assert.equal(await stage.focused(), 'status');
});

test('Tab passes through a poll in the order in which it is read, and out at its end', async () => {
  const page = await stage.open({
    body: `<a href="#voor">Voor</a><script type="module" src="STEM/stem.js"></script>
      <stem-poll activity="plein-single"><a href="STEM/a/plein-single">Stem mee</a></stem-poll>
      <a href="#na">Na</a>`,
    prepare: (host) =>
      (host.answer = ({ method }) =>
        method === 'PUT' ? { body: cannedVote(cannedPoll(), { ballot: ballots.single }) } : undefined),
  });
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'Voor');
  const order: string[] = [];
  while (order.at(-1) !== 'Na' && order.length < 12) {
    await press(page, 'Tab');
    order.push(await stage.focused());
  }
  // The button for a blank vote shows as its value.
  assert.deepEqual(order, ['linden', 'Stem', '1', 'Zo tellen we', 'Na']);
});
