import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { BudgetForm } from '../../contract/budget.schema.js';
import { assertAccessible } from '../support/axe.js';
import { cannedBudget } from '../support/canned.budget.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

/** High enough that nothing is scrolled under what stays in view: where that is, is no fault of a state. */
const tall = (width = 640) => ({ viewport: { width, height: 7000 } });

const add = (page: Page, title: string) =>
  page.getByRole('button', { name: `Voeg toe: ${title}`, exact: true }).click();
const told = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
const review = (page: Page) => page.getByRole('button', { name: /^Bekijk mijn keuze/ }).click();
const titles = (page: Page) => page.locator('.project .name').allTextContents();
const counted = (page: Page) => told(page, 'Uw stem is geteld');

const bijen = 'Vijf bijenhotels, gemaakt door kinderen';
const toilet = 'Het toilet van het theehuis de hele dag open';
const zebra = 'Drempels en een zebra bij De Kring';
const dearest = 'Veilig oversteken bij de bushalte Ringweg';

test('what is left is told in words after each choice, and the ballot is cast after it was looked over', async () => {
  const page = await stage.open({ budget: cannedBudget() });
  await add(page, bijen);
  await told(page, /‘Vijf bijenhotels.*’ is erbij\. Nog €\s149\.100 over van €\s150\.000\./);
  await add(page, toilet);
  await told(page, /is erbij\. Nog €\s126\.600 over/);
  await review(page);
  // The list has a button of this name, too, and gives way only now.
  await page.getByRole('heading', { name: 'Uw keuze' }).waitFor();
  await page.getByRole('button', { name: `Haal eruit: ${bijen}` }).click();
  await told(page, /is eruit\. Nog €\s127\.500 over/);
  assert.equal(await stage.focused(), 'choice');
  await page.getByText(/Samen €\s22\.500/).waitFor();
  await stage.vote();
  await counted(page);
  assert.equal(await stage.focused(), 'status');
  // What was taken out before is no news any more.
  assert.equal(await page.getByText(/is eruit/).count(), 0);
  assert.deepEqual(stage.votes[0]?.ballot, { projects: ['toilet-theehuis'] });
  assert.deepEqual(stage.faults, []);
});

test('what does not fit is explained, and one press swaps it for what makes the room', async () => {
  const page = await stage.open({
    budget: cannedBudget('knapsack', { rule: { maxSpend: 3_000_000 } }),
    browser: tall(),
  });
  await add(page, toilet);
  await add(page, zebra);
  await page
    .getByRole('alert')
    .getByText(/Dit past niet meer: er is €\s20\.000 te weinig\. Haal dit project eruit, dan past het wel:/)
    .waitFor();
  await assertAccessible(page, 'does not fit');
  await page.getByRole('button', { name: /^Haal ‘Het toilet.*eruit \(€\s22\.500\)/ }).click();
  await told(page, /‘Het toilet.*’ is eruit\. ‘Drempels.*’ is erbij\. Nog €\s2\.500 over/);
  assert.equal(await stage.focused(), 'do-veilig-naar-de-kring');
  // What costs more than anyone may spend fits with nothing, so nothing has to go for it.
  const dear = page.locator('.project').filter({ hasText: dearest });
  await dear.getByText('Past niet', { exact: true }).waitFor();
  await page.setViewportSize({ width: 640, height: 700 });
  const button = page.getByRole('button', { name: `Voeg toe: ${dearest}` });
  await button.evaluate((one) => {
    const purse = one.closest('.budget')!.querySelector('.purse')!;
    one.focus({ preventScroll: true });
    // Just above what stays in view, where there is no room for what is told.
    scrollBy(0, one.getBoundingClientRect().bottom - (innerHeight - purse.clientHeight) + 4);
  });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => {
    const root = document.querySelector('stem-budget-allocator')!.shadowRoot!;
    const [box, purse] = ['.tight', '.purse'].map((one) => root.querySelector(one)?.getBoundingClientRect());
    return box && purse && box.bottom <= purse.top;
  });
  await page
    .getByRole('alert')
    .getByText(/^\s*Dit past niet: het kost €\s38\.000 en u mag hoogstens €\s30\.000 verdelen\.\s*$/)
    .waitFor();
  assert.deepEqual(await dear.locator('.tight').getByRole('button').allInnerTexts(), ['Laat maar']);
});

test('the order is random, this browser’s own, and the same after a reload', async () => {
  const page = await stage.open({ budget: cannedBudget() });
  await page.locator('.project').first().waitFor();
  const first = await titles(page);
  await page.reload();
  await page.locator('.project').first().waitFor();
  assert.deepEqual(await titles(page), first);
  const published = cannedBudget().projects.map(({ title }) => title);
  assert.notDeepEqual(first, published);
  assert.deepEqual([...first].sort(), [...published].sort());
});

test('projects are searched, filtered and sorted, and how many there are is told', async () => {
  const page = await stage.open({ budget: cannedBudget(), browser: tall() });
  await page.getByText('Zoek, filter of sorteer').click();
  await page.getByRole('searchbox').fill('BIJENHOTEL');
  await told(page, '1 project');
  await page.getByRole('searchbox').fill('bestaatniet');
  await told(page, '0 projecten');
  await assertAccessible(page, 'nothing found');
  await page.getByRole('button', { name: 'Toon alle projecten' }).click();
  await told(page, '24 projecten');
  await page.getByRole('combobox', { name: 'Volgorde' }).selectOption('Goedkoopste eerst');
  await page.waitForFunction(
    (title) =>
      document.querySelector('stem-budget-allocator')?.shadowRoot?.querySelector('.project .name')
        ?.textContent === title,
    bijen,
  );
  await page.getByRole('combobox', { name: 'Thema' }).selectOption('Kunst en cultuur');
  const { length } = cannedBudget().projects.filter(({ category }) => category === 'kunst');
  await told(page, `${length} projecten`);
});

test('the map is loaded when it is opened, shows every place, and takes a person to a project', async () => {
  const page = await stage.open({ budget: cannedBudget(), browser: tall() });
  await page.locator('.project').first().waitFor();
  const loaded = () =>
    page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /budget-map/.test(name)));
  assert.equal(await loaded(), false);
  await page.getByText('Kaart', { exact: true }).click();
  await page.locator('.place').first().waitFor();
  assert.equal(await loaded(), true);
  await page.locator('.outline').first().waitFor({ state: 'attached' });
  await assertAccessible(page, 'map');
  const place = page.locator('.place:not([aria-label$="apart"])').first();
  const title = (await place.getAttribute('aria-label'))!;
  await place.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () =>
      document.querySelector('stem-budget-allocator')?.shadowRoot?.activeElement?.id.startsWith('about-') ===
      true,
  );
  assert.ok(
    (await stage.page.evaluate(
      () => document.querySelector('stem-budget-allocator')!.shadowRoot!.activeElement!.textContent,
    ))!.includes(title),
  );
});

test('a map that nobody has moved yet shows its whole area again when it gets another size', async () => {
  const page = await stage.open({ budget: cannedBudget(), browser: tall() });
  await page.setViewportSize({ width: 200, height: 1000 });
  await page.getByText('Kaart', { exact: true }).click();
  const outline = page.locator('.outline').first();
  await outline.waitFor({ state: 'attached' });
  const small = (await outline.boundingBox())!.width;
  await page.setViewportSize({ width: 1000, height: 1000 });
  await page.waitForFunction((width) => {
    const shape = document.querySelector('stem-budget-allocator')!.shadowRoot!.querySelector('.outline')!;
    return shape.getBoundingClientRect().width > width * 1.2;
  }, small);
});

test('a vote whose answer got lost is sent again with the same nonce when the line is back', async () => {
  const page = await stage.open({ budget: cannedBudget(), browser: tall() });
  let lost = true;
  stage.host.answer = ({ method }) => (method === 'PUT' && lost ? 'die' : undefined);
  await add(page, bijen);
  await review(page);
  await stage.vote();
  await page.getByRole('alert').getByText('We versturen uw stem zodra er weer verbinding is').waitFor();
  await assertAccessible(page, 'offline');
  lost = false;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await counted(page);
  assert.equal(new Set(stage.votes.map(({ nonce }) => nonce)).size, 1);
});

test('what was chosen stays while a person lets know who they are, and survives a reload', async () => {
  const page = await stage.open({
    budget: cannedBudget(),
    prepare: (host) =>
      (host.answer = ({ method }) =>
        method === 'PUT'
          ? { status: 403, body: problemOf('identity_needed', 403, { needs: 'email' }) }
          : undefined),
  });
  await add(page, bijen);
  await review(page);
  await stage.vote();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alert').getByText('U hebt nog niet gestemd. Uw keuze is bewaard.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Bekijk mijn keuze (1)' }).waitFor();
});

const choose: Record<BudgetForm, (page: Page) => Promise<unknown>> = {
  knapsack: (page) => add(page, bijen),
  approval: (page) => add(page, bijen),
  points: (page) => page.getByRole('button', { name: `Een punt meer voor ${bijen}` }).click(),
  ranking: async (page) => {
    await add(page, bijen);
    await add(page, toilet);
  },
  'one-per-area': (page) => add(page, bijen),
  'one-per-category': (page) => add(page, bijen),
};

const sent: Record<BudgetForm, object> = {
  knapsack: { projects: ['bijenhotels'] },
  approval: { projects: ['bijenhotels'] },
  points: { points: { bijenhotels: 1 } },
  ranking: { ranking: ['toilet-theehuis', 'bijenhotels'] },
  'one-per-area': { projects: ['bijenhotels'] },
  'one-per-category': { projects: ['bijenhotels'] },
};

for (const form of Object.keys(choose) as BudgetForm[])
  test(`axe finds nothing in any step of a ballot of ${form} at 320 px, and nothing scrolls sideways`, async () => {
    const page = await stage.open({
      budget: cannedBudget(form),
      browser: tall(320),
    });
    await page.locator('.project').first().waitFor();
    await assertAccessible(page, 'choosing');
    await page.getByRole('button', { name: /^Bekijk mijn keuze/ }).click();
    await page.getByRole('alert').getByText('Kies eerst een project.').waitFor();
    await assertAccessible(page, 'nothing chosen');
    await choose[form](page);
    await assertAccessible(page, 'chosen');
    await page.getByText('Lees meer').first().click();
    await page.locator('.about').waitFor();
    await assertAccessible(page, 'opened');
    await review(page);
    await page.getByRole('heading', { name: 'Uw keuze' }).waitFor();
    if (form === 'ranking') await page.getByRole('button', { name: `${toilet} hoger` }).click();
    await assertAccessible(page, 'looked over');
    assert.equal(await page.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth), true);
    await stage.vote();
    await counted(page);
    assert.deepEqual(stage.votes[0]?.ballot, sent[form]);
    await page.getByText('U koos').waitFor();
    await assertAccessible(page, 'voted');
    await page.getByText('Zo tellen we').click();
    await page.getByText('Lees meer over hoe we tellen').waitFor();
    await assertAccessible(page, 'rules');
    assert.equal(await page.evaluate(() => document.scrollingElement!.scrollWidth <= innerWidth), true);
  });

test('an announced budget shows its projects to read, a closed one that it is being counted', async () => {
  const budget = cannedBudget('knapsack', { phase: 'announced' });
  const page = await stage.open({ budget, browser: tall() });
  await page.getByText('De stemming begint op').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Voeg toe/ }).count(), 0);
  await assertAccessible(page, 'announced');
  stage.host.budgets.set(budget.ref, { ...budget, phase: 'closed' });
  await page.reload();
  await page.getByText('De stemmen worden geteld.').waitFor();
  await assertAccessible(page, 'closed');
});

test('a project that was withdrawn says so and cannot be chosen', async () => {
  const budget = cannedBudget();
  const page = await stage.open({
    budget: {
      ...budget,
      projects: budget.projects.map((project) =>
        project.title === bijen ? { ...project, withdrawn: 'De school doet het zelf.' } : project,
      ),
    },
  });
  await page.getByText('Doet niet meer mee: De school doet het zelf.').waitFor();
  assert.equal(await page.getByRole('button', { name: `Voeg toe: ${bijen}` }).count(), 0);
});

test('who had chosen what was withdrawn can still add what fits, and is told which project has to go', async () => {
  const budget = cannedBudget();
  const page = await stage.open({ budget });
  await add(page, bijen);
  await add(page, toilet);
  const projects = budget.projects.map((project) =>
    project.title === bijen ? { ...project, withdrawn: 'De school doet het zelf.' } : project,
  );
  stage.host.budgets.set(budget.ref, { ...budget, projects });
  await page.reload();
  await page.getByText('Doet niet meer mee: De school doet het zelf.').waitFor();
  assert.equal(await page.getByText('Past nu niet').count(), 0);
  await add(page, zebra);
  await told(page, /‘Drempels.*’ is erbij/);
  await review(page);
  await page
    .getByText(`‘${bijen}’ doet niet meer mee. Haal dit project eruit; dan kunt u stemmen.`)
    .waitFor();
  await page.getByRole('button', { name: `Haal eruit: ${bijen}` }).click();
  await stage.vote();
  await counted(page);
  assert.deepEqual(stage.votes[0]?.ballot, { projects: ['toilet-theehuis', 'veilig-naar-de-kring'] });
});

for (const [width, height] of [
  [640, 700],
  [320, 600],
] as const)
  test(`what stays in view covers nothing that has the focus, at ${width} px`, async () => {
    const page = await stage.open({
      budget: cannedBudget(),
      browser: { viewport: { width, height } },
    });
    await page.getByText('Zoek, filter of sorteer').focus();
    for (let tabs = 0; tabs < 30; tabs++) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const root = document.querySelector('stem-budget-allocator')!.shadowRoot!;
        const at = root.activeElement!;
        const purse = root.querySelector('.purse')!;
        return !purse.contains(at) && at.getBoundingClientRect().bottom > purse.getBoundingClientRect().top;
      });
      assert.equal(covered, false, await stage.focused());
    }
  });

test('with forced colours, and on a page from right to left, axe finds nothing', async () => {
  for (const setting of [
    { browser: { ...tall(), forcedColors: 'active' as const } },
    { dir: 'rtl', lang: 'ar' },
  ]) {
    const page = await stage.open({ browser: tall(), ...setting, budget: cannedBudget() });
    await add(page, bijen);
    await assertAccessible(page, 'chosen');
    await page.context().close();
    stage.host.stop();
  }
});

test('the whole task is done by keyboard alone', async () => {
  const page = await stage.open({ budget: cannedBudget() });
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let tabs = 0; tabs < 80; tabs++) {
      await page.keyboard.press('Tab');
      const named = await page.evaluate(() => {
        const at = document.querySelector('stem-budget-allocator')?.shadowRoot?.activeElement;
        return `${at?.getAttribute('aria-label') ?? at?.textContent?.trim()}`;
      });
      if (name.test(named)) return;
    }
    assert.fail(`Tab does not reach ${name}`);
  };
  await page.locator('.project').first().waitFor();
  await tabTo(/^Voeg toe: /);
  await page.keyboard.press('Enter');
  await told(page, /is erbij/);
  assert.match(await stage.focused(), /^do-/);
  // What is next leads past the other projects, and is seen only while it has the focus.
  const skip = page.getByRole('button', { name: 'Naar mijn keuze' });
  const seen = () => skip.evaluateAll((all) => all.map((e) => getComputedStyle(e).clipPath === 'none'));
  assert.deepEqual(await seen(), [false, false]);
  await page.keyboard.press('Tab');
  assert.equal(await stage.focused(), 'Naar mijn keuze');
  assert.deepEqual(await seen(), [false, true]);
  await page.keyboard.press('Enter');
  assert.match(await stage.focused(), /^Bekijk mijn keuze/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Uw keuze' }).waitFor();
  // So does what stands before all projects.
  await tabTo(/^Terug naar de projecten/);
  await page.keyboard.press('Enter');
  await tabTo(/^Naar mijn keuze/);
  assert.deepEqual(await seen(), [true, false]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Uw keuze' }).waitFor();
  await tabTo(/^Stem$/);
  await page.keyboard.press('Enter');
  await counted(page);
  assert.equal(await stage.focused(), 'status');
  await tabTo(/^Wijzig mijn stem/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Laat mijn stem zo' }).waitFor();
});
