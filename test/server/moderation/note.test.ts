import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeQuote } from '../../../anchoring/quote.js';
import type { CommentInput } from '../../../contract/comment.schema.js';
import { readCsv } from '../../../counting/files/csv.js';
import { importDocument } from '../../../server/document/document.service.js';
import { databases } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { callerOf, serverOn, staffToken, type Caller } from '../../support/staffing.js';
import { buildThreadedPlace, written, type ThreadedPlace } from '../../support/threading.js';

let server: TestServer;
let place: ThreadedPlace;
let editor: Caller;
let first: string;
before(async () => {
  server = await serverOn(databases('sqlite'));
  place = await buildThreadedPlace(server, { kinds: ['for', 'against'], title: 'Singel <b>&</b>' });
  editor = callerOf(server, place, await staffToken(server, place, 'editor'));
  const write = async (input: Partial<CommentInput>) => (await written(server, place, input)).comment.id;
  const quote = (exact: string, start: number) => ({
    exact,
    prefix: '',
    suffix: '',
    start,
    end: start + exact.length,
  });
  const late = quote('het trottoir', 400);
  await write({ text: 'Algemeen', name: 'Ans Jansen' });
  await write({ text: 'Laat in het stuk', quote: late });
  first = await write({
    text: '=HYPERLINK("https://evil.example")',
    quote: quote('de singel', 6),
    kind: 'against',
  });
  await write({
    text: '<img src=x onerror=alert(1)>',
    quote: quote('de singel', 6),
    kind: 'for',
    suggestion: '</style><script>alert(1)</script>',
  });
  await write({ text: 'Eens\nmet dit', parent: first });
  const gone = await write({ text: 'Verborgen woorden', quote: late });
  const moderator = callerOf(server, place, await staffToken(server, place, 'moderator'));
  await moderator('POST', `/v1/comments/${gone}/decisions`, { decision: 'hide', reason: 'insult' });
});
after(() => server.stop());

const note = (format: string) => editor('GET', `${place.path}/response-note?format=${format}`);

test('as HTML the passages stand in the order of the document, then by kind, with room for each answer', async () => {
  const { text, headers } = await note('html');
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  const order = [
    'de singel',
    '&lt;img',
    '=HYPERLINK',
    'Eens\nmet dit',
    'het trottoir',
    'Laat in',
    'Algemeen',
  ];
  const places = order.map((words) => text.indexOf(words));
  assert.ok(
    places.every((at) => at > 0),
    String(places),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal(text.match(/<td class="answer"><\/td>/g)!.length, 5);
  assert.match(text, /1 reactie is verborgen: belediging \(1\)/);
  assert.equal(text.includes('Verborgen woorden'), false);
});

test('1, 3: nothing that a resident wrote is markup in it, and nothing in it may run or load', async () => {
  const { text, headers } = await note('html');
  assert.equal(/<script|<img|<b>/i.test(text), false);
  const policy = String(headers['content-security-policy']);
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  const inside = /http-equiv="Content-Security-Policy" content="([^"]+)"/
    .exec(text)![1]!
    .replaceAll('&#39;', "'");
  assert.ok(policy.startsWith(inside));
  assert.equal(headers['x-frame-options'], 'DENY');
  assert.equal(String(headers['cache-control']), 'private, no-store');
});

test('5: as CSV no cell is a formula, and every reaction with words is one row', async () => {
  const { text, headers } = await note('csv');
  assert.match(String(headers['content-type']), /^text\/csv/);
  assert.ok(text.startsWith('\uFEFF'));
  const raw = readCsv(text, ',', (cell) => cell);
  assert.equal(raw.length, 6);
  assert.ok(raw.every(({ cells }) => cells.length === 16));
  assert.ok(raw.every(({ cells }) => cells.every((cell) => !/^[=+\-@\t\r]/.test(cell))));
  const cells = readCsv(text).map((row) => row.cells);
  assert.ok(cells.some((row) => row.includes('=HYPERLINK("https://evil.example")')));
  assert.ok(cells.some((row) => row.includes('Eens\nmet dit')));
});

interface Annotation {
  id: string;
  motivation: string;
  creator: { type: string; nickname: string };
  body: { type: string; value: string; purpose: string }[];
  target: string | { source: string; selector: { type: string; exact?: string; start?: number }[] };
}

test('as JSON-LD it is a collection of W3C Web Annotations with their selectors and motivations', async () => {
  const { text, headers } = await note('jsonld');
  assert.match(String(headers['content-type']), /^application\/ld\+json/);
  const collection = JSON.parse(text) as { type: string; total: number; first: { items: Annotation[] } };
  assert.equal(collection.type, 'AnnotationCollection');
  const { items } = collection.first;
  assert.deepEqual([collection.total, items.length], [5, 5]);
  assert.deepEqual(items.map(({ motivation }) => motivation).sort(), [
    'commenting',
    'commenting',
    'commenting',
    'editing',
    'replying',
  ]);
  const edit = items.find(({ motivation }) => motivation === 'editing')!;
  assert.ok(typeof edit.target === 'object');
  assert.deepEqual(
    edit.target.selector.map(({ type, exact, start }) => [type, exact ?? start]),
    [
      ['TextQuoteSelector', 'de singel'],
      ['TextPositionSelector', 6],
    ],
  );
  const reply = items.find(({ motivation }) => motivation === 'replying')!;
  assert.equal(reply.target, `${server.ownOrigin}/a/${place.ref}?reactie=${first}`);
});

test('by theme it has the same reactions under the same numbers, and a theme is a column and a tag', async () => {
  const { text: plain } = await note('csv');
  const idOf = (words: string) => {
    const row = readCsv(plain).find(({ cells }) => cells.includes(words))!;
    return /reactie=(\w+)/.exec(row.cells.join(' '))![1]!;
  };
  const theme = 'Wonen <b>&</b> groen';
  const comments = [
    { id: first, theme },
    { id: idOf('Algemeen'), theme },
    { id: idOf('Laat in het stuk'), theme: 'Afval' },
  ];
  assert.equal((await editor('PUT', `${place.path}/themes`, { comments })).status, 200);
  const cellsOf = async (by: string) => {
    const [head, ...rows] = readCsv((await note(`csv&by=${by}`)).text).map(({ cells }) => cells);
    const column = (name: string) => head!.indexOf(name);
    return rows.map((cells) => [cells[column('Nummer')], cells[column('Thema')], cells[column('Reactie')]]);
  };
  const byTheme = await cellsOf('theme');
  assert.deepEqual(byTheme, [
    ['3', 'Afval', 'Laat in het stuk'],
    ['2', theme, '=HYPERLINK("https://evil.example")'],
    ['2.1', theme, 'Eens\nmet dit'],
    ['4', theme, 'Algemeen'],
    ['1', '', '<img src=x onerror=alert(1)>'],
  ]);
  assert.deepEqual((await cellsOf('passage')).toSorted(), byTheme.toSorted());
  const { text } = await note('html&by=theme');
  assert.deepEqual(
    [...text.matchAll(/<h([23])[^>]*>([^<]+)</g)].map(([, level, words]) => `${level} ${words}`),
    [
      '2 Afval (1)',
      '3 Passage 2',
      '2 Wonen &lt;b&gt;&amp;&lt;/b&gt; groen (2)',
      '3 Passage 1',
      '3 Over het hele stuk',
      '2 Zonder thema (1)',
      '3 Passage 1',
    ],
  );
  assert.match((await note('html')).text, /Thema: Wonen &lt;b&gt;[^]*<td class="answer">/);
  const { items } = (JSON.parse((await note('jsonld')).text) as { first: { items: Annotation[] } }).first;
  assert.deepEqual(
    items
      .flatMap(({ body }) => body)
      .filter(({ purpose }) => purpose === 'tagging')
      .map(({ value }) => value),
    [theme, theme, 'Afval', theme],
  );
});

test('a chosen name is in none of the forms: pseudonyms only', async () => {
  for (const format of ['html', 'csv', 'jsonld'])
    assert.equal((await note(format)).text.includes('Ans Jansen'), false, format);
});

test('passages stand where the newest text of an imported document has them, and are gone where it has not', async () => {
  const blocks = [
    'Het college schrijft: "De singel blijft groen", en meent dat.',
    'Er komt een \\ pad langs het water.',
    'De brug gaat dicht.',
  ];
  const url = `${place.prefix}nota`;
  const keep = (texts: string[]) =>
    importDocument(server.house.database, {
      organisationId: place.organisation.id,
      url,
      bytes: Buffer.from(texts.map((text) => `<p>${text}</p>`).join('')),
      type: 'text/html',
      now: server.clock.now,
    });
  await keep(blocks);
  const text = blocks.join('\n');
  const about = async (words: string): Promise<string> => {
    const quote = describeQuote(text, text.indexOf(words), text.indexOf(words) + words.length);
    const { thread } = await written(server, place, { document: url, quote, text: `Over ${words}` });
    return thread.ref!;
  };
  await about('De brug gaat dicht.');
  await about('groen", en meent dat.\nEr komt een \\ pad');
  const ref = await about('"De singel blijft groen"');
  server.clock.pass(60);
  await keep(['Vooraf staat hier nog een zin.', ...blocks.slice(0, 2)]);
  const csv = await editor('GET', `/v1/threads/${ref}/response-note?format=csv`);
  const rows = readCsv(csv.text.replace(/^\uFEFF/, ''));
  const [head, ...reactions] = rows;
  const column = (name: string) => reactions.map((row) => row.cells[head!.cells.indexOf(name)]);
  assert.deepEqual(
    column('Reactie').map((words) => words!.slice(0, 12)),
    ['Over "De sin', 'Over groen",', 'Over De brug'],
  );
  assert.deepEqual(column('Staat niet meer in de tekst'), ['', '', 'ja']);
});
