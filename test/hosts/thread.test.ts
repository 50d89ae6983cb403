import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/axe.js';
import { openForbidden } from '../support/browser.js';
import { problemOf } from '../support/host.js';
import { guidePolicy } from '../support/hosts.js';
import { openLine, type Line, type Passing, type Turn } from './line.js';
import { script, Visit, type Setting } from './visit.js';

let line: Line;
const visit = new Visit(async () => {
  line = await openLine();
  return { PUBLIC_URL: line.origin };
});
after(() => line.close());

const element = (ref: string): string =>
  `<stem-comment-thread activity="${ref}"><a href="STEM/a/${ref}">Lees de reacties</a></stem-comment-thread>`;

const mend = (): void => {
  line.to(visit.site.server.port);
  line.turn = () => undefined;
};

const openThread = async (setting: Setting = {}): Promise<{ page: Page; ref: string }> => {
  mend();
  const { ref } = await visit.site.thread();
  return { page: await visit.open(script + element(ref), setting), ref };
};

const begin = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Schrijf een reactie' }).click();
  await page.getByLabel('Uw reactie', { exact: true }).fill(text);
};

const press = (page: Page): Promise<void> => page.getByRole('button', { name: 'Plaats reactie' }).click();

const post = async (page: Page, text: string): Promise<void> => {
  await begin(page, text);
  await press(page);
  await page.getByRole('article').filter({ hasText: text }).waitFor();
};

/** Writes, answers, changes and asks for mail: every part of the widget is loaded. */
const liveThrough = async (page: Page): Promise<void> => {
  await post(page, 'Laat de bomen staan.');
  const mine = page.getByRole('article').first();
  await mine.getByRole('button', { name: /^Antwoord op/ }).click();
  await page.getByLabel(/^Uw antwoord aan/).fill('Dat vind ik ook.');
  await page.getByRole('button', { name: 'Plaats antwoord' }).click();
  await page.getByRole('article').filter({ hasText: 'Dat vind ik ook.' }).waitFor();
  await mine.getByRole('button', { name: /^Pas aan/ }).click();
  await mine.getByLabel('Uw reactie', { exact: true }).fill('Laat alle bomen staan.');
  await mine.getByRole('button', { name: 'Bewaar' }).click();
  await mine.getByText('Laat alle bomen staan.').waitFor();
  await page.getByText('Krijg mail bij nieuwe reacties').click();
  await page.getByLabel('Uw mailadres').fill('bewoner@example.nl');
  await page.getByRole('button', { name: 'Stuur mij een code' }).click();
  await page.getByLabel('Code uit de mail (6 cijfers)').waitFor();
};

test('31: a thread needs only the lines of the guide, Trusted Types included, whatever is done in it', async () => {
  const csp = guidePolicy(visit.stem, "require-trusted-types-for 'script'", [
    'element',
    'require-trusted-types-for',
  ]);
  const { page, ref } = await openThread({ csp });
  await liveThrough(page);
  assert.deepEqual(await visit.site.comments(ref), ['Laat alle bomen staan.', 'Dat vind ik ook.']);
  assert.deepEqual(visit.faults, []);
});

/** Every control is large enough, stands inside the page and is on top. */
const assertUsable = async (page: Page): Promise<void> => {
  const faults = await page.evaluate(() => {
    const root = document.querySelector('stem-comment-thread')!.shadowRoot!;
    const wide = document.documentElement.clientWidth;
    return [...root.querySelectorAll<HTMLElement>('button, summary, textarea, select')].flatMap((control) => {
      control.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom, height } = control.getBoundingClientRect();
      const name = `${control.localName} ${control.textContent.trim().slice(0, 30)}`;
      const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return [
        ...(height < 24 ? [`${name}: ${height} high`] : []),
        ...(left < 0 || right > wide ? [`${name}: from ${left} to ${right} of ${wide}`] : []),
        ...(!hit || !control.contains(hit) ? [`${name}: under ${hit?.localName}`] : []),
      ];
    });
  });
  assert.deepEqual(faults, []);
};

for (const [what, css, attributes] of [
  [
    'resets everything',
    '* { all: unset !important } head, script, style, title, meta { display: none !important }',
  ],
  [
    'hides and moves controls',
    'button, input, label, form, section, p, details, article, ol { display: none !important; position: absolute !important }',
  ],
  ['doubles its text', 'html { font-size: 200% } body { font-size: 200% }'],
  ['reads from right to left', '', 'lang="ar" dir="rtl"'],
  ['is dark', 'html { background: #101418; color: #e8eaed; color-scheme: dark } a { color: #9ecbff }'],
] as [what: string, css: string, attributes?: string][])
  test(`32: on a host that ${what}, one writes and answers, and every control can be seen and pressed`, async () => {
    const { page } = await openThread({
      head: `<style>${css}</style>`,
      ...(attributes !== undefined && { attributes }),
    });
    const english = attributes !== undefined;
    if (!english) await liveThrough(page);
    else await page.locator('stem-comment-thread #write').click();
    await assertUsable(page);
    await assertAccessible(page, what);
    assert.deepEqual(visit.faults, []);
  });

test('33: with all storage forbidden, one writes, changes it and answers, as one person', async () => {
  mend();
  const { ref } = await visit.site.thread();
  const { page, faults, close } = await openForbidden('storage');
  try {
    await page.goto(visit.host(script + element(ref)));
    // The control: it is the browser that refuses here.
    await assert.rejects(
      page.evaluate(() => localStorage.length),
      /SecurityError/,
    );
    await liveThrough(page);
    assert.deepEqual(await visit.site.comments(ref), ['Laat alle bomen staan.', 'Dat vind ik ook.']);
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
});

test('34: with the script twice, put in by innerHTML, cloned and moved, words stay and one comment is posted', async () => {
  mend();
  const { ref } = await visit.site.thread();
  const page = await visit.open(script + script + '<div id="een"></div><div id="twee"></div>');
  await page.evaluate(
    (html) => void (document.querySelector('#een')!.innerHTML = html),
    element(ref).replaceAll('STEM', visit.stem),
  );
  await begin(page, 'Laat de bomen staan.');
  await page.evaluate(() => {
    const een = document.querySelector('#een')!;
    // A host that renders anew: another element takes the place of ours.
    een.innerHTML += '<p>Nog iets.</p>';
  });
  const field = page.getByLabel('Uw reactie', { exact: true });
  await field.waitFor();
  assert.equal(await field.inputValue(), 'Laat de bomen staan.');
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  line.turn = ({ method, path }) =>
    method === 'POST' && path === '/v1/comments' ? { after: held } : undefined;
  await press(page);
  await page.evaluate(() =>
    document.querySelector('#twee')!.append(document.querySelector('stem-comment-thread')!),
  );
  letGo();
  await page.getByRole('article').filter({ hasText: 'Laat de bomen staan.' }).waitFor();
  assert.equal(await page.getByRole('article').count(), 1);
  assert.deepEqual(await visit.site.comments(ref), ['Laat de bomen staan.']);
  assert.deepEqual(visit.faults, []);
});

const gateway = '<!doctype html><h1>502 Bad Gateway</h1>';
const wrongs: [what: string, turn: Turn][] = [
  ['is down', 'cut'],
  ['answers HTML with 200', { body: gateway }],
  ['answers HTML with 502', { body: gateway, status: 502, cors: false }],
  ['answers null', { body: 'null', type: 'application/json' }],
  ['answers the JSON of an older version', { body: '{"title":"x","items":[]}', type: 'application/json' }],
  [
    'is not available',
    { body: JSON.stringify(problemOf('unavailable', 503)), status: 503, type: 'application/problem+json' },
  ],
];

const isRead = ({ method, path }: Passing): boolean =>
  method === 'GET' && /^\/v1\/threads\/[^/]+$/.test(path);
const isPost = ({ method, path }: Passing): boolean => method === 'POST' && path === '/v1/comments';

test('35: whatever goes wrong when a server is asked for a thread, the link stays with words and a way on', async () => {
  const { page } = await openThread();
  for (const [what, turn] of wrongs) {
    const { ref } = await visit.site.thread();
    line.turn = (passing) => (isRead(passing) ? turn : undefined);
    await page.evaluate(
      (html) => void (document.querySelector('main')!.innerHTML = html),
      element(ref).replaceAll('STEM', visit.stem),
    );
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    assert.equal(await page.getByRole('link', { name: 'Lees de reacties' }).isVisible(), true, what);
    mend();
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await post(page, `Als hij ${what}.`);
    assert.deepEqual(await visit.site.comments(ref), [`Als hij ${what}.`]);
  }
});

test('35, 30: whatever goes wrong when a comment is sent, the words stay, and pressed again it is one comment', async () => {
  const { page, ref } = await openThread();
  // A press while it is sent again by itself does nothing; then that, or the next in twenty seconds, brings it.
  page.setDefaultTimeout(45_000);
  const posted: string[] = [];
  for (const [what, turn] of [...wrongs, ['loses the answer', 'answer lost'] as const]) {
    line.turn = (passing) => (isPost(passing) ? turn : undefined);
    const text = `Toen hij: ${what}.`;
    await begin(page, text);
    await press(page);
    const fault = page
      .locator('[data-form=""] [role=alert]')
      .filter({ hasText: 'Wat u schreef, is bewaard.' });
    await fault.waitFor();
    assert.equal(await page.getByLabel('Uw reactie', { exact: true }).inputValue(), text, what);
    mend();
    await press(page);
    await page.getByRole('article').filter({ hasText: text }).waitFor();
    posted.push(text);
    assert.deepEqual(await visit.site.comments(ref), posted, what);
  }
});
