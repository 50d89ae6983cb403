import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/axe.js';
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

test('new comments come as a notice, announced where one was listening already, and move nothing until it is pressed', async () => {
  const canned = new CannedServer(cannedThread([cannedComment(1)]));
  // On a dark host that says nothing of its colour scheme the notice is of the theme's colours.
  const page = await open(canned, { head: '<style>body{background:#14181d;color:#eee}</style>' });
  await article(page, 1).waitFor();
  await stage.host.listening();
  const heard = await page.evaluateHandle(() => {
    const said: string[] = [];
    const root = document.querySelector('stem-comment-thread')!.shadowRoot!;
    for (const region of root.querySelectorAll('[role=status]'))
      new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    return said;
  });
  const come = (comments: number, version: number) => {
    const all = Array.from({ length: comments }, (_, n) => cannedComment(n + 1));
    canned.thread = cannedThread(all, { version });
    stage.host.emit('thread', { version, comments, phase: 'open' });
  };
  const notice = (count: number) => page.getByRole('button', { name: `${count} nieuwe reacties, toon` });
  come(3, 3);
  await notice(2).waitFor();
  // Something else changed: the number is no news.
  come(3, 4);
  come(4, 5);
  await notice(3).waitFor();
  assert.deepEqual(await heard.jsonValue(), ['2 nieuwe reacties, toon', '3 nieuwe reacties, toon']);
  assert.equal(await page.getByRole('article').count(), 1);
  await assertAccessible(page, 'dark');
  const canvas = await notice(3).evaluate(
    (e) => getComputedStyle(e).backgroundColor === 'rgb(255, 255, 255)',
  );
  assert.equal(canvas, false);
  await notice(3).click();
  await article(page, 4).waitFor();
  assert.equal(await stage.focused(), `reactie-${idOf(2)}`);
  assert.equal(await notice(3).count(), 0);
});

test('the first comments under an empty thread come as a notice too, also where it opened while someone waited', async () => {
  const opensAt = '2030-05-03T15:00:00Z';
  const canned = new CannedServer(cannedThread([], { phase: 'announced', opensAt }));
  const page = await open(canned);
  await page.getByText(/U kunt reageren vanaf/).waitFor();
  await stage.host.listening();
  stage.host.emit('thread', { version: 2, comments: 0, phase: 'open' });
  await page.getByRole('button', { name: 'Schrijf een reactie' }).waitFor();
  await page.getByText('Nog geen reacties. Schrijf de eerste.').waitFor();
  assert.equal(await page.getByText(/U kunt reageren vanaf/).count(), 0);
  canned.thread = cannedThread([cannedComment(1)], { version: 3 });
  stage.host.emit('thread', { version: 3, comments: 1, phase: 'open' });
  await page.getByRole('button', { name: '1 nieuwe reactie, toon' }).click();
  await article(page, 1).waitFor();
  assert.equal(await stage.focused(), `reactie-${idOf(1)}`);
});

test('who took part before can write as soon as a thread opens that they wait for', async () => {
  const canned = new CannedServer(cannedThread([cannedComment(1)]));
  const page = await open(canned);
  await write(page, 'Frist');
  await send(page);
  await posted(page);
  const { thread, mine } = canned;
  canned.thread = { ...thread, phase: 'announced', opensAt: '2030-05-03T15:00:00Z' };
  canned.mine = { ...mine, can: { ...mine.can, comment: false } };
  await page.reload();
  await page.getByText(/U kunt reageren vanaf/).waitFor();
  await stage.host.listening();
  canned.thread = thread;
  canned.mine = mine;
  stage.host.emit('thread', { version: 9, comments: thread.comments, phase: 'open' });
  await page.getByRole('button', { name: 'Schrijf een reactie' }).waitFor();
});
