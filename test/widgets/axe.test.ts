import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PollKind, PollResult } from '../../contract/poll.schema.js';
import { countPoll } from '../../counting/poll/count.js';
import { assertAccessible } from '../support/axe.js';
import { cannedPoll, cannedVote } from '../support/canned.js';
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

const ballotOf: Record<PollKind, object> = {
  single: { options: ['linden'] },
  several: { options: ['ma', 'wo'] },
  ranked: { ranking: ['zon', 'maan'] },
  score: { scores: { licht: 4, paden: 2, banken: 5 } },
  scenario: { options: ['autovrij'] },
  statements: { answers: { s1: 1, s2: -1, s3: 0 } },
};

/** A result with numbers per medium. */
function counted(kind: PollKind): PollResult {
  const { rule, options } = cannedPoll(kind);
  const ballots = (['online', 'paper', 'assisted'] as const).map((medium) => ({
    ballot: ballotOf[kind],
    count: 12,
    medium,
  }));
  return countPoll(
    rule,
    options,
    ballots,
    options.map(({ id }) => id),
  ) as unknown as PollResult;
}

async function unfold(page: Page): Promise<void> {
  for (const name of ['De cijfers in een tabel', 'Hoe is dit geteld?', 'Uw ontvangstbewijs', 'Zo tellen we'])
    for (const summary of await page.getByText(name, { exact: true }).all()) await summary.click();
  await page.getByText('Lees meer over hoe we tellen').waitFor();
}

for (const kind of Object.keys(fill) as PollKind[])
  test(`axe finds nothing in any state of a ${kind} poll`, async () => {
    const poll = cannedPoll(kind, { rule: { results: 'after-voting' } });
    let refuse = true;
    const page = await stage.open({
      poll,
      prepare: (host) => {
        host.answer = ({ method }) => {
          if (method !== 'PUT') return undefined;
          if (refuse)
            return {
              status: 400,
              body: problemOf('ballot_invalid', 400, { errors: [{ at: '', rule: 'too_few', detail: '' }] }),
            };
          return { body: cannedVote(poll, { ballot: ballotOf[kind], result: counted(kind) }) };
        };
      },
    });
    await page.getByRole('group').first().waitFor();
    await assertAccessible(page, 'choosing');
    await fill[kind](page);
    await assertAccessible(page, 'chosen');
    await stage.vote();
    await page.getByRole('alert').getByText('U koos te weinig').waitFor();
    await assertAccessible(page, 'refused');
    refuse = false;
    await stage.vote();
    await stage.counted();
    await page.getByText('De cijfers in een tabel').waitFor();
    await unfold(page);
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Kopieer de code' }).waitFor();
    await assertAccessible(page, 'voted, everything unfolded');
    await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
    await assertAccessible(page, 'changing');
    stage.host.polls.set(
      poll.ref,
      cannedPoll(kind, {
        phase: 'closed',
        published: true,
        result: { ...counted(kind), hash: 'ab'.repeat(32) },
      }),
    );
    stage.host.answer = () => undefined;
    await page.reload();
    await page.getByText('Uitslag', { exact: true }).waitFor();
    await unfold(page);
    await page.getByText('Haal de stembiljetten op').waitFor();
    await assertAccessible(page, 'closed');
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
