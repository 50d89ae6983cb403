import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CommentInput } from '../../contract/comment.schema.js';
import type { StemCommentAdded } from '../../widgets/comment-thread/thread.events.js';
import {
  CannedServer,
  cannedComment,
  cannedMine,
  cannedPage,
  cannedThread,
  idOf,
  threadBody,
} from '../support/canned.thread.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
let server: CannedServer;

const open = (
  canned = new CannedServer(),
  setting: Parameters<Stage['open']>[0] & { fragment?: string } = {},
): Promise<Page> => {
  server = canned;
  return stage.open({ body: threadBody(), ...setting, prepare: (host) => canned.play(host) });
};

const posts = () =>
  stage.host.asked
    .filter(({ method, path }) => method === 'POST' && path === '/v1/comments')
    .map(({ body, headers }) => ({ ...(body as CommentInput), key: headers['idempotency-key'] }));

const write = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await page.getByLabel('Uw reactie', { exact: true }).fill(text);
};
const send = (page: Page) => page.getByRole('button', { name: 'Plaats reactie' }).click();
const article = (page: Page, n: number) => page.locator(`#reactie-${idOf(n)}`);
const posted = (page: Page, n = 90) => article(page, n).waitFor();

test('someone who only reads costs one read and sees every comment with its replies', async () => {
  const page = await open();
  await page.getByRole('heading', { name: 'Reacties (22)', level: 2 }).waitFor();
  assert.deepEqual(
    stage.asked.filter((line) => !line.endsWith('events')),
    ['GET /v1/threads/brief'],
  );
  await page.getByRole('article', { name: /^Merel 1 12 maart 2026/ }).waitFor();
  await page.getByRole('heading', { name: 'Anna de Wit', level: 4 }).waitFor();
  await page.getByText('antwoord op Merel 3', { exact: true }).waitFor();
  await page.getByText('Deze reactie is verborgen: belediging.').waitFor();
  await page.getByText('Deze reactie is ingetrokken door de schrijver.').waitFor();
  await page.getByText('2 reacties verborgen: 1 belediging, 1 spam. 1 reactie ingetrokken.').waitFor();
  assert.deepEqual(stage.faults, []);
});

test('a comment is sent exactly as typed, shown as the server confirmed it, and gets the focus', async () => {
  const page = await open();
  await page.evaluate(() =>
    document.addEventListener('stem-comment-added', (event) => {
      const { activity, comment, state } = event as StemCommentAdded;
      document.title = `${activity} ${comment} ${state}`;
    }),
  );
  const text = 'Mooi plan: é 🚲 & <b>niet vet</b>\n\n  twee spaties';
  await write(page, text);
  await send(page);
  await posted(page);
  assert.equal(posts()[0]?.text, text);
  assert.match(String(posts()[0]?.key), /^[0-9a-f]{32}$/);
  assert.equal(
    await article(page, 90)
      .locator('.text')
      .evaluate((e) => e.textContent),
    text,
  );
  assert.equal(await stage.focused(), `reactie-${idOf(90)}`);
  await page.getByRole('status').getByText('Uw reactie is geplaatst.').waitFor({ state: 'attached' });
  await page.waitForFunction((id) => document.title === `brief ${id} published`, idOf(90));
  await page.getByRole('heading', { name: 'Reacties (23)' }).waitFor();
  assert.deepEqual(stage.faults, []);
});

test('nothing is sent without words or without the kind that is asked, and it is said at the form', async () => {
  const page = await open(new CannedServer(cannedThread([], { kinds: ['for', 'against'] })));
  await page.getByText('Nog geen reacties. Schrijf de eerste.').waitFor();
  // No space is kept for comments that are not there.
  const tall = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
  assert.ok((await tall('stem-comment-thread')) < (await tall('section')) + 40);
  await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await send(page);
  await page.getByRole('alert').getByText('Schrijf eerst uw reactie.').waitFor();
  await page.getByLabel('Uw reactie', { exact: true }).fill('Goed zo');
  await send(page);
  await page.getByRole('alert').getByText('Kies eerst wat uw reactie is.').waitFor();
  await page.getByRole('radio', { name: 'Voor' }).check();
  await send(page);
  await posted(page);
  assert.deepEqual(
    posts().map(({ kind, text }) => ({ kind, text })),
    [{ kind: 'for', text: 'Goed zo' }],
  );
});

test('an answer is written in place, three levels deep, and stands below what it answers', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Antwoord op Merel 4' }).click();
  await page.getByLabel('Uw antwoord aan Merel 4').fill('Ik ook niet.');
  await page.getByRole('button', { name: 'Plaats antwoord' }).click();
  await posted(page);
  assert.equal(posts()[0]?.parent, idOf(4));
  const order = await page.getByRole('article').evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(
    order.slice(3, 6),
    [4, 90, 5].map((n) => `reactie-${idOf(n)}`),
  );
  assert.equal(
    await article(page, 90).evaluate((e) => {
      let depth = 0;
      for (let at = e.parentElement; at; at = at.parentElement) depth += Number(at.localName === 'ol');
      return depth;
    }),
    3,
  );
});

test('closing a form gives the focus back and keeps the words', async () => {
  const page = await open();
  const reply = page.getByRole('button', { name: 'Antwoord op Merel 3' });
  await reply.click();
  await page.getByLabel('Uw antwoord aan Merel 3').fill('Half');
  await page.getByRole('button', { name: 'Annuleer' }).click();
  assert.match(await stage.focused(), /^Antwoord/);
  await reply.click();
  assert.equal(await page.getByLabel('Uw antwoord aan Merel 3').inputValue(), 'Half');
});

test('a draft survives a reload', async () => {
  const page = await open();
  await write(page, 'Dit wil ik nog afmaken');
  await page.reload();
  await page.getByLabel('Uw reactie', { exact: true }).waitFor();
  assert.deepEqual((await page.getByRole('alert').allTextContents()).filter(Boolean), []);
  assert.equal(await page.getByLabel('Uw reactie', { exact: true }).inputValue(), 'Dit wil ik nog afmaken');
  // What one can do with it has its words, though nothing else was pressed.
  await send(page);
  await article(page, 90).getByRole('button', { name: 'Trek in op Koolmees 4' }).waitFor();
});

test('a comment whose answer got lost is sent again with the same key, and is one comment', async () => {
  const page = await open();
  let lost = true;
  server.first = ({ method, path }) =>
    lost && method === 'POST' && path === '/v1/comments' ? 'die' : undefined;
  await write(page, 'Eén keer');
  await send(page);
  await page
    .getByRole('alert')
    .getByText(
      'Er is geen verbinding. Wat u schreef, is bewaard. We versturen uw reactie zodra er weer verbinding is.',
    )
    .waitFor();
  lost = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await posted(page);
  assert.ok(posts().length >= 2);
  assert.equal(new Set(posts().map(({ key }) => key)).size, 1);
});

test('what a server refuses is said at the form, and the words stay', async () => {
  const page = await open();
  server.first = ({ method, path }) =>
    method === 'POST' && path === '/v1/comments'
      ? { status: 409, body: problemOf('thread_closed', 409) }
      : undefined;
  await write(page, 'Te laat');
  await send(page);
  await page.getByRole('alert').getByText('Dit gesprek is gesloten.').waitFor();
  assert.equal(await page.getByLabel('Uw reactie', { exact: true }).inputValue(), 'Te laat');
});

test('a comment that waits for approval says so to its writer, also after a reload', async () => {
  const canned = new CannedServer(cannedThread([cannedComment(1)], { moderation: 'before' }));
  canned.posted = { state: 'pending' };
  const page = await open(canned);
  await write(page, 'Mag dit?');
  await page.getByText('Uw reactie staat er zodra een medewerker haar heeft gelezen.').waitFor();
  await send(page);
  const says = article(page, 90).getByText('Uw reactie wacht op goedkeuring. Alleen u ziet haar nu.');
  await says.waitFor();
  await page.reload();
  await says.waitFor();
});

test('a hidden comment tells its writer why, with the one appeal', async () => {
  const comment = cannedComment(80, { state: 'hidden', reason: 'privacy', text: 'Piet van nummer 3' });
  const mine = cannedMine({ comments: [{ comment, note: 'Noem geen namen.', appeal: 'possible' }] });
  const page = await open(new CannedServer(cannedThread([cannedComment(1)]), mine));
  await write(page, 'Nog iets');
  await send(page);
  await posted(page);
  await page.getByText('Uw reactie is verborgen: privacy. Alleen u ziet haar nu.').waitFor();
  await page.getByText('Noem geen namen.').waitFor();
  await page.getByRole('button', { name: 'Vraag om nog eens te kijken op Merel 80' }).click();
  await page.getByLabel('Waarom hoort uw reactie er te staan?').fill('Ik bedoel mijzelf.');
  await page.getByRole('button', { name: 'Vraag om nog eens te kijken', exact: true }).click();
  await page.getByRole('status').getByText('De moderator kijkt nog eens').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: /Vraag om nog eens te kijken/ }).count(), 0);
  await page.getByText('Alleen u ziet haar nu. De moderator kijkt nog eens.').waitFor();
});

test('"Toon meer" puts the focus on the first new comment and says how many came', async () => {
  const canned = new CannedServer();
  canned.pages.set(
    'sort=oldest&after=10',
    cannedPage([cannedComment(21), cannedComment(22, { depth: 2, parent: idOf(21) })]),
  );
  const page = await open(canned);
  await page.getByRole('button', { name: 'Toon meer' }).click();
  await page.waitForFunction(
    (id) => document.querySelector('stem-comment-thread')!.shadowRoot!.activeElement?.id === id,
    `reactie-${idOf(21)}`,
  );
  await page.getByRole('status').getByText('2 reacties erbij.').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'Toon meer' }).count(), 0);
});

test('replies that are not on the page come below their comment', async () => {
  const canned = new CannedServer();
  const reply = (n: number) => cannedComment(n, { depth: 2, parent: idOf(10) });
  canned.pages.set(
    `sort=oldest&parent=${idOf(10)}&after=3`,
    cannedPage([reply(31), reply(32)], { next: '5' }),
  );
  const page = await open(canned);
  await page.getByRole('button', { name: 'Toon nog 14 antwoorden' }).click();
  await article(page, 31).waitFor();
  assert.equal(
    await article(page, 32).evaluate((e) => e.closest('ol')!.parentElement!.querySelector('article')!.id),
    `reactie-${idOf(10)}`,
  );
  await page.getByRole('button', { name: 'Toon nog 12 antwoorden' }).waitFor();
});

test('another order is another page, and the focus stays in the menu', async () => {
  const canned = new CannedServer();
  canned.pages.set('sort=newest', cannedPage([cannedComment(50), cannedComment(49)], { sort: 'newest' }));
  const page = await open(canned);
  await page.getByLabel('Volgorde').focus();
  await page.getByLabel('Volgorde').selectOption('newest');
  await article(page, 50).waitFor();
  assert.equal(await page.getByRole('article').count(), 2);
  assert.equal(await stage.focused(), 'sort');
});

test('a permalink loads the page that its comment is on and goes there', async () => {
  const canned = new CannedServer();
  canned.pages.set(
    `sort=oldest&around=${idOf(70)}`,
    cannedPage([cannedComment(70), cannedComment(71)], { previous: '70' }),
  );
  canned.pages.set('sort=oldest&before=70', cannedPage([cannedComment(60)]));
  const page = await open(canned);
  await article(page, 1).waitFor();
  await page.evaluate((id) => (location.hash = `#reactie-${id}`), idOf(70));
  await article(page, 70).waitFor();
  assert.equal(await stage.focused(), `reactie-${idOf(70)}`);
  await page.reload();
  await article(page, 70).waitFor();
  assert.equal(await page.getByRole('article').count(), 2);
  await page.getByRole('button', { name: 'Toon eerdere reacties' }).click();
  await article(page, 60).waitFor();
  assert.equal(await stage.focused(), `reactie-${idOf(60)}`);
});

test('links of http and https are links, others are words', async () => {
  const text =
    'Zie https://voorbeeld.example/a?b=1&c=(2). Of javascript:alert(1), data:text/html,x en (http://a.example).';
  const page = await open(new CannedServer(cannedThread([cannedComment(1, { text })])));
  await article(page, 1).waitFor();
  const links = await article(page, 1)
    .locator('.text a')
    .evaluateAll((all) =>
      all.map((link) => [(link as HTMLAnchorElement).getAttribute('href'), (link as HTMLAnchorElement).rel]),
    );
  assert.deepEqual(links, [
    ['https://voorbeeld.example/a?b=1&c=(2)', 'nofollow ugc noopener'],
    ['http://a.example', 'nofollow ugc noopener'],
  ]);
  assert.equal(
    await article(page, 1)
      .locator('.text')
      .evaluate((e) => e.textContent),
    text,
  );
});

test('a document is named by the page’s canonical link, and its thread begins with the first comment', async () => {
  const page = await open(new CannedServer(cannedThread([], { ref: undefined })), {
    body: threadBody('document'),
    head: '<link rel="canonical" href="https://raad.example/documenten/8471#top">',
  });
  await write(page, 'De eerste');
  await send(page);
  await posted(page);
  const [read] = stage.host.asked;
  assert.equal(read?.query.get('document'), 'https://raad.example/documenten/8471');
  assert.equal(posts()[0]?.document, 'https://raad.example/documenten/8471');
  assert.equal(posts()[0]?.title, 'Gastpagina');
  const session = stage.host.asked.find(({ path }) => path === '/v1/sessions');
  assert.deepEqual(session?.body, { document: 'https://raad.example/documenten/8471' });
  await stage.host.listening();
});

test('a document that no channel registered says so calmly', async () => {
  const canned = new CannedServer();
  canned.first = () => ({ status: 404, body: problemOf('document_unknown', 404) });
  const page = await open(canned, { body: threadBody('document') });
  await page.getByText('Bij dit document kunt u nog niet reageren.').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('a closed thread and one that asks to wait can be read and not written in', async () => {
  const page = await open(new CannedServer(cannedThread([cannedComment(1)], { phase: 'closed' })));
  await page.getByText('Dit gesprek is gesloten. U kunt alles nog lezen.').waitFor();
  assert.equal(await page.getByRole('button', { name: /Schrijf|Antwoord/ }).count(), 0);
});

test('mail is asked for with an address and a code', async () => {
  const page = await open();
  server.first = ({ path }) =>
    path === '/v1/subscriptions'
      ? { body: { challenge: 'x', expiresAt: '2030-01-01T00:00:00Z' } }
      : path === '/v1/subscription-confirmations'
        ? { status: 204, body: '' }
        : undefined;
  await page.getByText('Krijg mail bij nieuwe reacties').click();
  await page.getByLabel('Uw mailadres').fill('buur@example.nl');
  await page.getByRole('button', { name: 'Stuur mij een code' }).click();
  await page.getByLabel('Code uit de mail (6 cijfers)').fill('123456');
  await page.getByRole('button', { name: 'Bevestig' }).click();
  await page.getByText('U krijgt mail bij nieuwe reacties.').waitFor();
});
