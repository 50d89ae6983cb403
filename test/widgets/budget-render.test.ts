import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { BudgetForm } from '../../contract/budget.schema.js';
import '../../widgets/budget-allocator/define.js';
import type { BudgetData } from '../../widgets/budget-allocator/budget.state.js';
import { closedBudget } from '../support/canned.budget.result.js';
import { cannedBudget, cannedBudgetBallots } from '../support/canned.budget.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const served = (data: BudgetData): Promise<string> =>
  collectResult(
    render(
      html`<stem-budget-allocator activity=${data.budget.ref} .data=${data}
        ><a href="/a/x">Stem mee</a></stem-budget-allocator
      >`,
    ),
  );

const fields: Record<BudgetForm, string[]> = {
  knapsack: ['project'],
  approval: ['project'],
  points: ['points-bijenhotels'],
  ranking: ['rank-bijenhotels'],
  'one-per-area': ['area-parkbuurt', 'area-lindehof'],
  'one-per-category': ['category-groen', 'category-kunst'],
};

for (const [form, names] of Object.entries(fields) as [BudgetForm, string[]][])
  test(`a budget of ${form} is rendered on the server with native controls, and looked over before it is cast`, async () => {
    const budget = cannedBudget(form);
    const text = await served({ budget, fields: { csrf: 'a"b' } });
    assert.match(text, new RegExp(`<form[^>]*method="post"[^>]*action="/a/wijk-${form}"`));
    for (const name of names) assert.match(text, new RegExp(`name="${name}"`));
    assert.match(text, /name="review" value="1"/);
    assert.match(text, /<input type="hidden"[^>]*value="a&quot;b"/);
    const over = await served({ budget, choice: { ballot: cannedBudgetBallots[form] }, step: 'review' });
    assert.match(over, /name="change" value="1"/);
    assert.match(over, /type="hidden"[^>]*bankjes-parklaan|type="hidden"[^>]*drinkwater-oosterpark/);
    assert.doesNotMatch(over, /type="checkbox"|type="radio"|type="number"/);
  });

test('what was ticked before the script came is taken over, and what was in view keeps its place', async () => {
  const budget = cannedBudget();
  const body = `${await served({ budget })}<script type="module" src="STEM/stem.js"></script>`;
  const page = await stage.open({
    budget,
    body: '',
    browser: { viewport: { width: 640, height: 3000 } },
  });
  let release = (): void => {};
  const released = new Promise<void>((go) => (release = go));
  await page.route('**/v1/budgets/**', async (route) => {
    await released;
    await route.continue();
  });
  const path = stage.host.page(body.replaceAll('STEM', stage.host.origin()));
  await page.goto(stage.host.origin('gemeente') + path);
  await page.getByRole('checkbox', { name: /bijenhotels/ }).check();
  release();
  await page.getByRole('button', { name: 'Bekijk mijn keuze (1)' }).waitFor();
  assert.deepEqual(
    await page.locator('.project .name').allTextContents(),
    budget.projects.map(({ title }) => title),
  );
});

test('English is rendered in English', async () => {
  assert.match(await served({ budget: cannedBudget(), language: 'en' }), /There is €150,000 to divide/);
});

test('a published result stands whole on the page without script: why, who got what, greedy counting, the course', async () => {
  const text = await served({ budget: closedBudget() });
  for (const words of [
    /Er was €\s150\.000 te verdelen\./,
    /class="verdict">/,
    /Hoe groot is het deel van de stemmen/,
    /Aantal gekozen projecten waarop iemand stemde/,
    /Bij gewoon tellen wint het project met de meeste stemmen/,
    /stemmers geen enkel gekozen project/,
    /aria-current="step"/,
  ])
    assert.match(text, words);
  assert.match(
    await served({ budget: closedBudget(), language: 'en' }),
    /By simple counting|In simple counting/,
  );
});
