import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CountsInput } from '../../contract/comment.schema.js';
import type { Host } from '../support/host.js';
import { Stage } from '../support/stage.js';

const stage = new Stage();

const counts = (host: Host) => {
  host.answer = ({ path, body }) => {
    if (path !== '/v1/comment-counts') return undefined;
    const { documents = [], threads = [] } = body as CountsInput;
    const number = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);
    return { body: { documents: documents.map(number), threads: threads.map(number) } };
  };
};

const body = (elements: string) => `<script type="module" src="STEM/stem.js"></script>${elements}`;
const asked = () => stage.host.asked.filter(({ path }) => path === '/v1/comment-counts');

test('all numbers of a page come in one request', async () => {
  const list = [12, 1, 0].map(
    (n) =>
      `<li><a href="/${n}">Stuk ${n}</a> <stem-comment-count document="https://raad.example/stukken/${n}"></stem-comment-count></li>`,
  );
  const page = await stage.open({
    body: body(`<ul>${list.join('')}</ul><stem-comment-count activity="plein-7"></stem-comment-count>`),
    prepare: counts,
  });
  for (const words of ['12 reacties', '1 reactie', 'Nog geen reacties', '7 reacties'])
    await page.getByText(words, { exact: true }).waitFor();
  assert.equal(asked().length, 1);
  assert.deepEqual(asked()[0]?.body, {
    threads: ['plein-7'],
    documents: [12, 1, 0].map((n) => `https://raad.example/stukken/${n}`),
  });
  assert.equal(
    await page
      .locator('stem-comment-count')
      .first()
      .evaluate((e) => getComputedStyle(e).display),
    'inline',
  );
  assert.deepEqual(stage.faults, []);
});

test('a number that cannot be known leaves what the page says', async () => {
  const page = await stage.open({
    body: body('<stem-comment-count activity="plein-7">Reacties</stem-comment-count>'),
  });
  await page.waitForFunction(() => !!document.querySelector('stem-comment-count')?.shadowRoot);
  await page.getByText('Reacties', { exact: true }).waitFor();
});

test('more than 500 documents go in questions of 500', async () => {
  const list = Array.from(
    { length: 501 },
    (_, n) => `<stem-comment-count document="https://raad.example/${n}"></stem-comment-count>`,
  );
  const page = await stage.open({ body: body(list.join(' ')), prepare: counts });
  await page.getByText('500 reacties', { exact: true }).waitFor();
  assert.deepEqual(
    asked().map(({ body }) => (body as CountsInput).documents?.length),
    [500, 1],
  );
});
