import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  CannedServer,
  cannedComment,
  cannedMine,
  cannedThread,
  conversation,
  idOf,
  threadBody,
} from '../support/canned.thread.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const open = (
  canned = new CannedServer(),
  setting: Parameters<Stage['open']>[0] & { fragment?: string } = {},
): Promise<Page> => {
  return stage.open({ body: threadBody(), ...setting, prepare: (host) => canned.play(host) });
};

const write = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await page.getByLabel('Uw reactie', { exact: true }).fill(text);
};
const send = (page: Page) => page.getByRole('button', { name: 'Plaats reactie' }).click();
const article = (page: Page, n: number) => page.locator(`#reactie-${idOf(n)}`);
const posted = (page: Page, n = 90) => article(page, n).waitFor();

test('a reaction is a toggle with its number in words', async () => {
  const page = await open();
  const agree = article(page, 1).getByRole('button', { name: /^(✓ )?Eens/ });
  assert.equal(await agree.getAttribute('aria-pressed'), 'false');
  await agree.click();
  await article(page, 1)
    .getByRole('button', { name: /Eens.*: 13 mensen/, pressed: true })
    .waitFor();
  await agree.click();
  await article(page, 1)
    .getByRole('button', { name: /Eens.*: 12 mensen/, pressed: false })
    .waitFor();
  const asked = stage.asked.filter((line) => line.includes('reactions'));
  assert.deepEqual(
    asked,
    ['PUT', 'DELETE'].map((method) => `${method} /v1/comments/${idOf(1)}/reactions/mine`),
  );
});

test('a writer changes a comment within the time, and withdraws it after one question in place', async () => {
  const page = await open(new CannedServer(cannedThread([cannedComment(1)])));
  await write(page, 'Frist');
  await send(page);
  await posted(page);
  await article(page, 90)
    .getByRole('button', { name: /^Pas aan/ })
    .click();
  await article(page, 90).getByLabel('Uw reactie').fill('Eerst');
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await article(page, 90).getByText('Eerst', { exact: true }).waitFor();
  await article(page, 90).getByText('(aangepast)').waitFor();
  await article(page, 90)
    .getByRole('button', { name: /^Trek in/ })
    .click();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.getByRole('button', { name: 'Ja, trek in' }).click();
  await article(page, 90).getByText('Deze reactie is ingetrokken door de schrijver.').waitFor();
});

test('a comment is reported with a reason', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Meld op Merel 1', exact: true }).click();
  await page.getByRole('button', { name: 'Meld aan de moderator' }).click();
  await page.getByRole('alert').getByText('Kies eerst wat er mis is.').waitFor();
  await page.getByRole('radio', { name: 'Reclame of spam' }).check();
  await page.getByRole('button', { name: 'Meld aan de moderator' }).click();
  await page.getByRole('status').getByText('Bedankt. De moderator kijkt').waitFor({ state: 'attached' });
  const flag = stage.host.asked.find(({ path }) => path.endsWith('/flags'));
  assert.deepEqual(flag?.body, { reason: 'spam' });
});

test('a moderator hides a comment with a reason, in place', async () => {
  const canned = new CannedServer(
    conversation(),
    cannedMine({ can: { comment: true, official: true, moderate: true } }),
  );
  const page = await open(canned);
  await write(page, 'Namens ons');
  await send(page);
  await posted(page);
  await article(page, 9)
    .getByRole('button', { name: /^Beheer/ })
    .click();
  await page.getByRole('radio', { name: 'Belediging of schelden' }).check();
  await page.getByRole('button', { name: 'Verberg', exact: true }).click();
  await article(page, 9).getByText('Deze reactie is verborgen: belediging.').waitFor();
});
