import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PollKind } from '../../contract/poll.schema.js';
import { assertAccessible } from '../support/axe.js';
import { cannedBallots, cannedPoll, cannedResult, cannedVote } from '../support/canned.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const fill: Record<PollKind, (page: Page) => Promise<unknown>> = {
  single: (page) => page.getByRole('radio').nth(1).check(),
  several: (page) => page.getByRole('checkbox').nth(1).check(),
  ranked: (page) => page.getByRole('button', { name: 'Maanplein hoger' }).click(),
  score: (page) => page.getByRole('radio', { name: 'Goed', exact: true }).nth(1).check(),
  scenario: (page) => page.getByRole('radio').nth(1).check(),
  statements: async (page) => {
    for (const name of ['Eens', 'Oneens', 'Geen mening'])
      await page.getByRole('button', { name, exact: true }).click();
  },
};

const details = ['De cijfers in een tabel', 'Hoe is dit geteld?', 'Uw ontvangstbewijs', 'Zo tellen we'];

/** Unfolds all that folds, with axe after each. */
async function unfold(page: Page, state: string): Promise<void> {
  for (const name of details)
    for (const summary of await page.getByText(name, { exact: true }).all()) {
      await summary.click();
      await assertAccessible(page, `${state}, ${name}`);
    }
  await page.getByText('Lees meer over hoe we tellen').waitFor();
  await page.getByRole('table').waitFor();
  await assertAccessible(page, `${state}, everything unfolded`);
}

/** What a kind of ballot can do beside choosing. */
const play: Partial<
  Record<PollKind, (page: Page, check: (state: string) => Promise<void>) => Promise<void>>
> = {
  several: async (page, check) => {
    await page.getByRole('checkbox').nth(2).check();
    await check('a second one');
    await page.getByRole('checkbox').nth(2).uncheck();
    await check('taken away');
  },
  ranked: async (page, check) => {
    await page.getByText('Maanplein staat op plaats 1.').waitFor();
    await page.getByRole('button', { name: 'Windplein hoger' }).click();
    await page.getByText('Windplein staat op plaats 2.').waitFor();
    await check('a second one');
    await page.getByRole('button', { name: 'Windplein hoger' }).click();
    await check('moved up');
    await page.getByRole('button', { name: 'Windplein lager' }).click();
    await check('moved down');
    await page.getByRole('spinbutton', { name: 'Plaats van Zonneplein' }).fill('3');
    await page.getByRole('spinbutton', { name: 'Plaats van Zonneplein' }).press('Tab');
    await check('a number typed');
  },
  score: async (page, check) => {
    await page.getByRole('radio', { name: 'Heel slecht', exact: true }).first().check();
    await check('a second score');
  },
  scenario: async (page, check) => {
    await page.getByRole('textbox').fill('Dan kunnen kinderen er spelen.');
    await check('a reason');
  },
  statements: async (page, check) => {
    await page.getByRole('button', { name: 'Wijzig uw antwoord bij: De markt' }).click();
    await check('back at a statement');
    await page.getByRole('button', { name: 'Vorige stelling' }).click();
    await check('the statement before');
    await page.getByRole('button', { name: 'Naar het overzicht' }).click();
    await check('the list of answers');
  },
};

/** The same state with forced colours, at 320 px, and from right to left: axe finds nothing, and nothing sticks out. */
async function elsewhere(page: Page, state: string): Promise<void> {
  const fits = () => page.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth);
  const size = page.viewportSize()!;
  await page.emulateMedia({ forcedColors: 'active' });
  await assertAccessible(page, `${state}, forced colours`);
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  await assertAccessible(page, `${state}, 320 px`);
  assert.ok(await fits(), `${state} sticks out at 320 px`);
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await assertAccessible(page, `${state}, from right to left`);
  assert.ok(await fits(), `${state} sticks out from right to left`);
  await page.evaluate(() => (document.documentElement.dir = ''));
  await page.setViewportSize(size);
}

const alerted = (page: Page, text: string) => page.getByRole('alert').getByText(text).waitFor();
const told = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor();

const kinds = Object.keys(fill) as PollKind[];

for (const kind of kinds)
  test(`axe finds nothing after any step of a ${kind} poll, and what changes is told`, async () => {
    const poll = cannedPoll(kind, { rule: { results: 'after-voting' } });
    const cast = (version: number) => ({
      body: cannedVote(poll, { ballot: cannedBallots[kind], result: cannedResult(kind) }, version),
    });
    const page = await stage.open({ poll });
    const { host } = stage;
    const answers = (answer: ReturnType<typeof host.answer>) => {
      host.answer = ({ method }) => (method === 'PUT' ? answer : undefined);
    };
    const check = (state: string) => assertAccessible(page, state);
    await page.getByRole('group').first().waitFor();
    await check('choosing');
    if (kind !== 'statements') {
      await stage.vote();
      await alerted(page, 'Kies eerst een antwoord.');
      await check('nothing chosen');
    }
    await fill[kind](page);
    await check('chosen');
    await elsewhere(page, 'chosen');
    await play[kind]?.(page, check);
    const errors = [{ at: '', rule: 'too_few', detail: '' }];
    answers({ status: 400, body: problemOf('ballot_invalid', 400, { errors }) });
    await stage.vote();
    await alerted(page, 'U koos te weinig. Kies er meer. Uw keuze is bewaard.');
    await check('refused');
    answers('die');
    await stage.vote();
    await alerted(page, 'Er is geen verbinding. Uw keuze is bewaard.');
    await check('no connection');
    answers({ status: 503, body: problemOf('unavailable', 503) });
    await stage.vote();
    await alerted(page, 'De server is even niet bereikbaar. Uw keuze is bewaard.');
    await check('the server is down');
    answers(cast(1));
    await stage.vote();
    await told(page, 'Uw stem is geteld');
    await page.getByText('De cijfers in een tabel').waitFor();
    await check('voted');
    await unfold(page, 'voted');
    await elsewhere(page, 'voted, everything unfolded');
    await page.getByRole('button', { name: 'Kopieer de code' }).click();
    await told(page, 'De code is');
    await check('code copied');
    await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
    await check('changing');
    await page.getByRole('button', { name: 'Laat mijn stem zo' }).click();
    await told(page, 'Uw stem is geteld');
    await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
    answers('hang');
    await page.getByRole('button', { name: 'Stem opnieuw' }).click();
    await page.getByRole('button', { name: 'We versturen uw stem' }).waitFor();
    await check('sending');
    await page.reload();
    answers(cast(2));
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await told(page, 'Uw stem is gewijzigd');
    await check('changed');
    const closed = { phase: 'closed', closesAt: '2026-05-03T15:00:00Z' } as const;
    host.polls.set(poll.ref, cannedPoll(kind, closed));
    await page.reload();
    await page.getByText('De stemmen worden geteld.').waitFor();
    await check('being counted');
    const result = { ...cannedResult(kind), hash: 'ab'.repeat(32) };
    host.polls.set(poll.ref, cannedPoll(kind, { ...closed, published: true, result }));
    await page.reload();
    await page.getByText('Uitslag', { exact: true }).waitFor();
    await unfold(page, 'closed');
    await page.getByText('Haal de stembiljetten op').waitFor();
  });

test('while the server stays away, what is wrong is told once', async () => {
  const page = await stage.open({ body: '' });
  await page.clock.install();
  const stem = stage.host.origin();
  const script = `<script type="module" src="${stem}/stem.js"></script>`;
  await page.goto(
    stage.host.origin('gemeente') +
      stage.host.page(`${script}<stem-poll activity="plein-single"></stem-poll>`),
  );
  stage.host.answer = ({ method }) => (method === 'PUT' ? 'die' : undefined);
  await page.getByRole('radio').first().check();
  await stage.vote();
  await alerted(page, 'Er is geen verbinding.');
  await page.getByRole('alert').evaluate((alert) => {
    const seen = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => (document.title = 'told again')).observe(alert, seen);
  });
  for (let tries = 0; tries < 2; tries++) {
    const asked = page.waitForEvent('requestfailed', (request) => request.method() === 'PUT');
    await page.clock.runFor(20_500);
    await asked;
    await page.getByRole('button', { name: 'Stem', exact: true }).waitFor();
  }
  assert.equal(await page.title(), 'Gastpagina');
  await stage.vote();
  await page.waitForFunction(() => document.title === 'told again');
});

test('axe finds nothing while a poll is announced, failed, or asks who someone is, on light and dark pages', async () => {
  const poll = cannedPoll('single', { phase: 'announced' });
  const page = await stage.open({
    poll,
    head: '<style>body{background:#16202b;color:#e8eef5}a{color:#9cf}</style>',
    prepare: (host) => {
      host.answer = ({ method }) =>
        method === 'PUT'
          ? { status: 403, body: problemOf('identity_needed', 403, { needs: 'email' }) }
          : undefined;
    },
  });
  await page.getByText('De stemming begint op').waitFor();
  await assertAccessible(page, 'announced');
  stage.host.polls.set(poll.ref, cannedPoll());
  await page.reload();
  await page.getByRole('radio').first().check();
  await assertAccessible(page, 'dark');
  await stage.vote();
  await page.getByRole('dialog', { name: 'Laat eerst weten wie u bent' }).waitFor();
  await assertAccessible(page, 'dialog');
  await page.getByRole('button', { name: 'Stuur mij een code' }).click();
  await page.getByRole('alert').getByText('Vul uw mailadres in').waitFor();
  await assertAccessible(page, 'dialog with a fault');
  stage.host.answer = () => ({ status: 500, body: problemOf('internal', 500) });
  await page.reload();
  await page.getByRole('button', { name: 'Probeer opnieuw' }).waitFor();
  await assertAccessible(page, 'failed');
});

test('axe finds nothing in a poll that opens on a small page from right to left in another language', async () => {
  const page = await stage.open({
    poll: cannedPoll('ranked'),
    dir: 'rtl',
    lang: 'ar',
    browser: { viewport: { width: 320, height: 640 }, forcedColors: 'active' },
  });
  await page.getByRole('group').first().waitFor();
  await fill.ranked(page);
  await assertAccessible(page, 'chosen');
});
