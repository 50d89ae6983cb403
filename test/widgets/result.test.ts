import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedPoll, cannedResult } from '../support/canned.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
const interim = 'Dit is een tussenstand: zo zou de uitslag zijn als de stemming nu sloot.';

test('while people vote, the explanation says first that it is about an interim result', async () => {
  const poll = cannedPoll('single', { rule: { results: 'always' }, result: cannedResult('single') });
  const page = await stage.open({ poll });
  await page.getByText('Tussenstand', { exact: true }).click();
  await page.getByText('Hoe is dit geteld?').click();
  await page
    .getByText(/wint met/)
    .first()
    .waitFor();
  assert.equal(await page.getByText(interim).count(), 1);
});

test('once the poll is closed, the explanation is about the result', async () => {
  const poll = cannedPoll('single', { phase: 'closed', result: cannedResult('single') });
  const page = await stage.open({ poll });
  await page.getByText('Hoe is dit geteld?').click();
  await page
    .getByText(/wint met/)
    .first()
    .waitFor();
  assert.equal(await page.getByText(interim).count(), 0);
});
