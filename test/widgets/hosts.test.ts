import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedPoll } from '../support/canned.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
const speeltuin = { name: 'Een kleine speeltuin' };

test('a page with text at 200 % and 320 px wide scrolls in one direction only, for every kind', async () => {
  const kinds = ['single', 'several', 'ranked', 'score', 'scenario', 'statements'] as const;
  const page = await stage.open({
    body: `<script type="module" src="STEM/stem.js"></script>${kinds.map((kind) => `<stem-poll activity="plein-${kind}"></stem-poll>`).join('')}`,
    head: '<style>html{font-size:200%}</style>',
    browser: { viewport: { width: 320, height: 800 } },
    prepare: (host) => kinds.forEach((kind) => host.polls.set(`plein-${kind}`, cannedPoll(kind))),
  });
  await page.getByRole('button', { name: 'Stem', exact: true }).nth(4).waitFor();
  await page.getByText('Stelling 1 van 3').waitFor();
  assert.equal(await page.evaluate(() => document.scrollingElement!.scrollWidth), 320);
});

test('on a page that reads right to left, Dutch reads left to right with its full stops at the end', async () => {
  const page = await stage.open({ dir: 'rtl', lang: 'ar' });
  const input = await page.getByRole('radio').first().boundingBox();
  const label = await page.getByText('Drie lindebomen op het plein').boundingBox();
  assert.ok(input!.x < label!.x);
  const ends = await page.getByText('Uw stem is een advies aan de gemeenteraad.').evaluate((line) => {
    const text = [...line.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)!;
    return [0, text.textContent!.length - 1].map((offset) => {
      const range = document.createRange();
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return range.getBoundingClientRect();
    });
  });
  const [first, last] = ends.map(({ x, y }) => ({ x, y }));
  assert.equal(first!.y, last!.y);
  assert.ok(first!.x < last!.x);
});

test('a question in a language that reads right to left does so on a Dutch page', async () => {
  const options = [
    { id: 'a', label: 'حديقة.' },
    { id: 'b', label: 'ملعب.' },
  ];
  const page = await stage.open({
    poll: cannedPoll('single', { language: 'ar', title: 'ماذا نبني؟', options }),
  });
  const way = (text: string) => page.getByText(text).evaluate((one) => getComputedStyle(one).direction);
  assert.equal(await way('ماذا نبني؟'), 'rtl');
  assert.equal(await way('حديقة.'), 'rtl');
  assert.equal(await way('Kies één antwoord'), 'ltr');
});

test('only a link that stands alone becomes a poll, and so does a marked element; the link stays inside', async () => {
  const page = await stage.open({
    body: `<p id="alone"><a href="STEM/a/plein-single">Stem over het plein</a></p>
      <p id="sentence">Lees meer en <a href="STEM/a/plein-single">stem</a>.</p>
      <p id="foreign"><a href="https://example.org/a/plein-single">Elders</a></p>
      <div id="marked" data-stem="plein-several" data-height="420"><a href="STEM/a/plein-several">Stem</a></div>
      <script type="module" src="STEM/stem.js"></script>`,
    prepare: (host) => {
      host.polls.set('plein-several', cannedPoll('several'));
      host.polls.set('plein-score', cannedPoll('score'));
    },
  });
  await page.locator('#alone stem-poll').getByRole('radio', speeltuin).waitFor();
  await page.locator('#marked stem-poll').getByRole('checkbox').first().waitFor();
  const room = await page
    .locator('#marked stem-poll')
    .evaluate((element: HTMLElement) => element.style.minHeight);
  assert.equal(room, '420px');
  assert.equal(await page.locator('stem-poll').count(), 2);
  assert.equal(await page.locator('#alone stem-poll > a').count(), 1);
  await page.evaluate((href) => {
    const item = document.createElement('li');
    item.innerHTML = `<a href="${href}">Later</a>`;
    document.querySelector('main')!.append(item);
  }, `${stage.host.origin()}/a/plein-score`);
  await page.locator('li stem-poll').getByRole('radio').first().waitFor();
});

test('a link beside the poll that it leads to stays a link, and so does one beside a picture', async () => {
  const page = await stage.open({
    body: `<stem-poll activity="plein-single"></stem-poll><p><a href="STEM/a/plein-single">Op een eigen pagina</a></p>
      <p><img src="STEM/picture.svg" alt=""><a href="STEM/a/plein-several">Stem</a></p>
      <script type="module" src="STEM/stem.js"></script>`,
  });
  await page.getByRole('radio').first().waitFor();
  assert.deepEqual(stage.asked, ['GET /v1/polls/plein-single']);
});

test('a link to something that does not exist stays a link', async () => {
  const page = await stage.open({
    body: '<p><a href="STEM/a/bestaat-niet">Stem</a></p><script type="module" src="STEM/stem.js"></script>',
  });
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('bestaat-niet')),
  );
  await page.getByRole('link', { name: 'Stem' }).waitFor();
  assert.equal(await page.locator('stem-poll').count(), 0);
});

test('from the moment the loader is there, nothing below the poll moves', async () => {
  const page = await stage.open({ body: '' });
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      const poll = document.querySelector<HTMLElement>('stem-poll')!;
      new MutationObserver(() => {
        document.title = `${document.querySelector('main > p')!.getBoundingClientRect().top}`;
      }).observe(poll, { attributeFilter: ['style'] });
    });
  });
  const path = stage.host.page(
    `<script type="module" src="${stage.host.origin()}/stem.js"></script>
     <stem-poll activity="plein-single" height="640"><a href="/a/x">Stem mee</a></stem-poll><p>Verder</p>`,
  );
  await page.goto(stage.host.origin('gemeente') + path);
  await page.getByRole('radio').first().waitFor();
  const kept = Number(await page.title());
  assert.ok(kept > 640);
  assert.equal(await page.locator('main > p').evaluate((below) => below.getBoundingClientRect().top), kept);
});

test('in forced colours the primary button and the focus keep a visible edge', async () => {
  const page = await stage.open({ browser: { forcedColors: 'active' } });
  const button = page.getByRole('button', { name: 'Stem', exact: true });
  await button.focus();
  const style = await button.evaluate((element) => {
    const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(element);
    return [borderTopWidth, borderTopStyle, outlineStyle];
  });
  assert.deepEqual(style, ['1px', 'solid', 'solid']);
});
