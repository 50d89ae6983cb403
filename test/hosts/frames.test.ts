import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { Visit } from './visit.js';

const visit = new Visit(undefined, 'whole');

/** The listener that docs/editor.md gives to whoever embeds an iframe, as it stands there. */
const listener = (): string => {
  const guide = readFileSync('docs/editor.md', 'utf8');
  const [, code] = /let it listen:\n\n```js\n(.+?)```/s.exec(guide) ?? [];
  assert.ok(code, 'docs/editor.md gives no listener.');
  return code.replaceAll('https://stem.example.nl', visit.stem);
};

const heightOf = (page: Page, title: string): Promise<number> =>
  page.getByTitle(title).evaluate((frame) => frame.clientHeight);

test('8: on a page with the guide’s listener a frame gets its own height, and no stranger, sibling or wild number gives it another', async () => {
  const { ref } = await visit.site.poll();
  const stranger = visit.site.hosts.url('vreemd.localhost', '/vreemd');
  visit.site.hosts.pages.set('/vreemd', { html: '<!doctype html><title>Vreemd</title>' });
  const frame = (title: string, src: string) =>
    `<iframe title="${title}" height="111" src="${src}"></iframe>`;
  const page = await visit.open(
    `<script>${listener()}</script>` + frame('Peiling', `STEM/embed/${ref}`) + frame('Vreemd', stranger),
  );
  await page.waitForFunction(() => document.querySelector('iframe')!.height !== '111');
  const told = await heightOf(page, 'Peiling');
  assert.ok(told > 200 && told < 2000, `${told}`);
  const heard = () =>
    page.evaluate(
      () => new Promise<void>((done) => addEventListener('message', () => done(), { once: true })),
    );
  const forge = async (from: number | 'page', message: object) => {
    const hearing = heard();
    if (from === 'page') await page.evaluate((data) => postMessage(data, '*'), message);
    else await page.frames()[from]!.evaluate((data) => parent.postMessage(data, '*'), message);
    await hearing;
  };
  const wild = { type: 'stem-height', height: 1e9 };
  const before = await heightOf(page, 'Vreemd');
  await forge(2, wild);
  await forge('page', wild);
  assert.equal(await heightOf(page, 'Peiling'), told);
  assert.equal(await heightOf(page, 'Vreemd'), before);
  // The frame itself, were it taken over, is kept within what a page can bear.
  for (const [height, kept] of [
    [1e9, 5000],
    [-1, 200],
    ['<b>', 200],
    [null, 200],
    [Infinity, 5000],
  ] as const) {
    await forge(1, { type: 'stem-height', height });
    assert.equal(await heightOf(page, 'Peiling'), kept, String(height));
  }
  assert.equal(await heightOf(page, 'Vreemd'), before);
  assert.deepEqual(visit.faults, []);
});

test('9: of all that the server answers only the frame of an activity lets itself be framed', async () => {
  const { ref } = await visit.site.poll();
  const { server, house } = visit.site;
  const framed: string[] = [];
  const paths = new Set(
    house.api.router.stack
      .filter(({ methods }) => methods.includes('GET'))
      .map(({ path }) =>
        typeof path === 'string'
          ? path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'ref' ? ref : 'x'))
          : '/stem-0.0.0.js',
      ),
  );
  assert.ok(paths.has(`/a/${ref}`) && paths.has('/unsubscribe/x') && paths.size > 30, [...paths].join());
  for (const path of paths) {
    if (path.endsWith('/events')) continue;
    const { headers } = await server.send('GET', path);
    const closed = /frame-ancestors 'none'/.test(String(headers['content-security-policy']));
    if (closed) assert.equal(headers['x-frame-options'], 'DENY', path);
    else framed.push(path);
  }
  assert.deepEqual(framed, [`/embed/${ref}`]);
});

test('9: a public page in a frame of another site shows nothing; the frame of the poll does', async () => {
  const { ref } = await visit.site.poll({ title: 'Komt er een brug?' });
  const page = await visit.open(
    `<iframe title="Pagina" src="STEM/a/${ref}"></iframe><iframe title="Peiling" src="STEM/embed/${ref}"></iframe>`,
  );
  const [, ofPage, ofPoll] = page.frames();
  await ofPoll!.getByRole('heading', { name: 'Komt er een brug?' }).waitFor();
  assert.match(ofPage!.url(), /^chrome-error:/);
  assert.ok(visit.faults.some((fault) => /frame-ancestors 'none'/.test(fault)));
});
