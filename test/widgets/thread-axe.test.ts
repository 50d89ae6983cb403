import { test } from 'node:test';
import { assertAccessible } from '../support/axe.js';
import {
  CannedServer,
  cannedComment,
  cannedMine,
  cannedThread,
  conversation,
  threadBody,
} from '../support/canned.thread.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const open = (server: CannedServer, setting: Parameters<Stage['open']>[0] = {}) =>
  stage.open({ body: threadBody(), ...setting, prepare: (host) => server.play(host) });

test('axe finds nothing in any state of reading and writing', async () => {
  const hidden = cannedComment(80, { state: 'hidden', reason: 'privacy', text: 'Piet' });
  const server = new CannedServer(
    { ...conversation(), kinds: ['for', 'question'] },
    cannedMine({
      comments: [{ comment: hidden, note: 'Geen namen.', appeal: 'possible' }],
      can: { comment: true, official: true, moderate: true },
    }),
  );
  const page = await open(server);
  await page.getByRole('article').first().waitFor();
  await assertAccessible(page, 'list');
  await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await page.getByRole('button', { name: 'Kies een eigen naam' }).click();
  await assertAccessible(page, 'form');
  await page.getByRole('button', { name: 'Plaats reactie' }).click();
  await page.getByRole('alert').getByText('Schrijf eerst').waitFor();
  await assertAccessible(page, 'fault');
  await page.getByRole('radio', { name: 'Voor' }).check();
  await page.getByLabel('Uw reactie', { exact: true }).fill('Goed');
  await page.getByRole('button', { name: 'Plaats reactie' }).click();
  await page.getByText('Uw reactie is verborgen: privacy.').waitFor();
  await assertAccessible(page, 'posted');
  for (const [name, inside] of [
    ['Antwoord op Merel 1', 'Uw antwoord aan Merel 1'],
    ['Meld op Merel 1', 'Toelichting'],
    ['Beheer op Merel 1', 'Aan de schrijver'],
    ['Pas aan op Koolmees 4', 'Uw reactie'],
    ['Vraag om nog eens te kijken op Merel 80', 'Waarom hoort uw reactie er te staan?'],
  ] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByLabel(inside, { exact: true }).waitFor();
    await assertAccessible(page, name);
  }
  await page.getByText('Krijg mail bij nieuwe reacties').click();
  await page.getByLabel('Uw mailadres').waitFor();
  await assertAccessible(page, 'subscribe');
});

test('axe finds nothing where a thread is empty, closed, unknown or failed, on dark, narrow and right-to-left pages', async () => {
  const server = new CannedServer(cannedThread());
  const page = await open(server, {
    dir: 'rtl',
    head: '<style>body{background:#16202b;color:#e8eef5}a{color:#9cf}</style>',
    browser: { viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' },
  });
  await page.getByText('Nog geen reacties.').waitFor();
  await assertAccessible(page, 'empty');
  server.thread = conversation();
  await page.reload();
  await page.getByRole('article').first().waitFor();
  await assertAccessible(page, 'dark');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) throw new Error(`The page is ${wide} px wide.`);
  server.thread = cannedThread([], { phase: 'closed' });
  await page.reload();
  await page.getByText('Dit gesprek is gesloten.').waitFor();
  await assertAccessible(page, 'closed');
  server.first = () => ({ status: 500, body: problemOf('internal', 500) });
  await page.reload();
  await page.getByRole('alert').getByText('Dit kan nu niet worden geladen.').waitFor();
  await assertAccessible(page, 'failed');
});
