import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedPoll } from '../support/canned.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

async function cast(): Promise<unknown> {
  await stage.vote();
  await stage.counted();
  return stage.votes[0]?.ballot;
}

test('several answers are checkboxes, and unchecking takes one away', async () => {
  const page = await stage.open({ poll: cannedPoll('several') });
  await page.getByRole('group', { name: 'Kies hoogstens 2 antwoorden' }).waitFor();
  for (const name of ['Maandagavond', 'Dinsdagmiddag', 'Donderdagavond'])
    await page.getByRole('checkbox', { name }).check();
  await page.getByRole('checkbox', { name: 'Maandagavond' }).uncheck();
  assert.deepEqual(await cast(), { options: ['di', 'do'] });
});

test('a ranking is made with buttons by keyboard alone, and each move is announced', async () => {
  const page = await stage.open({ poll: cannedPoll('ranked') });
  await page.getByRole('button', { name: 'Maanplein hoger' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Windplein hoger' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await stage.focused(), 'Windplein hoger');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Windplein staat op plaats 1.').waitFor();
  assert.equal(await stage.focused(), 'Windplein hoger');
  await page.keyboard.press('Enter');
  assert.deepEqual(await cast(), { ranking: ['wind', 'maan'] });
});

test('numbers can be typed in any order while the rows stay put; an emptied number takes the option out', async () => {
  const page = await stage.open({ poll: cannedPoll('ranked') });
  const place = (name: string) => page.getByLabel(`Plaats van ${name}`);
  await place('Zonneplein').fill('4');
  await place('Maanplein').fill('3');
  await place('Sterrenplein').fill('1');
  await place('Windplein').fill('2');
  await place('Maanplein').fill('');
  assert.match((await page.locator('stem-poll li').first().textContent()) ?? '', /Zonneplein/);
  await place('Maanplein').press('Shift+Tab');
  await page.getByText('Wat komt er op het Oosterplein?').click();
  await page.locator('stem-poll li', { hasText: 'Sterrenplein' }).and(page.locator(':first-child')).waitFor();
  assert.equal(await place('Zonneplein').inputValue(), '3');
  assert.deepEqual(await cast(), { ranking: ['ster', 'wind', 'zon'] });
});

test('a ranking is made by dragging', async () => {
  const page = await stage.open({ poll: cannedPoll('ranked') });
  const rows = page.locator('stem-poll li');
  const grip = (row: number) => rows.nth(row).locator('.grip');
  const middle = async (row: number) => {
    const box = (await grip(row).boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await page.getByLabel('Plaats van Zonneplein').fill('1');
  await page.getByLabel('Plaats van Maanplein').fill('2');
  await page.getByLabel('Plaats van Maanplein').press('Tab');
  await page.mouse.move(...(await middle(1)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(0)), { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(...(await middle(3)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(0)), { steps: 5 });
  await page.mouse.up();
  assert.deepEqual(await cast(), { ranking: ['wind', 'maan', 'zon'] });
});

test('a score is a radio group for each option, chosen with the arrow keys', async () => {
  const page = await stage.open({ poll: cannedPoll('score') });
  await page.getByRole('group', { name: 'De paden' }).getByRole('radio', { name: 'Gaat wel' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('group', { name: 'De banken' }).getByRole('radio', { name: 'Heel slecht' }).check();
  assert.deepEqual(await cast(), { scores: { paden: 4, banken: 1 } });
});

test('scenarios stand side by side with picture, cost and effects; a reason goes along', async () => {
  const page = await stage.open({
    poll: cannedPoll('scenario'),
    browser: { viewport: { width: 1000, height: 900 } },
  });
  const cards = page.locator('stem-poll .card');
  await cards.nth(1).waitFor();
  const boxes = await Promise.all([cards.nth(0).boundingBox(), cards.nth(1).boundingBox()]);
  assert.equal(boxes[0]?.y, boxes[1]?.y);
  await page.getByRole('table', { name: 'Wie wint en wie verliest bij Eenrichtingsverkeer' }).waitFor();
  await page.getByRole('row', { name: /Automobilisten − Slechter een omweg/ }).waitFor();
  assert.match((await page.getByRole('img').first().getAttribute('src')) ?? '', /^http:\/\/stem\.localhost/);
  await page.getByRole('radio', { name: 'Autovrij' }).check();
  await page.getByLabel('Waarom kiest u dit plan?').fill('Veiliger voor m’n kinderen & é');
  assert.deepEqual(await cast(), { options: ['autovrij'] });
  assert.equal(stage.votes[0]?.why, 'Veiliger voor m’n kinderen & é');
});

test('statements come one at a time with the way back, by keyboard, and end in an overview', async () => {
  const page = await stage.open({ poll: cannedPoll('statements') });
  await page.getByText('Stelling 1 van 3').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Stem', exact: true }).count(), 0);
  await page.getByRole('button', { name: 'Eens', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Stelling 2 van 3').waitFor();
  assert.equal(await stage.focused(), 'Stelling 2 van 3');
  await page.getByRole('button', { name: 'Oneens' }).click();
  await page.getByRole('button', { name: 'Vorige stelling' }).click();
  await page.getByRole('button', { name: 'Oneens', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Geen mening' }).click();
  await page.getByRole('button', { name: 'Eens', exact: true }).click();
  await page.getByText('Uw antwoorden').waitFor();
  await page.getByRole('button', { name: 'Wijzig uw antwoord bij: De straat mag' }).click();
  await page.getByRole('button', { name: 'Naar het overzicht' }).click();
  assert.deepEqual(await cast(), { answers: { s1: 1, s2: 0, s3: 1 } });
});
