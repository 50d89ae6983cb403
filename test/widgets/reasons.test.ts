import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollReasons } from '../../contract/reason.schema.js';
import { cannedPoll } from '../support/canned.js';
import { assertAccessible } from '../support/axe.js';
import { problemOf, type Host } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const result = {
  method: 'plurality',
  measure: 'votes',
  seats: 1,
  voters: 60,
  valid: 60,
  blank: 0,
  remarks: [],
  quorum: { needed: 0, reached: true },
  winners: ['autovrij'],
  leading: ['autovrij'],
  ranking: [['autovrij'], ['eenrichting']],
  ties: [],
  tally: [
    { option: 'eenrichting', votes: 20 },
    { option: 'autovrij', votes: 40 },
  ],
} as const;

const published = cannedPoll('scenario', {
  phase: 'closed',
  published: true,
  result: { ...result, winners: [...result.winners] },
});

/** Answers reasons by page, the pages as given; a page that is missing is refused. */
const answering =
  (pages: PollReasons[]) =>
  (host: Host): void => {
    let at = 0;
    host.answer = ({ path }) => {
      if (!path.endsWith('/reasons')) return undefined;
      const body = pages[at];
      at += 1;
      return body ? { body } : { status: 503, body: problemOf('unavailable', 503) };
    };
  };

const reasons = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ id: uuid(from + i), text: `Reden ${from + i} <b>é</b>` }));

test('reasons are fetched when a plan is unfolded, and more by pressing, with focus on the first new one', async () => {
  const page = await stage.open({
    poll: published,
    prepare: answering([
      { reasons: reasons(0, 20), next: uuid(19), withheld: false },
      { reasons: reasons(20, 23), withheld: false },
    ]),
  });
  await page.getByText('Waarom kozen mensen dit?').waitFor();
  assert.ok(!stage.asked.some((line) => line.includes('/reasons')));
  await page.locator('summary', { hasText: 'Autovrij' }).press('Enter');
  await page.getByText('Reden 0 <b>é</b>').waitFor();
  await assertAccessible(page, 'reasons');
  await page.getByRole('button', { name: 'Meer redenen' }).press('Enter');
  await page.getByText('Reden 22 <b>é</b>').waitFor();
  await page.waitForFunction(
    (id) => document.querySelector('stem-poll')?.shadowRoot?.activeElement?.id === id,
    `reason-${uuid(20)}`,
  );
  assert.equal(await page.getByRole('button', { name: 'Meer redenen' }).count(), 0);
  assert.deepEqual(stage.faults, []);
});

test('where too few voted it says so, and a failure is told in place and can be tried again', async () => {
  const page = await stage.open({ poll: published, prepare: answering([]) });
  await page.locator('summary', { hasText: 'Eenrichting' }).click();
  const again = page.getByRole('button', { name: 'Probeer opnieuw' });
  await again.waitFor();
  answering([{ reasons: [], withheld: true }])(stage.host);
  await again.click();
  await page.getByRole('status').getByText('Er stemden te weinig mensen').waitFor();
});
