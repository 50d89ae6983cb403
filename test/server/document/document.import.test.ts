import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { writePdf } from '../../../demo/pdf.js';
import type { Thread } from '../../../contract/comment.schema.js';
import { importDocument } from '../../../server/document/document.service.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, written } from '../../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const letter = '../shared/data/documents/raadsbrief-2019.v';

const importing = async (url: string, organisationId: string, bytes: Uint8Array) =>
  importDocument(server.house.database, {
    organisationId,
    url,
    bytes,
    now: server.clock.now,
    fileUrl: `${url}.pdf`,
  });

test('a document that is imported can be read on its page, page by page, with its thread and its file', async () => {
  const place = await buildThreadedPlace(server);
  const url = `${place.prefix}7`;
  const pages = [
    [{ heading: 'Plan' }, { text: 'Er komen bomen.' }],
    ['picture' as const],
    [{ item: 'Eik' }, { item: 'Beuk' }],
  ];
  const done = await importing(
    url,
    place.organisation.id,
    writePdf({ title: 'Bomenplan', language: 'nl', pages }),
  );
  assert.deepEqual([done.fresh, done.pages, done.words, done.lacking.text], [true, 3, 6, [2]]);
  const { status, text, headers } = await server.send('GET', `/d/${done.reader}`);
  assert.equal(status, 200);
  assert.match(text, /<h1 lang="nl">Bomenplan<\/h1>/);
  assert.match(
    text,
    /Bladzijde 1[^]*<h2>Plan[^]*<p>Er komen bomen\.[^]*Bladzijde 2[^]*Deze pagina heeft geen tekst, alleen een beeld\.[^]*Bladzijde 3[^]*<ul>\s*<li>Eik/,
  );
  assert.ok(text.includes(`href="${url}.pdf"`));
  assert.match(text, /<stem-comment-thread[^>]* annotate="#document"/);
  assert.ok(text.includes(`document="${url}"`));
  assert.match(
    String(headers['content-security-policy']),
    /^default-src 'none'; script-src http[^;']*; style-src [^;']*; /,
  );
  assert.match(
    (await server.send('GET', `/d/${done.reader}?lang=en`)).text,
    /Page 2[^]*This page has no text, only a picture/,
  );
});

test('before its first comment the thread of an imported document has its title, its text and its page already', async () => {
  const place = await buildThreadedPlace(server);
  const url = `${place.prefix}11`;
  const find = async () =>
    (await server.send<Thread>('GET', `/v1/threads?document=${encodeURIComponent(url)}`)).body;
  assert.equal((await find()).title, url);
  const bytes = writePdf({ title: 'Groennota', language: 'nl', pages: [[{ text: 'Tekst.' }]] });
  const { reader, version } = await importing(url, place.organisation.id, bytes);
  const { title, document, comments } = await find();
  assert.deepEqual([title, comments], ['Groennota', 0]);
  assert.deepEqual(document, { url, title, version, reader: `/d/${reader}`, file: `${url}.pdf` });
});

test('without a script the page leads to the thread as soon as someone has written', async () => {
  const place = await buildThreadedPlace(server);
  const url = `${place.prefix}8`;
  const bytes = writePdf({ title: 'Nota', language: 'nl', pages: [[{ text: 'Tekst.' }]] });
  const { reader } = await importing(url, place.organisation.id, bytes);
  assert.doesNotMatch((await server.send('GET', `/d/${reader}`)).text, /href="\/a\//);
  const { thread } = await written(server, place, { document: url, text: 'Mooi.' });
  assert.equal(thread.title, 'Nota');
  assert.equal(thread.document?.reader?.endsWith(`/d/${reader}`), true);
  assert.ok((await server.send('GET', `/d/${reader}`)).text.includes(`href="/a/${thread.ref}"`));
});

test('a new text is a new version, the old one can still be read, and the same text again is no version', async () => {
  const place = await buildThreadedPlace(server);
  const url = `${place.prefix}9`;
  const pdf = (text: string) => writePdf({ title: 'Nota', language: 'nl', pages: [[{ text }]] });
  const one = await importing(url, place.organisation.id, pdf('Eerst dit.'));
  server.clock.pass(60);
  const two = await importing(url, place.organisation.id, pdf('Toen dat.'));
  server.clock.pass(60);
  const same = await importing(url, place.organisation.id, pdf('Toen dat.'));
  assert.deepEqual([one.fresh, two.fresh, same.fresh], [true, true, false]);
  assert.equal(two.reader, one.reader);
  assert.equal(same.version, two.version);
  const newest = await server.send('GET', `/d/${one.reader}`);
  assert.match(newest.text, /Toen dat\.[^]*/);
  assert.match(newest.text, /Versies \(2\)/);
  const older = await server.send('GET', `/d/${one.reader}?version=${one.version}`);
  assert.match(older.text, /U leest een oudere versie[^]*Eerst dit\./);
  server.clock.pass(60);
  await importing(url, place.organisation.id, pdf('Eerst dit.'));
  assert.match((await server.send('GET', `/d/${one.reader}`)).text, /<p>Eerst dit\./);
  for (const version of ['0'.repeat(64), 'x', '%00'])
    assert.equal((await server.send('GET', `/d/${one.reader}?version=${version}`)).status, 404, version);
  assert.equal((await server.send('GET', '/d/geenstuk')).status, 404);
});

test('the real council letter imports as two versions', { skip: !existsSync(`${letter}1.pdf`) }, async () => {
  const place = await buildThreadedPlace(server);
  const url = `${place.prefix}10`;
  const [one, two] = [await readFile(`${letter}1.pdf`), await readFile(`${letter}2.pdf`)];
  const first = await importing(url, place.organisation.id, one);
  server.clock.pass(60);
  const second = await importing(url, place.organisation.id, two);
  assert.equal(first.reader, second.reader);
  assert.notEqual(first.version, second.version);
  const { text } = await server.send('GET', `/d/${first.reader}?version=${first.version}`);
  // A paragraph that a page's end parts, in one piece with the mark of the page in it.
  assert.match(
    text,
    /vormen van participatie en <span\s+role="doc-pagebreak"\s+id="page-3"[^>]*><\/span>(?:<\?>)?zeggenschap\. Op het vlak/,
  );
  assert.match(text, /<h3>Digitale Democratie: aanleiding en doel/);
});
