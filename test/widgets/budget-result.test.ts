import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BudgetResult } from '../../counting/budget/result.js';
import { explainProject } from '../../counting/explain/budget.js';
import { assertAccessible } from '../support/axe.js';
import { closedBudget } from '../support/canned.budget.result.js';
import { ResultStage } from './budget-result.stage.js';
import { styles as listStyles } from '../../widgets/budget-allocator/list.styles.js';

const stage = new ResultStage();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const resultOf = (budget = closedBudget()) => budget.result as unknown as BudgetResult;

test('the winners stand there with what they cost, what is spent and left, and who voted how', async () => {
  const page = await stage.open();
  const text = plain(await page.locator('.outcome').innerText());
  assert.match(
    text,
    /7 van de 12 projecten zijn gekozen\. Samen kosten ze € 147\.450 van de € 150\.000\. Er blijft € 2\.550 over\./,
  );
  assert.match(text, /Er stemden 283 mensen: 231 online, 22 met hulp en 30 op papier\./);
  const won = page.getByRole('list', { name: 'Gekozen projecten' }).locator('> li');
  assert.equal(await won.count(), 7);
  assert.match(plain(await won.first().innerText()), /Een podium in het park\s+€ 39\.500\s+158 stemmen/);
  assert.deepEqual(stage.faults, []);
});

test('every project says in one sentence why it won or did not, as the command line says it', async () => {
  const budget = closedBudget();
  const page = await stage.open(budget);
  await stage.unfold('Alle projecten');
  for (const { id, title } of budget.projects) {
    const why = plain(explainProject(budget, resultOf(), id, 'nl'));
    const row = page.locator('.all > li').filter({ hasText: title });
    await row.filter({ hasText: why }).waitFor();
  }
  const lost = plain(await page.locator('.all > li').filter({ hasText: 'Buurtkeuken' }).innerText());
  assert.match(lost, /– Niet gekozen\..*€ 28,49/s);
  const all = plain(await page.locator('.all').innerText());
  assert.doesNotMatch(all, /gekozen\.\s+(Niet )?gekozen/i, 'the outcome is said twice');
});

test('a choice shows all projects, those chosen or those not, by mouse and by arrow key', async () => {
  const page = await stage.open();
  await stage.unfold('Alle projecten');
  const shown = () => page.locator('.all > li:visible').count();
  await page.getByRole('radio', { name: 'Gekozen (7)', exact: true }).check();
  assert.equal(await shown(), 7);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('radio', { name: 'Niet gekozen (5)' }).isChecked(), true);
  assert.equal(await shown(), 5);
  await page.getByRole('radio', { name: 'Alle (12)' }).check();
  assert.equal(await shown(), 12);
});

test('it tells what greedy counting would have chosen, and whom that would have left with nothing', async () => {
  const page = await stage.open();
  await stage.unfold('Wat als we gewoon hadden geteld?');
  const part = page.locator('details').filter({ hasText: 'Wat als we gewoon' });
  await part.getByRole('listitem').first().waitFor();
  const text = plain(await part.innerText());
  assert.match(
    text,
    /Dan was wel gekozen:\s+Licht op het voetpad naar het station \(€ 51\.000, 115 stemmen\)/,
  );
  assert.match(text, /Dan was niet gekozen:\s+Geveltuinen/);
  assert.match(text, /bij 102 stemmers geen enkel gekozen project .* Nu is dat bij 19 stemmers zo/);
  const rows = (await part.getByRole('row').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
  assert.ok(rows.includes('Het Noorderkwartier 78 78'), rows.join('; '));
  assert.ok(rows.includes('Waterpompen en een beek om in te spelen 65 65'));
  assert.equal(rows.at(-1), 'Samen 102 102');
  await assertAccessible(page, 'left with nothing');
});

test('the pictures of areas, themes and satisfaction have a table with the same numbers', async () => {
  const page = await stage.open();
  await stage.unfold('Wie kreeg wat?');
  const who = page.locator('details').filter({ hasText: 'Wie kreeg wat?' });
  await who.getByText('Per gebied').waitFor();
  const labels = (await who.locator('.bar-line').allInnerTexts()).map(plain);
  assert.equal(labels.length, 12);
  assert.match(labels[0]!, /22,1\s?% van de stemmen/);
  await who.getByText('De hele breedte van een balk is 100%.').waitFor();
  const widths = await who
    .locator('.bar-line .kind-0')
    .evaluateAll((bars) => bars.map((bar) => parseFloat(bar.getAttribute('width')!).toFixed(1)));
  assert.equal(widths[0], '22.1');
  for (const summary of await who.getByText('De cijfers in een tabel').all()) await summary.click();
  const rows = (await who.getByRole('row').allInnerTexts()).map((row) => plain(row).replace(/\s+/g, ' '));
  assert.match(rows[1]!, /^Het Noorderkwartier 181 22,1 ?% € 40\.650 27,6 ?% 2 € 0$/);
  assert.match(rows[3]!, /^Zuid en de Dijk 419 51,2 ?% € 95\.100 64,5 ?% 3 € 95\.100$/);
  await stage.unfold('Hoeveel mensen kregen');
  const content = page.locator('details').filter({ hasText: 'Hoeveel mensen kregen' });
  await content.getByText(/93,2\s?% van de stemmers .* 63,4\s?% zijn/).waitFor();
  await content.getByText('De cijfers in een tabel').click();
  const voters = (await content.getByRole('row').allInnerTexts()).map((row) =>
    plain(row).replace(/\s+/g, ' '),
  );
  assert.match(voters[1]!, /^0 6,8 ?% \(19\) 36,6 ?% \(102\)$/);
  assert.deepEqual(
    (await content.locator('svg .share').allTextContents())
      .map((text) => text.replace(/\s/g, ''))
      .slice(0, 2),
    ['7%', '37%'],
  );
  const hidden = await page.locator('svg:not([aria-hidden="true"])').count();
  assert.equal(hidden, 0);
});

test('a winner shows where it stands now and how it came there, with dates, a picture and what is still to come', async () => {
  const page = await stage.open();
  const winner = (name: string) => page.locator('.won > li').filter({ hasText: name });
  const skate = winner('Een skatebaan');
  await skate.getByText('sinds 15 juni 2026').waitFor();
  await skate.getByText('Het verloop').click();
  await skate.getByRole('listitem').first().waitFor();
  assert.deepEqual(
    (await skate.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]!.trim()),
    ['Gekozen 2 april 2026', 'In voorbereiding 15 juni 2026', 'In uitvoering', 'Klaar'],
  );
  assert.match(await skate.locator('[aria-current=step]').innerText(), /In voorbereiding/);
  assert.match(
    await winner('Waterpompen').innerText(),
    /Gaat niet door sinds 30 juni 2026: De grond is vervuild/,
  );
  const benches = winner('Zes bankjes');
  await benches.getByText('Het verloop').click();
  await benches.getByRole('img', { name: 'Zes houten bankjes aan het water' }).waitFor();
  assert.equal(await benches.locator('.coming').count(), 0);
  assert.equal(await winner('Een podium').getByText('Het verloop').count(), 0);
});

test('where the list of projects was open before, its styles leave the result alone', async () => {
  const page = await stage.open();
  await stage.unfoldAll();
  await page.locator('result-bench').evaluate((element, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    element.shadowRoot!.adoptedStyleSheets.push(sheet);
  }, listStyles.cssText);
  const styleOf = (selector: string, name: string, pseudo?: string): Promise<string[]> =>
    page
      .locator(selector)
      .evaluateAll(
        (all, [name, pseudo]) => [
          ...new Set(all.map((one) => getComputedStyle(one, pseudo).getPropertyValue(name!))),
        ],
        [name, pseudo],
      );
  assert.deepEqual(await styleOf('.step', 'padding-inline-start'), ['24px']);
  assert.deepEqual(await styleOf('.bar-line .kind-1', 'fill'), ['none']);
  assert.deepEqual(await styleOf('.bar-line svg', 'background-color'), ['rgba(0, 0, 0, 0)']);
  assert.deepEqual(await styleOf('[class$="-1"]:not(rect)', 'background-color', '::before'), [
    'rgba(0, 0, 0, 0)',
  ]);
});

test('where too few people voted nothing is chosen, and that is said first', async () => {
  const page = await stage.open(closedBudget({ rule: { quorum: 400 } }));
  const text = await page.locator('.outcome').innerText();
  assert.match(text, /^Er stemden 283 mensen\. Er waren er 400 nodig\. Daarom is er geen geldige uitslag\./);
  assert.match(text, /Geen enkel project is gekozen/);
  assert.equal(await page.getByText('Gekozen projecten').count(), 0);
});

test('a tie that decided is told at once, and explained', async () => {
  const budget = closedBudget();
  const ties = [{ projects: ['podium', 'skatebaan'], by: 'cost' }];
  const page = await stage.open({ ...budget, result: { ...budget.result!, ties } as never });
  await page.getByText('Een gelijke stand besliste mee.').waitFor();
  await stage.unfold('Hoe is dit geteld?');
  await page.getByText(/Een podium in het park en Een skatebaan bij het Wantij .*goedkoop/i).waitFor();
});

test('a budget counted by greedy compares with nothing, and few voters are not shown apart', async () => {
  const budget = closedBudget({ rule: { method: 'greedy', quorum: 0 } });
  const { satisfaction: _, ...result } = resultOf(budget);
  const page = await stage.open({ ...budget, result: result as never });
  assert.equal(await page.getByText('Wat als we gewoon hadden geteld?').count(), 0);
  assert.equal(await page.getByText('Hoeveel mensen kregen').count(), 0);
});

test('from the result one gets the file in three forms, the recount of this budget, and how we count', async () => {
  const page = await stage.open();
  const links = await page
    .locator('result-bench')
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).search),
    );
  assert.deepEqual(links, [
    '/recount?budget=wijkbudget&lang=nl',
    '/v1/budgets/wijkbudget/ballots?format=json',
    '/v1/budgets/wijkbudget/ballots?format=csv',
    '/v1/budgets/wijkbudget/ballots?format=pb',
    '/how-we-count?lang=nl',
  ]);
  const unpublished = await stage.open(closedBudget({ published: false }));
  assert.equal(await unpublished.getByText('Tel zelf na').count(), 0);
});

for (const lang of ['nl', 'en'])
  test(`everything unfolded is accessible and fits 320 pixels with text at 200 % (${lang})`, async () => {
    const page = await stage.open(closedBudget(), {
      lang,
      style: 'html{font-size:200%}',
      browser: { viewport: { width: 320, height: 800 } },
    });
    await stage.unfoldAll();
    await assertAccessible(page, lang);
    assert.equal(await page.evaluate(() => document.scrollingElement!.scrollWidth), 320);
  });

test('on a dark host and in forced colours text and pictures keep their contrast', async () => {
  const dark = await stage.open(closedBudget(), {
    style: 'html{color-scheme:dark}body{background:#14181d;color:#eee}',
  });
  await stage.unfoldAll();
  await assertAccessible(dark, 'dark');
  await dark.context().close();
  const page = await stage.open(closedBudget(), { browser: { forcedColors: 'active' } });
  await stage.unfoldAll();
  const paints = await page.locator('svg .kind-0, svg .kind-1').evaluateAll((all) =>
    all.map((one) => {
      const { fill, stroke } = getComputedStyle(one);
      return fill === 'none' ? stroke : fill;
    }),
  );
  const text = await page.evaluate(() => getComputedStyle(document.body).color);
  assert.ok(paints.length > 12 && paints.every((paint) => paint === text), paints.join());
});

test('on paper no project is split, and the pictures are there', async () => {
  const page = await stage.open();
  await stage.unfoldAll();
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('.won > li, .all > li, .picture')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside));
  assert.ok(breaks.length > 20 && breaks.every((one) => one === 'avoid'));
  assert.ok((await page.locator('svg.columns').boundingBox())!.height > 100);
});
