import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../support/axe.js';
import { choose, counted, press, Visit } from './visit.js';

const visit = new Visit();

/** Every control is large enough for a finger, stands inside the page, and can be reached by a pointer. */
async function assertUsable(page: Page, state: string): Promise<void> {
  const faults = await page.evaluate(() => {
    const root = document.querySelector('stem-poll')!.shadowRoot!;
    const wide = document.documentElement.clientWidth;
    return [...root.querySelectorAll<HTMLElement>('label.option, button, summary')].flatMap((control) => {
      control.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
      const name = control.textContent.trim();
      const found: string[] = [];
      if (width < 44 || height < 24) found.push(`${name}: ${width} by ${height}`);
      if (left < 0 || right > wide) found.push(`${name}: from ${left} to ${right} of ${wide}`);
      const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!hit || !control.contains(hit)) found.push(`${name}: under ${hit?.localName}`);
      const size = parseFloat(getComputedStyle(control).fontSize);
      if (size < 12) found.push(`${name}: text of ${size} px`);
      return found;
    });
  });
  assert.deepEqual(faults, [], state);
}

/** Votes to the end and back to the ballot, and looks at every state. */
async function liveThrough(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stem', exact: true }).waitFor();
  await assertUsable(page, 'ballot');
  await press(page);
  await page.getByRole('alert').filter({ hasText: 'Kies eerst een antwoord.' }).waitFor();
  await assertAccessible(page, 'fault');
  await choose(page, 'Nee');
  await press(page);
  await counted(page);
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).waitFor();
  await assertUsable(page, 'voted');
  await assertAccessible(page, 'voted');
  assert.deepEqual(visit.faults, []);
}

const hidden =
  'button, input, label, form, fieldset, legend, section, p, details { display: none !important }';

for (const [what, css, attributes] of [
  [
    'resets everything',
    '* { all: unset !important } head, script, style, title, meta { display: none !important }',
  ],
  ['hides buttons, fields and labels', hidden],
  ['hides what is empty or not defined', ':empty, :not(:defined) { display: none !important }'],
  [
    'styles every control',
    'button, input, label { position: absolute !important; inset: -9999px !important; font-size: 2px !important; opacity: 0 !important }',
  ],
  ['doubles its text', 'html { font-size: 200% } body { font-size: 200% }'],
  ['has rems of ten pixels', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  [
    'shouts and squeezes',
    'body { text-transform: uppercase; letter-spacing: .2em; word-spacing: .3em; line-height: 1; text-align: justify; white-space: nowrap }',
  ],
  ['reads from right to left', '', 'lang="ar" dir="rtl"'],
  ['is dark', 'html { background: #101418; color: #e8eaed; color-scheme: dark } a { color: #9ecbff }'],
  [
    'is dark without saying so to the browser',
    'html { background: #101418; color: #e8eaed } a { color: #9ecbff }',
  ],
  ['is dark in one column only', 'main { background: #0b3d2e; color: #fff } a { color: #fff }'],
  [
    'puts blocks beside each other',
    'main { display: flex; flex-wrap: wrap } main > * { float: left; max-width: 320px }',
  ],
  [
    'turns off motion and pointers on children',
    '* { transition: all 5s !important; animation-duration: 5s !important }',
  ],
] as [what: string, css: string, attributes?: string][])
  test(`on a host that ${what}, a vote goes to the end and every control can be seen and pressed`, async () => {
    const { page } = await visit.openPoll(
      {},
      { head: `<style>${css}</style>`, ...(attributes !== undefined && { attributes }) },
    );
    await liveThrough(page);
  });

test('at 200 % text, 320 px wide, the page scrolls in one direction only', async () => {
  const { page } = await visit.openPoll(
    { title: 'Welke meerjarenonderhoudsplanning voor rioleringswerkzaamheden?' },
    { head: '<style>html{font-size:200%}</style>', browser: { viewport: { width: 320, height: 700 } } },
  );
  await liveThrough(page);
  assert.equal(await page.evaluate(() => document.scrollingElement!.scrollWidth), 320);
});

test('where a person asks for forced colours, the poll is whole too', async () => {
  const { page } = await visit.openPoll({}, { browser: { forcedColors: 'active', colorScheme: 'dark' } });
  await liveThrough(page);
});

test('a host that hides the element says so with hidden, and that is obeyed', async () => {
  const { page } = await visit.openPoll();
  await page.getByRole('radio').first().waitFor();
  await page.evaluate(() => document.querySelector('stem-poll')!.setAttribute('hidden', ''));
  assert.equal(await page.locator('stem-poll').isVisible(), false);
});
