import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { addStaff } from '../../server/staff/staff.service.js';
import { setThread } from '../../server/moderation/thread.settings.js';
import { readIdeaOf, readPageOf } from '../support/boarding.js';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel, buildOrganisation } from '../support/factories.js';
import { assertAccessible } from '../support/axe.js';
import { hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

let site: Site;
let browser: Browser;
let organisation: { id: string };
const host = 'stukken.localhost';

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  const { database } = site.house;
  organisation = await buildOrganisation(database, { name: 'Gemeente Zandveen' });
  const origin = site.hosts.origin(host);
  await buildChannel(database, organisation.id, { origins: [origin], documentPrefixes: [`${origin}/stuk`] });
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a thread under a document', () => {
  it('begins with the first comment, is answered, agreed with, counted elsewhere and found by its permalink', async () => {
    const { hosts, stem } = site;
    const script = `<script type="module" src="${stem}/stem.js"></script>`;
    const thread = `${script}<main><h1>Stuk 7</h1><stem-comment-thread document></stem-comment-thread></main>`;
    hosts.pages.set('/stuk/7', { html: hostDocument(thread) });
    const url = hosts.url(host, '/stuk/7');
    const list = `${script}<h1>Stukken</h1><stem-comment-count document="${url}"></stem-comment-count>`;
    hosts.pages.set('/lijst', { html: hostDocument(list) });

    const { page, faults } = await openPage(browser);
    await page.goto(url);
    await page.getByText('Nog geen reacties. Schrijf de eerste.').waitFor();
    await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
    const words = 'Graag meer bomen 🌳 & <minder> tegels\n\nDank!';
    await page.getByLabel('Uw reactie', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Plaats reactie' }).click();
    const mine = page.getByRole('article');
    await mine.waitFor();
    assert.equal(await mine.locator('.text').evaluate((e) => e.textContent), words);
    const id = await mine.getAttribute('id');

    const other = await openPage(browser);
    await other.page.goto(`${url}#${id}`);
    const theirs = other.page.locator(`#${id}`);
    await theirs.getByRole('button', { name: /^Eens/ }).click();
    await theirs.getByRole('button', { name: /Eens.*: 1 persoon/, pressed: true }).waitFor();
    await theirs.getByRole('button', { name: /^Antwoord/ }).click();
    await other.page.getByLabel(/^Uw antwoord aan/).fill('Eens met u.');
    await other.page.getByRole('button', { name: 'Plaats antwoord' }).click();
    await other.page.getByRole('article').nth(1).waitFor();

    await page.getByRole('button', { name: '1 nieuwe reactie, toon' }).click();
    await page.getByText('Eens met u.').waitFor();
    await page.goto(hosts.url(host, '/lijst'));
    await page.getByText('2 reacties', { exact: true }).waitFor();

    // Who works there proves it in place, and answers for the organisation.
    const email = 'wethouder@zandveen.example';
    const addressHash = site.house.identity.mailHashes.address(organisation.id, email);
    const role = { role: 'editor', name: 'Fatima Aksoy', official: 'Wethouder Groen' } as const;
    await site.house.database.write((tx) =>
      addStaff(tx, { organisationId: organisation.id, addressHash, ...role }, new Date()),
    );
    await other.page.getByText('Ik werk bij Gemeente Zandveen').click();
    await other.page.getByRole('button', { name: 'Bevestig uw mailadres' }).click();
    const dialog = other.page.getByRole('dialog');
    const mails = site.server.mails.length;
    await dialog.getByLabel('Uw mailadres').fill(email);
    await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
    const { text } = await site.server.mailed(mails + 1);
    assert.match(text, /waar u meedoet aan:\nGast\n/);
    await dialog.getByLabel('Code uit de mail').fill(/\b\d{6}\b/.exec(text)![0]);
    await dialog.getByRole('button', { name: 'Ga verder' }).click();
    await theirs.getByRole('button', { name: /^Antwoord/ }).click();
    await other.page.getByLabel(/^Uw antwoord aan/).fill('Er komen bomen.');
    await other.page.getByLabel('Ik schrijf namens Gemeente Zandveen').check();
    await other.page.getByRole('button', { name: 'Plaats antwoord' }).click();
    await other.page.locator('.official', { hasText: 'Wethouder Groen' }).waitFor();
    // What it answers says so at once.
    await theirs.getByText('Beantwoord door de gemeente').waitFor();

    // A conversation that closes while someone writes leaves them their words, after a reload too.
    await other.page.getByRole('button', { name: 'Schrijf een reactie' }).click();
    const begun = other.page.getByLabel('Uw reactie', { exact: true });
    await begun.fill('Nog niet af');
    const [{ ref } = { ref: '' }] = await site.house.database.read((tx) =>
      tx.query<{ ref: string }>("SELECT ref FROM activity WHERE ref LIKE 'd-%'"),
    );
    const actor = { organisationId: organisation.id, name: 'Griffie' };
    await site.house.database.write((tx) => setThread(tx, actor, ref, { closed: true }, new Date()));
    const closed = other.page.getByText('Dit gesprek is gesloten. U kunt alles nog lezen.', { exact: true });
    const kept = other.page.getByRole('alert').getByText('U kunt uw woorden hier nog kopiëren.');
    await closed.waitFor();
    await kept.waitFor();
    await other.page.reload();
    await closed.waitFor();
    await kept.waitFor();
    assert.equal(await begun.inputValue(), 'Nog niet af');
    assert.equal(await begun.getAttribute('readonly'), '');
    const send = other.page.getByRole('button', { name: 'Plaats reactie' });
    assert.equal(await send.count(), 0);
    await assertAccessible(other.page, 'words that came too late');

    // Who may, opens it again where it stands; the words are sent after all.
    const work = other.page.getByText('Ik werk bij Gemeente Zandveen');
    await work.click();
    await other.page.getByRole('button', { name: 'Open dit gesprek weer' }).click();
    await other.page.getByRole('button', { name: 'Sluit dit gesprek' }).waitFor();
    await begun.fill('Nu wel af');
    await send.click();
    await other.page.getByText('Nu wel af').waitFor();
    await other.page.getByRole('button', { name: 'Sluit dit gesprek' }).click();
    await closed.waitFor();
    assert.equal(await other.page.getByRole('button', { name: 'Schrijf een reactie' }).count(), 0);
    await assertAccessible(other.page, 'a thread that staff closed');
    assert.deepEqual([...faults, ...other.faults], []);
    await page.context().close();
    await other.page.context().close();
  });
});

describe('a board on a page of another site', () => {
  const told = (page: Page, text: string | RegExp) =>
    page.getByRole('status').getByText(text).first().waitFor({ state: 'attached' });

  it('takes an idea with a photo after a mail code, its edit, support and its return, mail, talk, and the withdrawal', async () => {
    const { hosts, stem, server } = site;
    const board = await site.board({ access: 'email', pictures: true, place: 'none' });
    const element = `<stem-idea-board activity="${board.ref}"><a href="${stem}/a/${board.ref}">Ideeën</a></stem-idea-board>`;
    hosts.pages.set('/ideeen', {
      html: hostDocument(`<script type="module" src="${stem}/stem.js"></script><h1>Wijk</h1>${element}`),
    });
    const { page, faults } = await openPage(browser);
    await page.goto(hosts.url('wijk.localhost', '/ideeen'));
    const prove = async (email: string) => {
      const mails = server.mails.length;
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Uw mailadres').fill(email);
      await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
      const { text } = await server.mailed(mails + 1);
      await dialog.getByLabel('Code uit de mail').fill(/\b\d{6}\b/.exec(text)![0]);
      await dialog.getByRole('button', { name: 'Ga verder' }).click();
    };

    await page.getByRole('button', { name: 'Voeg een idee toe' }).click();
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#4a6' } })
      .jpeg()
      .toBuffer();
    await page
      .getByLabel('Foto', { exact: true })
      .setInputFiles({ name: 'bank.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByLabel('Wat is er op de foto te zien?').fill('Een groene bank.');
    const preview = () =>
      page
        .locator('.add picture img')
        .evaluate((one: HTMLImageElement) => one.decode().then(() => one.currentSrc));
    const seen = new URL(await preview());
    await page.reload();
    assert.equal(await preview(), seen.href, 'the draft still shows its photo');
    const plain = () => server.send('GET', seen.pathname);
    assert.equal((await plain()).status, 404, 'nobody else sees a photo that waits');
    assert.equal(await page.getByRole('dialog').count(), 0, 'who sends it is asked when it is sent');
    await page.getByLabel('Uw idee in één zin').fill('Een bankje bij de vijver');
    await page.getByLabel('Uw verhaal').fill('Zitten & kijken 🌳');
    await page.getByRole('button', { name: 'Plaats idee' }).click();
    await prove('ria@example.nl');
    await told(page, 'Uw idee staat erbij.');
    assert.equal((await plain()).status, 200);
    const [{ id } = { id: '' }] = (await readPageOf(server, board)).ideas;
    const title = page.getByRole('button', { name: 'Een bankje bij de vijver', exact: true });
    await title.click();
    await page.locator('.open img[alt="Een groene bank."]').waitFor();
    assert.equal(
      await page
        .locator('.open img')
        .evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth > 0)),
      true,
    );

    await page.getByRole('button', { name: 'Pas aan' }).click();
    await page.getByLabel('Uw verhaal').fill('Liever twee.');
    await page.getByRole('button', { name: 'Bewaar' }).click();
    await told(page, 'Uw idee is aangepast.');
    await page.locator('.open').getByText('Liever twee.').waitFor();
    assert.equal((await readIdeaOf(server, id)).text, 'Liever twee.');

    const support = page.locator(`#idee-${id}`).getByRole('button', { name: /^(✓ )?Steun/ });
    await support.click();
    await told(page, 'U steunt dit idee.');
    assert.equal((await readIdeaOf(server, id)).supports, 1);
    await support.click();
    await told(page, 'U steunt dit idee niet meer.');
    assert.equal((await readIdeaOf(server, id)).supports, 0);

    const mails = server.mails.length;
    await page.getByRole('button', { name: 'Krijg mail over dit idee' }).click();
    await page.locator('.open').getByLabel('Uw mailadres').fill('ria@example.nl');
    await page.locator('.open').getByRole('button', { name: 'Stuur mij een code' }).click();
    const { text } = await server.mailed(mails + 1);
    await page
      .locator('.open')
      .getByLabel('Code uit de mail')
      .fill(/\b\d{6}\b/.exec(text)![0]);
    await page.getByRole('button', { name: 'Bevestig' }).click();
    await page.locator('.open').getByText('✓ U krijgt mail over dit idee.').waitFor();

    const fold = page.locator('details').filter({ hasText: 'Krijg mail bij nieuwe ideeën' });
    await fold.locator('summary').click();
    await fold.getByText('Hoogstens één mail per dag').waitFor();
    await fold.getByLabel('Uw mailadres').fill('ria@example.nl');
    await fold.getByRole('button', { name: 'Stuur mij een code' }).click();
    const sent = await server.mailed(mails + 2);
    await fold.getByLabel('Code uit de mail').fill(/\b\d{6}\b/.exec(sent.text)![0]);
    await fold.getByRole('button', { name: 'Bevestig' }).click();
    await fold.getByText('✓ U krijgt mail bij nieuwe ideeën.').waitFor();

    const talk = page.locator('stem-comment-thread');
    await talk.getByRole('button', { name: 'Schrijf een reactie' }).click();
    await talk.getByLabel('Uw reactie', { exact: true }).fill('Ik help mee.');
    await talk.getByRole('button', { name: 'Plaats reactie' }).click();
    await talk.getByRole('article').filter({ hasText: 'Ik help mee.' }).waitFor();
    assert.equal((await readIdeaOf(server, id)).comments, 1);

    assert.equal(await talk.getByText('Krijg mail bij nieuwe reacties').count(), 0);
    await page.reload();
    await title.click();
    await page.locator('.open').getByText('✓ U krijgt mail over dit idee.').waitFor();
    await page.getByRole('button', { name: 'Trek in' }).first().click();
    await page.getByRole('button', { name: 'Ja, trek in' }).click();
    await told(page, 'Uw idee is ingetrokken.');
    assert.equal((await readPageOf(server, board)).ideas.length, 0);
    // The idea came before it was known who sent it.
    assert.deepEqual(faults, [
      'Failed to load resource: the server responded with a status of 403 (Forbidden)',
    ]);
    await page.context().close();
  });
});
