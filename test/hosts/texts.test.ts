import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, press, Visit } from './visit.js';

const visit = new Visit();

const evil = `<img src=x onerror=alert(1)></script><script>alert(2)</script>"'><svg onload=alert(3)>`;

test('1: markup in every text of a poll is words in the widget, the dialog, the mail, the result and the page', async () => {
  const { page, ref } = await visit.openPoll({
    title: `${evil} titel`,
    lead: `${evil} inleiding`,
    options: [{ label: `${evil} eerste`, text: `${evil} uitleg` }, 'Nee'],
    rule: { access: 'email' },
  });
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const poll = page.locator('stem-poll');
  await poll.getByRole('heading', { name: `${evil} titel` }).waitFor();
  await poll.getByText(`${evil} inleiding`, { exact: true }).waitFor();
  await poll.getByText(`${evil} uitleg`, { exact: true }).waitFor();
  await poll.getByRole('radio').first().check();
  await press(page);
  const mails = visit.site.server.mails.length;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Uw mailadres').fill('woorden@voorbeeld.example');
  await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
  const { text } = await visit.site.server.mailed(mails + 1);
  await dialog.getByLabel(/Code uit de mail/).fill(/\b\d{6}\b/.exec(text)![0]);
  await dialog.getByRole('button', { name: 'Ga verder' }).click();
  await counted(page);
  for (const folded of ['De cijfers in een tabel', 'Hoe is dit geteld?'])
    await poll.getByText(folded, { exact: true }).click();
  await poll.getByRole('rowheader', { name: `${evil} eerste` }).waitFor();
  await poll.getByText(`${evil} eerste wint`).waitFor();
  const made = () =>
    page.evaluate(() =>
      [document, document.querySelector('stem-poll')?.shadowRoot].flatMap((root) =>
        [...(root?.querySelectorAll('[onerror], [onload], script:not([src])') ?? [])].map((e) => e.outerHTML),
      ),
    );
  assert.deepEqual(await made(), []);
  await page.goto(`${visit.stem}/a/${ref}`);
  assert.equal(await page.title(), `${evil} titel`);
  await page
    .getByRole('heading', { name: `${evil} titel` })
    .first()
    .waitFor();
  assert.deepEqual(await made(), []);
  assert.deepEqual(ran, []);
});
