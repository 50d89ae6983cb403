import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (path: string, method: 'GET' | 'POST' = 'GET') =>
  server.send(method, path, { headers: browser });

test('who opens the address of the server reads what it is and where the questions are', async () => {
  const { status, text, headers } = await open('/');
  assert.equal(status, 200);
  assert.match(String(headers['content-type']), /text\/html/);
  assert.match(text, /<h1>Hier doet u mee<\/h1>.*href="\/how-we-count".*href="\/recount"/s);
  assert.match((await open('/?lang=en')).text, /<h1>Take part here<\/h1>/);
});

test('a browser at an address that is not there gets a page with words, a program a problem document', async () => {
  for (const path of ['/nergens', '/a/fiets/x/y', '/stem-9.9.9.js', '/a/%E0%A4%A']) {
    const { status, text, headers } = await open(path);
    assert.ok(status === 404 || status === 400, `${path} ${status}`);
    assert.match(String(headers['content-type']), /^text\/html/, path);
    assert.match(String(headers['content-security-policy']), /style-src http/, path);
    assert.match(text, /<h1>Deze pagina is er niet<\/h1>|<h1>Dit kan niet<\/h1>/, path);
  }
  const { headers, text } = await server.send('GET', '/nergens');
  assert.match(String(headers['content-type']), /^application\/problem\+json/);
  assert.match(text, /"code":"not_found"/);
  const api = await open('/v1/nergens');
  assert.match(String(api.headers['content-type']), /^application\/problem\+json/);
});

test('a browser that asks in a way that the page does not know reads so, with the status of a program', async () => {
  const { status, text } = await open('/how-we-count', 'POST');
  assert.equal(status, 405);
  assert.match(text, /<h1>Dit kan niet<\/h1>/);
});
