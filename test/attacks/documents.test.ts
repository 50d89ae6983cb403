import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writePdf } from '../../demo/pdf.js';
import { importDocument } from '../../server/document/document.service.js';
import { startServer, type TestServer } from '../support/server.js';
import {
  buildThreadedPlace,
  commentOver,
  newWriter,
  written,
  type ThreadedPlace,
} from '../support/threading.js';

let server: TestServer;
let place: ThreadedPlace;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  place = await buildThreadedPlace(server);
});
after(() => server.stop());

const documents = async (): Promise<number> => {
  const [row] = await server.house.database.read((tx) =>
    tx.query<{ count: number }>('SELECT COUNT(*) AS count FROM document'),
  );
  return Number(row!.count);
};

test('25: an address that is no document of the organisation begins no thread', async () => {
  const { prefix } = place;
  const host = new URL(prefix).host;
  const refused = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'onzin',
    'https://elsewhere.example/stukken/1',
    `https://${host}.evil.example/stukken/1`,
    `https://evil.example/${prefix}1`,
    prefix.replace('https:', 'http:') + '1',
    prefix.replace('https://', 'https://naam:geheim@') + '1',
    prefix.replace(host, `${host}:8443`) + '1',
    `${prefix}../elders/1`,
    `${prefix}%2e%2e/elders/1`,
    `https://${host}\\@evil.example/stukken/1`,
    `${prefix}${'x'.repeat(10_000)}`,
  ];
  const token = await newWriter(server, place);
  const before = await documents();
  for (const document of refused) {
    const { status, body } = await commentOver<{ code: string }>(server, place, token, { document });
    assert.ok(status >= 400 && status < 500, `${status} ${document.slice(0, 80)}`);
    assert.match(body.code, /document_unknown|invalid_input/, document.slice(0, 80));
    const asked = await server.send('GET', `/v1/threads?document=${encodeURIComponent(document)}`);
    assert.ok(asked.status >= 400 && asked.status < 500, `GET ${asked.status} ${document.slice(0, 80)}`);
  }
  assert.equal(await documents(), before);
});

test('25: two spellings, with a fragment, tracking and the name of another meeting, are one thread', async () => {
  const base = new URL(place.prefix).href;
  const first = await written(server, place, { document: `${base}7?b=1&a=2` });
  for (const spelling of [
    '7/?a=2&b=1',
    '7?a=2&b=1#alinea',
    '7?utm_source=x&b=1&a=2',
    './7?a=2&b=1',
    '%37?a=2&b=1',
  ]) {
    const { thread } = await written(server, place, { document: base + spelling });
    assert.equal(thread.ref, first.thread.ref, spelling);
  }
});

test('25: twenty first comments at once begin one thread', async () => {
  const document = `${place.prefix}druk`;
  const tokens = await Promise.all(Array.from({ length: 20 }, () => newWriter(server, place)));
  const before = await documents();
  const answers = await Promise.all(
    tokens.map((token, at) => commentOver(server, place, token, { document, text: `Reactie ${at}` })),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  assert.equal(new Set(answers.map(({ body }) => body.thread.ref)).size, 1);
  assert.equal(await documents(), before + 1);
});

test('3: script in the title and the words of a PDF is text on the page to read it on', async () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
  const bytes = writePdf({
    title: evil,
    language: 'nl',
    pages: [[{ heading: evil }, { text: evil }, { item: evil }]],
  });
  const { reader } = await importDocument(server.house.database, {
    organisationId: place.organisation.id,
    url: `${place.prefix}evil?x='"><script>`,
    bytes,
    now: server.clock.now,
    fileUrl: `${place.prefix}evil.pdf?"><script>`,
  });
  const { status, text } = await server.send('GET', `/d/${reader}`);
  assert.equal(status, 200);
  assert.doesNotMatch(text, /<script>alert|<img src=x|"><script>/);
  assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'));
});
