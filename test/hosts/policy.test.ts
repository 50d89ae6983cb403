import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Budget } from '../../contract/budget.schema.js';
import { proposed } from '../support/boarding.js';
import type { PollGiven } from '../support/factories.js';
import { guidePolicy, type Way } from '../support/hosts.js';
import { counted, element, press, script, Visit, voteIn } from './visit.js';

const visit = new Visit();

const trusted = "require-trusted-types-for 'script'";

const policy = (ways: Way[], more = ''): string => guidePolicy(visit.stem, more, ways);

/** A ballot of each kind and how it is filled in. */
const kinds: Record<string, { given: PollGiven; fill(page: Page): Promise<void> }> = {
  single: { given: {}, fill: (page) => page.getByRole('radio', { name: 'Ja' }).check() },
  several: {
    given: { rule: { kind: 'several', max: 2 } },
    fill: (page) => page.getByRole('checkbox', { name: 'Nee' }).check(),
  },
  ranked: {
    given: { rule: { kind: 'ranked' } },
    fill: (page) => page.getByRole('button', { name: 'Nee hoger' }).click(),
  },
  score: {
    given: { rule: { kind: 'score', scale: { min: 1, max: 5 } } },
    fill: (page) => page.getByRole('group', { name: 'Nee' }).getByRole('radio').last().check(),
  },
  scenario: {
    given: {
      rule: { kind: 'scenario' },
      options: ['Ja', 'Nee'].map((label) => ({
        label,
        cost: '€ 100',
        picture: { url: '/assets/stem.svg', alt: `Een plaatje bij ${label}`, width: 32, height: 32 },
        effects: [{ who: 'Fietsers', change: 'gains' as const, text: 'meer ruimte' }],
      })),
    },
    async fill(page) {
      await page.getByRole('radio', { name: 'Ja' }).check();
      await page.getByLabel('Waarom kiest u dit plan?').fill('<b>Ik & mijn fiets</b>');
      const picture = page.getByRole('img', { name: 'Een plaatje bij Nee' });
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (image) => (image as HTMLImageElement).naturalWidth > 0,
        await picture.elementHandle(),
      );
    },
  },
  statements: {
    given: { rule: { kind: 'statements' } },
    async fill(page) {
      for (const said of ['Eens', 'Oneens'])
        await page.getByRole('button', { name: said, exact: true }).click();
    },
  },
};

/** Opens everything that loads late. */
async function unfoldAll(page: Page): Promise<void> {
  const folded = page.locator('stem-poll details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

for (const [kind, { given, fill }] of Object.entries(kinds))
  test(`a ${kind} poll needs only the lines of the guide, Trusted Types included, from ballot to receipt and result`, async () => {
    const ways: Way[] = ['element', 'require-trusted-types-for'];
    if (kind === 'scenario') ways.push('with pictures');
    const { page, ref } = await visit.openPoll(given, { csp: policy(ways, trusted) });
    await fill(page);
    await press(page);
    await counted(page);
    await unfoldAll(page);
    await page.getByText('Zo tellen we').waitFor();
    assert.equal(await visit.site.turnout(ref), 1);
    assert.deepEqual(visit.faults, []);
    assert.deepEqual(await page.context().cookies(), []);
  });

/** Adds up what jumps on a page. */
const watchJumps = (page: Page) =>
  page.addInitScript(`
    globalThis.jumped = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) jumped += value;
    }).observe({ type: 'layout-shift', buffered: true });`);

test('a budget with pictures and a map needs only those lines too, jumps nowhere, and gives a receipt that is in the log', async () => {
  const places = ['Vijver', 'Brug', 'Plein', 'Haven', 'Park', 'School'];
  const { ref } = await visit.site.budget({
    projects: places.map((title, at) => ({
      id: title.toLowerCase(),
      title: `${title} opknappen`,
      text: `Bij ${title} komt een bank.`,
      cost: 100_00,
      picture: { url: '/assets/stem.svg', alt: `Een tekening van ${title}`, width: 640, height: 480 },
      place: { latitude: 52.37 + at / 100, longitude: 4.9 + at / 100 },
    })),
  });
  const page = await visit.open(
    `${script}<stem-budget-allocator activity="${ref}" height="900"><a href="STEM/a/${ref}">Stem mee</a></stem-budget-allocator>`,
    {
      // Before our script runs, only the site itself can keep the room.
      head: '<style nonce="own">stem-budget-allocator { display: block; min-height: 900px }</style>',
      csp: policy(['element', 'require-trusted-types-for', 'with pictures'], trusted).replace(
        'style-src',
        "style-src 'nonce-own'",
      ),
      before: watchJumps,
    },
  );
  const thumb = page.locator('.project img').first();
  await page.waitForFunction(
    (image) => (image as HTMLImageElement).naturalWidth > 0,
    await thumb.elementHandle(),
  );
  // A shift is told after the frame in which it happened.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
  const jumped = await page.evaluate(() => (globalThis as unknown as { jumped: number }).jumped);
  assert.ok(jumped <= 0.02, `${jumped}`);
  await page.getByText('Kaart', { exact: true }).click();
  await page.locator('.place:not([aria-label$="apart"])').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'Een tekening van' }).waitFor();
  await page.getByRole('button', { name: 'Voeg toe: Vijver opknappen' }).click();
  await page.getByRole('button', { name: /^Bekijk mijn keuze/ }).click();
  await press(page);
  await counted(page);
  await page.getByText('Uw ontvangstbewijs').click();
  await page.getByRole('button', { name: 'Controleer' }).click();
  await page.getByText(/De handtekening is echt|Het klopt/).waitFor();
  const { body } = await visit.site.server.send<Budget>('GET', `/v1/budgets/${ref}`);
  assert.equal(body.turnout.total, 1);
  assert.deepEqual(visit.faults, []);
});

test('a board under the lines of the guide with Trusted Types: its map leads to an idea, which is supported', async () => {
  const board = await visit.site.board({ place: 'optional' });
  for (const [at, title] of ['Een bank bij de vijver', 'Een boom op de brug'].entries())
    await proposed(visit.site.server, board, {
      title,
      place: { latitude: 52.37 + at / 100, longitude: 4.9 + at / 100 },
    });
  const page = await visit.open(
    `${script}<stem-idea-board activity="${board.ref}"><a href="STEM/a/${board.ref}">Ideeën</a></stem-idea-board>`,
    { csp: policy(['element', 'require-trusted-types-for'], trusted) },
  );
  await page.getByText('Kaart', { exact: true }).click();
  await page.getByRole('button', { name: 'Een boom op de brug' }).and(page.locator('.place')).focus();
  await page.keyboard.press('Enter');
  await page
    .locator('.open')
    .getByRole('button', { name: /^Steun/ })
    .click();
  await page
    .locator('.open')
    .getByRole('button', { name: /^Steun/, pressed: true })
    .waitFor();
  assert.deepEqual(visit.faults, []);
});

test('the control: the policy is really on, for a style, a script and a string that becomes HTML', async () => {
  const { page } = await visit.openPoll(
    {},
    { csp: policy(['element', 'require-trusted-types-for'], trusted) },
  );
  const refused = await page.evaluate(() => {
    const heard = new Promise<string>((done) =>
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective)),
    );
    document.body.setAttribute('style', 'color: red');
    let html = 'accepted';
    try {
      document.body.innerHTML = '<p>';
    } catch (error) {
      html = (error as Error).name;
    }
    return heard.then((directive) => [directive, html]);
  });
  assert.deepEqual(refused, ['style-src-attr', 'TypeError']);
});

test('the dialog that asks for a mail code lives under the lines of the guide', async () => {
  const { page, ref } = await visit.openPoll(
    { rule: { access: 'email' } },
    { csp: policy(['element', 'require-trusted-types-for'], trusted) },
  );
  await page.getByRole('radio', { name: 'Ja' }).check();
  await press(page);
  const dialog = page.getByRole('dialog');
  const mails = visit.site.server.mails.length;
  await dialog.getByLabel('Uw mailadres').fill('streng@voorbeeld.example');
  await dialog.getByRole('button', { name: 'Stuur mij een code' }).click();
  const { text } = await visit.site.server.mailed(mails + 1);
  await dialog.getByLabel(/Code uit de mail/).fill(/\b\d{6}\b/.exec(text)![0]);
  await dialog.getByRole('button', { name: 'Ga verder' }).click();
  await counted(page);
  assert.equal(await visit.site.turnout(ref), 1);
  // A refusal of the API that asks for identity is an answer like another; browsers log it.
  assert.deepEqual(
    visit.faults.filter((fault) => !fault.includes('status of 403')),
    [],
  );
});

const embeddings: [way: Way[], body: (ref: string, fragment: string) => string][] = [
  [['link upgrade'], (ref) => `${script}<p><a href="STEM/a/${ref}">Stem mee</a></p>`],
  [['link upgrade'], (ref) => `${script}<div data-stem="${ref}"><a href="STEM/a/${ref}">Stem mee</a></div>`],
  [['fragment', 'element'], (_, fragment) => fragment + script],
];

for (const [ways, body] of embeddings)
  test(`${body('bankje', '<fragment>').replaceAll('STEM', '')} needs only the lines for ${ways.join(' and ')}`, async () => {
    const { ref } = await visit.site.poll();
    const { text } = await visit.site.server.send('GET', `/fragment/${ref}`);
    const csp = policy([...ways, 'require-trusted-types-for'], trusted);
    const page = await visit.open(body(ref, text), { csp });
    await voteIn(page);
    assert.equal(await visit.site.turnout(ref), 1);
    assert.deepEqual(visit.faults, []);
  });

test('an iframe needs only its line, and tells how high it is', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(
    `<iframe src="STEM/embed/${ref}" title="Stem" width="600" height="600"></iframe>`,
    {
      csp: policy(['iframe']),
      before: (page) =>
        page.addInitScript(() =>
          addEventListener('message', ({ data }) => Object.assign(globalThis, { told: data as unknown })),
        ),
    },
  );
  await voteIn(page.frames()[1]!);
  const told = await page.evaluate(
    () => (globalThis as unknown as { told: { type: string; height: number } }).told,
  );
  assert.equal(told.type, 'stem-height');
  assert.ok(told.height > 200);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

test('with a nonce and strict-dynamic nothing more is asked', async () => {
  const { ref } = await visit.site.poll();
  const page = await visit.open(script.replace('<script', '<script nonce="abc123"') + element(ref), {
    csp:
      "default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; connect-src STEM; " +
      `${trusted}; trusted-types lit-html`,
  });
  await voteIn(page);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

test('a host that uses Lit itself allows the policy name twice', async () => {
  const { ref } = await visit.site.poll();
  const lit =
    '<script nonce="own">trustedTypes.createPolicy("lit-html", { createHTML: (text) => text })</script>';
  const page = await visit.open(lit + script + element(ref), {
    csp: policy(['element'], `${trusted}; trusted-types lit-html 'allow-duplicates'`).replace(
      'script-src',
      "script-src 'nonce-own'",
    ),
  });
  await voteIn(page);
  assert.equal(await visit.site.turnout(ref), 1);
  assert.deepEqual(visit.faults, []);
});

const tooStrict: [what: string, csp: () => string][] = [
  ['no script of ours may run', () => "default-src 'none'"],
  ['our script may not ask for anything', () => `default-src 'none'; script-src ${visit.stem}`],
  [
    'Trusted Types are required and our name is not allowed',
    () => policy(['element'], `${trusted}; trusted-types 'none'`),
  ],
];

for (const [what, csp] of tooStrict)
  test(`where ${what}, the link stays and no room is kept`, async () => {
    const { page } = await visit.openPoll({}, { csp: csp() });
    await page.getByRole('link', { name: 'Stem mee' }).waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>('stem-poll')!.style.minHeight === '',
    );
    assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
  });
