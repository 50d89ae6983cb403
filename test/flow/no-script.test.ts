import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { postComment } from '../../server/comment/comment.post.js';
import { freshThread } from '../../server/comment/thread.definition.js';
import { buildBoardedPlace, proposed, readBoardOf } from '../support/boarding.js';
import { openPage, startBrowser } from '../support/browser.js';
import { hostDocument } from '../support/hosts.js';
import { startSite, type Site } from '../support/site.js';

let site: Site;
let browser: Browser;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

const open = async (ref: string) => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${site.stem}/a/${ref}`);
  return page;
};

const turnout = async (ref: string): Promise<number> => {
  const { body } = await site.server.send<{ turnout: { total: number } }>('GET', `/v1/polls/${ref}`);
  return body.turnout.total;
};

describe('the public page without JavaScript', () => {
  it('votes, shows a receipt, and changes the vote', async () => {
    const { ref } = await site.poll();
    const page = await open(ref);
    await page.getByRole('radio', { name: 'Ja' }).check();
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
    assert.match(await page.locator('.notice code').first().innerText(), /^[0-9a-f]{64}$/);
    await page.goto(`${site.stem}/a/${ref}`);
    assert.equal(await page.getByRole('radio', { name: 'Ja' }).isChecked(), true);
    await page.getByRole('radio', { name: 'Nee' }).check();
    await page
      .getByRole('button', { name: /^(Stem|Wijzig)/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
    assert.equal(await turnout(ref), 1);
    await page.context().close();
  });

  it('says what is wrong with an empty vote, and counts nothing', async () => {
    const { ref } = await site.poll();
    const page = await open(ref);
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await page.getByRole('heading', { name: 'Uw stem is nog niet geteld' }).waitFor();
    assert.equal(await turnout(ref), 0);
    await page.context().close();
  });

  it('keeps the choice while a mail code proves who one is', async () => {
    const { ref } = await site.poll({ rule: { access: 'email' } });
    const page = await open(ref);
    await page.getByRole('radio', { name: 'Nee' }).check();
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await page.getByLabel('Mailadres').fill('buur@example.nl');
    await page.getByRole('button', { name: 'Stuur mij de code' }).click();
    await page.getByLabel('Code van zes cijfers').fill('000000');
    const mail = await site.server.mailed(1);
    const code = /\b(\d{6}|\d{3} \d{3})\b/.exec(mail.text)?.[1] ?? '';
    assert.notEqual(code, '000000');
    await page.getByRole('button', { name: 'Bevestig en ga verder' }).click();
    await page.getByRole('alert').filter({ hasText: 'Deze code klopt niet' }).waitFor();
    await page.getByLabel('Code van zes cijfers').fill(code);
    await page.getByRole('button', { name: 'Bevestig en ga verder' }).click();
    await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
    assert.equal(await turnout(ref), 1);
    await page.context().close();
  });

  it('asks to confirm a choice that a form on another site sent, and casts nothing by itself', async () => {
    const { ref } = await site.poll();
    const form = `<form method="post" action="${site.stem}/a/${ref}"><input name="options" value="ja"><button>Stuur</button></form>`;
    site.hosts.pages.set('/form', { html: hostDocument(form) });
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(site.hosts.url('vreemd.localhost', '/form'));
    await page.getByRole('button', { name: 'Stuur' }).click();
    await page.getByRole('heading', { name: 'Bevestig uw keuze' }).waitFor();
    assert.equal(await turnout(ref), 0);
    assert.equal(await page.getByRole('radio', { name: 'Ja' }).isChecked(), true);
    await page.getByRole('button', { name: 'Stem', exact: true }).click();
    await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
    assert.equal(await turnout(ref), 1);
    await page.context().close();
  });

  it('gives an unknown ref a page with status 404', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    const response = await page.goto(`${site.stem}/a/bestaat-niet`);
    assert.equal(response?.status(), 404);
    await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor();
    await page.context().close();
  });

  it('shows the page to recount with, and what to do without a script', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    const response = await page.goto(`${site.stem}/recount`);
    assert.equal(response?.status(), 200);
    await page.getByLabel('Bestand met stembiljetten').waitFor();
    assert.match((await response?.text()) ?? '', /npx stem recount BESTAND/);
    await page.context().close();
  });
});

describe('the page of a thread', () => {
  /** Presses until what was written is taken: a form that is sent within three seconds is shown once more. */
  const sendUntil = async (page: Page, taken: string): Promise<void> => {
    const done = page.getByRole('heading', { name: taken });
    do {
      await page.getByRole('button', { name: 'Verstuur' }).click();
      await page.waitForLoadState();
    } while (!(await done.isVisible()));
  };

  it('is read, paged through, written in, answered and reported in without JavaScript', async () => {
    const { ref } = await site.thread();
    await site.house.database.write(async (tx) => {
      const thread = await freshThread(tx, ref);
      for (let at = 1; at <= 20; at++) {
        const input = { thread: ref, text: `Nummer ${at}.` };
        const [participantId, now] = [randomUUID(), new Date()];
        await postComment(tx, { thread, participantId, input, speaker: undefined, now, draw: randomInt });
      }
    });
    const page = await open(ref);
    await page.getByLabel('Uw reactie').fill('Zie https://example.nl/plan?a=1&b=2.');
    await sendUntil(page, 'Uw reactie is geplaatst.');
    await page.goto(`${site.stem}/a/${ref}`);
    await page.getByText('Nummer 20.').waitFor();
    await page.getByRole('link', { name: 'Volgende reacties' }).click();
    const link = page.getByRole('link', { name: 'https://example.nl/plan?a=1&b=2' }).first();
    assert.equal(await link.getAttribute('href'), 'https://example.nl/plan?a=1&b=2');
    assert.equal(await link.getAttribute('rel'), 'nofollow ugc noopener');
    // Where there is JavaScript the thread takes over the page that was asked for, and goes back from there.
    const { page: taken } = await openPage(browser);
    await taken.goto(page.url());
    const earlier = taken.getByRole('button', { name: 'Toon eerdere reacties' });
    await earlier.waitFor();
    assert.equal(await taken.getByRole('article').count(), 1);
    await earlier.click();
    await taken.getByText('Nummer 20.').waitFor();
    await taken.context().close();
    await page.getByRole('link', { name: 'Antwoord' }).click();
    await page.getByLabel('Uw reactie').fill('Dat vind ik ook.');
    await sendUntil(page, 'Uw reactie is geplaatst.');
    await page.goto(`${site.stem}/a/${ref}`);
    await page.getByRole('link', { name: 'Meld' }).first().click();
    await page.getByRole('radio', { name: 'Reclame' }).check();
    await page.getByRole('button', { name: 'Meld deze reactie' }).click();
    await page.getByText('Een moderator kijkt naar de reactie').waitFor();
    await page.context().close();
  });

  it('is taken over by the whole thread where there is JavaScript', async () => {
    const { ref } = await site.thread({ title: 'Het park', lead: 'Wat vindt u?' });
    const { page, faults } = await openPage(browser);
    await page.goto(`${site.stem}/a/${ref}`);
    await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
    await page.getByRole('textbox', { name: 'Uw reactie' }).fill('Meer bankjes.');
    await page.getByRole('button', { name: 'Plaats reactie' }).click();
    await page.getByRole('article').filter({ hasText: 'Meer bankjes.' }).waitFor();
    assert.equal(await page.getByText('Wat vindt u?').filter({ visible: true }).count(), 1);
    assert.equal(await page.getByRole('button', { name: 'Verstuur' }).isVisible(), false);
    assert.deepEqual(await site.comments(ref), ['Meer bankjes.']);
    assert.deepEqual(faults, []);
    await page.context().close();
  });
});

describe('the page of a board', () => {
  const boarded = () =>
    buildBoardedPlace(site.server, {
      title: 'Wat maakt de wijk beter?',
      categories: [{ id: 'groen', name: 'Groen' }],
    });

  it('takes an idea with a photo, a search and support without JavaScript', async () => {
    const place = await boarded();
    const page = await open(place.ref);
    await page.getByRole('link', { name: 'Voeg een idee toe' }).click();
    await page.getByLabel('Uw idee in één zin').fill('Meer bomen');
    await page.getByLabel('Uw verhaal').fill('Langs de singel.');
    await page.getByLabel('Thema').selectOption({ label: 'Groen' });
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2a6' } })
      .png()
      .toBuffer();
    await page
      .getByLabel('Foto', { exact: true })
      .setInputFiles({ name: 'boom.png', mimeType: 'image/png', buffer: bytes });
    await page.getByLabel('Wat staat er op de foto?').fill('Een boom');
    // A form that is sent within three seconds is shown once more.
    const taken = page.getByRole('heading', { name: 'Uw idee staat op het bord.' });
    do {
      await page.getByRole('button', { name: 'Zet mijn idee op het bord' }).click();
      await page.waitForLoadState();
    } while (!(await taken.isVisible()));
    const photo = page.getByRole('img', { name: 'Een boom' });
    assert.equal(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), true);
    await page.getByRole('link', { name: 'Terug naar alle ideeën' }).click();
    await page.getByText('Zoek, filter of sorteer').click();
    await page.getByLabel('Zoek op woorden').fill('boom');
    await page.getByRole('button', { name: 'Toon' }).click();
    await page.getByRole('button', { name: 'Steun: Meer bomen' }).click();
    await page.getByRole('button', { name: 'Neem uw steun terug: Meer bomen' }).waitFor();
    assert.equal(await page.getByLabel('Zoek op woorden').inputValue(), 'boom');
    const [idea] = (await readBoardOf(site.server, place)).first.ideas;
    assert.deepEqual([idea!.title, idea!.supports, idea!.picture?.alt], ['Meer bomen', 1, 'Een boom']);
    await page.context().close();
  });

  it('is taken over by the whole board where there is JavaScript', async () => {
    const place = await boarded();
    await proposed(site.server, place, { title: 'Een zebrapad', category: 'groen' });
    const { page, faults } = await openPage(browser);
    await page.goto(`${site.stem}/a/${place.ref}`);
    await page.getByRole('button', { name: 'Een zebrapad', exact: true }).waitFor();
    assert.equal(await page.getByText('Wat maakt de wijk beter?').filter({ visible: true }).count(), 1);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  });
});
