import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannedPoll } from '../support/canned.js';
import { problemOf } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();
const speeltuin = { name: 'Een kleine speeltuin' };

async function voteToTheEnd(): Promise<void> {
  await stage.page.getByRole('radio', speeltuin).check();
  await stage.vote();
  await stage.counted();
}

test('a strict policy with Trusted Types needs only the server in script-src and connect-src', async () => {
  await stage.open({
    headers: {
      'Content-Security-Policy': [
        "default-src 'none'",
        'script-src STEM',
        'connect-src STEM',
        'img-src STEM',
        "require-trusted-types-for 'script'",
        'trusted-types lit-html',
      ].join('; '),
    },
  });
  await voteToTheEnd();
  assert.deepEqual(stage.faults, []);
});

test('host styles that unset and hide everything do not reach the poll', async () => {
  const page = await stage.open({
    head: `<style>* { all: unset !important } button, input, label { display: none !important } head { display: none !important }</style>`,
  });
  await voteToTheEnd();
  const box = await page.locator('stem-poll').boundingBox();
  assert.ok((box?.width ?? 0) > 300 && (box?.height ?? 0) > 200);
});

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

test('right to left, the controls stand at the right of their text', async () => {
  const page = await stage.open({ dir: 'rtl', lang: 'ar' });
  const input = await page.getByRole('radio').first().boundingBox();
  const label = await page.getByText('Drie lindebomen op het plein').boundingBox();
  assert.ok(input!.x > label!.x);
});

test('with storage blocked a vote goes through and the token lives as long as the page', async () => {
  const page = await stage.open({ body: '' });
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  const stem = stage.host.origin();
  const path = stage.host.page(
    `<script type="module" src="${stem}/stem.js"></script><stem-poll activity="plein-single"></stem-poll>`,
  );
  await page.goto(stage.host.origin('gemeente') + path);
  await assert.rejects(
    page.evaluate(() => localStorage.length),
    /blocked/,
  );
  await voteToTheEnd();
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  await page.getByRole('button', { name: 'Wijzig mijn stem' }).click();
  await stage.counted();
  assert.equal(stage.asked.filter((line) => line === 'POST /v1/sessions').length, 1);
});

test('the script twice, in two versions, defines once and shows one poll', async () => {
  const page = await stage.open({
    body: `<script type="module" src="STEM/stem.js"></script><script type="module" src="STEM/stem.js?again"></script>
      <script type="module" src="STEM/stem-0.1.0.js"></script><stem-poll activity="plein-single"></stem-poll>`,
  });
  await voteToTheEnd();
  assert.equal(stage.asked.filter((line) => line === 'GET /v1/polls/plein-single').length, 1);
  assert.equal(await page.locator('stem-poll').count(), 1);
  assert.deepEqual(stage.faults, []);
});

test('inserted by innerHTML, removed, put back and moved, the choice stays', async () => {
  const page = await stage.open({
    body: '<script type="module" src="STEM/stem.js"></script><div id="a"></div><div id="b"></div>',
  });
  await page.evaluate(() => {
    document.getElementById('a')!.innerHTML = '<p>Later</p><stem-poll activity="plein-single"></stem-poll>';
  });
  await page.getByRole('radio', speeltuin).check();
  await page.evaluate(() => {
    const poll = document.querySelector('stem-poll')!;
    poll.remove();
    document.getElementById('b')!.append(poll);
  });
  assert.equal(await page.getByRole('radio', speeltuin).isChecked(), true);
  await stage.vote();
  await stage.counted();
});

test('only a link that stands alone becomes a poll, and so does a marked element; the link stays inside', async () => {
  const page = await stage.open({
    body: `<p id="alone"><a href="STEM/a/plein-single">Stem over het plein</a></p>
      <p id="sentence">Lees meer en <a href="STEM/a/plein-single">stem</a>.</p>
      <p id="foreign"><a href="https://example.org/a/plein-single">Elders</a></p>
      <div id="marked" data-stem="plein-several"><a href="STEM/a/plein-several">Stem</a></div>
      <script type="module" src="STEM/stem.js"></script>`,
    prepare: (host) => {
      host.polls.set('plein-several', cannedPoll('several'));
      host.polls.set('plein-score', cannedPoll('score'));
    },
  });
  await page.locator('#alone stem-poll').getByRole('radio', speeltuin).waitFor();
  await page.locator('#marked stem-poll').getByRole('checkbox').first().waitFor();
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

for (const [what, answer, sentence] of [
  [
    'answers HTML',
    { body: '<html>502', type: 'text/html', status: 502 },
    'De server geeft geen goed antwoord.',
  ],
  [
    'answers the JSON of an older version',
    { body: { question: 'x', choices: [] } },
    'De server geeft geen goed antwoord.',
  ],
  ['is down', 'die', 'Er is geen verbinding.'],
  ['refuses', { status: 503, body: problemOf('unavailable', 503) }, 'De server is even niet bereikbaar.'],
] as const)
  test(`when the server ${what}, the link stays with what happened and a way to try again`, async () => {
    let broken = true;
    const page = await stage.open({ prepare: (host) => (host.answer = () => (broken ? answer : undefined)) });
    await page.getByRole('alert').getByText(sentence).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
    assert.equal(
      await page.locator('stem-poll').evaluate((element: HTMLElement) => element.style.minHeight),
      '',
    );
    broken = false;
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await voteToTheEnd();
  });

test('a server that does not answer is given up after ten seconds', async () => {
  const page = await stage.open({ body: '', prepare: (host) => (host.answer = () => 'hang') });
  await page.clock.install();
  await page.evaluate((stem) => {
    document.querySelector('main')!.innerHTML = '<stem-poll activity="plein-single"></stem-poll>';
    const script = document.createElement('script');
    script.type = 'module';
    script.src = `${stem}/stem.js`;
    document.head.append(script);
  }, stage.host.origin());
  await page.waitForFunction(() => document.querySelector('stem-poll')?.shadowRoot);
  await page.clock.runFor(9_000);
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.clock.runFor(2_000);
  await page.getByRole('alert').getByText('Het antwoord blijft te lang weg.').waitFor();
});

test('when a chunk cannot be loaded the link stays and the reserved room is given back', async () => {
  const page = await stage.open({ body: '' });
  await page.route('**/assets/poll-*.js', (route) => route.abort());
  const path = stage.host.page(
    `<stem-poll activity="plein-single" height="300"><a href="/a/x">Stem mee</a></stem-poll><script type="module" src="${stage.host.origin()}/stem.js"></script>`,
  );
  await page.goto(stage.host.origin('gemeente') + path);
  await page.waitForFunction(() => Symbol.for('stem') in globalThis);
  await page.waitForFunction(() => document.querySelector<HTMLElement>('stem-poll')!.style.minHeight === '');
  assert.equal(await page.getByRole('link', { name: 'Stem mee' }).isVisible(), true);
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
