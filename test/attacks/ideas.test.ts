import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exportIdeas } from '../../server/idea/board.service.js';
import {
  asStaff,
  buildBoardedPlace,
  newResident,
  proposed,
  proposeOver,
  readBoardOf,
  readIdeaOf,
  type BoardedPlace,
} from '../support/boarding.js';
import { fresh } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { commentOver, written } from '../support/threading.js';
import { followed, told } from '../server/mail/subscribing.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
});
after(() => server.stop());

const under = (place: BoardedPlace, id: string) => ({ ...place, ref: `idea-${id}` });

const markup = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '<!--/board--><script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
];

test('1 and 3: markup in everything that people and staff say of an idea is text on every page, in mail and in exports', async () => {
  for (const evil of markup) {
    const place = await buildBoardedPlace(server, {
      title: evil,
      lead: evil,
      categories: [{ id: 'evil', name: evil }],
      areas: [{ id: 'evil', name: evil }],
      agenda: { threshold: 1, then: evil, otherwise: evil },
      process: {
        slug: fresh('proces'),
        question: evil,
        phases: [{ step: 'collect', title: evil, from: '2026-01-01T00:00:00Z' }],
      },
    });
    const { idea } = await proposed(server, place, {
      title: evil,
      text: `${evil} https://example.nl/"onmouseover="alert(1)`,
      name: evil,
      placeName: evil,
      category: 'evil',
      area: 'evil',
    });
    const email = `volger-${idea.id}@example.nl`;
    const follower = await followed(server, place, email, idea.id);
    const staff = await asStaff(server, place, 'editor', evil);
    await staff('POST', `/v1/ideas/${idea.id}/statuses`, { status: 'no', response: evil, who: evil });
    await written(server, under(place, idea.id), { text: evil, name: evil });
    await server.send('PUT', `/v1/ideas/${idea.id}/supports/mine`, { origin: place.origin, token: follower });
    const paths = [
      `/a/${place.ref}`,
      `/a/${place.ref}?search=onerror`,
      `/a/${place.ref}?search=${encodeURIComponent(evil)}`,
      `/a/${place.ref}?idee=${idea.id}`,
      `/a/${place.ref}?idee=${idea.id}&flag=${idea.id}`,
      `/a/${place.ref}?nieuw=1`,
      `/embed/${place.ref}`,
      `/fragment/${place.ref}`,
      `/feed/idea-${idea.id}`,
    ];
    for (const path of paths) {
      const { status, text } = await server.send('GET', path);
      assert.equal(status, 200, `${path}: ${text.slice(0, 300)}`);
      assert.doesNotMatch(text, /<img src=x|<svg onload|<script>alert|"onmouseover="/, path);
    }
    // The answer and the reached threshold are told in one mail or in two, by when the server looks for news.
    const mails = (await told(server)).filter(({ to }) => to === email);
    assert.ok(mails.some(({ text }) => /^> /m.test(text)));
    for (const { subject } of mails) assert.equal(subject.includes('\n'), false);
    const json = await server.house.database.read((tx) => exportIdeas(tx, place.ref, 'json'));
    assert.ok(JSON.stringify(JSON.parse(json)).includes(JSON.stringify(evil)));
    const page = (await server.send('GET', `/a/${place.ref}?idee=${idea.id}`)).headers;
    assert.match(String(page['content-security-policy']), /default-src 'none'; script-src http/);
  }
});

test('2 and 25: a document of the council leads to the web and nowhere else, and a link in a story too', async () => {
  const place = await buildBoardedPlace(server, {
    agenda: { threshold: 1, then: 'Dan bespreekt de raad het.', otherwise: 'Dan niet.' },
  });
  const links = [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    "http://a'onmouseover='x",
    'https://user:password@example.nl/',
    '//evil.example/',
    'https://',
    `https://example.nl/${'a'.repeat(10_000)}`,
  ];
  const { idea, token } = await proposed(server, place, {
    title: 'Meer bomen',
    text: links.join('\n').slice(0, 4000),
  });
  await server.send('PUT', `/v1/ideas/${idea.id}/supports/mine`, { origin: place.origin, token });
  const staff = await asStaff(server, place);
  for (const url of links) {
    const { status, body } = await staff('PUT', `/v1/ideas/${idea.id}/agenda`, {
      document: { url, title: 'Stuk' },
    });
    if (/^http:\/\/a'/.test(url) && status === 200) continue;
    assert.equal(body['code'], 'invalid_input', url.slice(0, 60));
  }
  const { text } = await server.send('GET', `/a/${place.ref}?idee=${idea.id}`);
  for (const [, href] of text.matchAll(/href="([^"]*)"/g))
    assert.match(href!, /^(\/|#|https?:\/\/)/, `no link to ${href!.slice(0, 60)}`);
  assert.doesNotMatch(text, /'onmouseover='/);
});

test('4: hidden signs, heaps of accents, halves of letters, NUL, megabytes and nests are kept or refused in words', async () => {
  const place = await buildBoardedPlace(server);
  const token = await newResident(server, place);
  const send = (input: object) => proposeOver(server, place, token, input as never);
  const heaps = `Z${'\u0301'.repeat(4000)} \u202egnort \u200d👩‍🌾`;
  const kept = await send({ title: 'Accenten', text: heaps });
  assert.equal(kept.status, 201, kept.text);
  assert.equal((await readIdeaOf(server, kept.body.idea.id)).text, heaps);
  assert.equal((await server.send('GET', `/a/${place.ref}?idee=${kept.body.idea.id}`)).status, 200);
  const refused: object[] = [
    { title: '\u200b' },
    { title: 'Regel\r\nBcc: iedereen@example.nl' },
    { title: 'Achterstevoren \u202e' },
    { name: 'Naam\nSubject: x' },
    { placeName: 'Hier\u2028daar' },
    { text: '\u2800 \u3164' },
    { text: 'a\0b' },
    { title: 'x'.repeat(201) },
    { text: 'x'.repeat(5001) },
    { title: ['x'] },
    { title: null },
    { category: '__proto__' },
    { place: { latitude: 1e309, longitude: 5 } },
    { place: { latitude: 91, longitude: 5 } },
    { picture: { id: '../../../etc/passwd', alt: 'x' } },
  ];
  for (const input of refused) {
    const { status, body } = await send(input);
    assert.deepEqual(
      [status, body['code' as never]],
      [400, 'invalid_input'],
      JSON.stringify(input).slice(0, 80),
    );
  }
  const raw = (body: string) =>
    server.send('POST', `${place.path}/ideas`, { origin: place.origin, token, body });
  assert.equal((await raw('{"title":"\\ud800","text":"x"}')).status, 400);
  assert.equal((await raw(`{"title":"x","text":"${'x'.repeat(5_000_000)}"}`)).status, 413);
  assert.equal((await raw(`{"title":${'['.repeat(30_000)}${']'.repeat(30_000)},"text":"x"}`)).status, 400);
  assert.equal((await readBoardOf(server, place)).ideas, 1);
});

test('22: a reply stays under its own idea, and nobody writes under, supports or reports one that is hidden or withdrawn', async () => {
  const place = await buildBoardedPlace(server);
  const one = await proposed(server, place, { title: 'Eerste' });
  const two = await proposed(server, place, { title: 'Tweede' });
  const { comment } = await written(server, under(place, one.idea.id), 'Onder de eerste.');
  const token = await newResident(server, place);
  const cross = await commentOver<{ code?: string }>(server, under(place, two.idea.id), token, {
    text: 'Verkeerd',
    parent: comment.id,
  });
  assert.equal(cross.body.code, 'reply_refused');
  const moderator = await asStaff(server, place, 'moderator');
  await moderator('POST', `/v1/ideas/${one.idea.id}/decisions`, { decision: 'hide', reason: 'spam' });
  await server.send('DELETE', `/v1/ideas/${two.idea.id}`, { origin: place.origin, token: two.token });
  for (const { id } of [one.idea, two.idea]) {
    const as = (method: string, path: string, body?: object) =>
      server.send(method, path, { origin: place.origin, token, ...(body && { body }) });
    assert.equal((await as('PUT', `/v1/ideas/${id}/supports/mine`)).body['code'], 'idea_fixed');
    const flagged = await as('POST', `/v1/ideas/${id}/flags`, { reason: 'spam' });
    assert.ok(['idea_fixed', 'not_found'].includes(String(flagged.body['code'])), flagged.text);
    const form = await server.send('POST', `/a/${place.ref}?idee=${id}`, {
      origin: server.ownOrigin,
      body: new URLSearchParams({ act: 'support', idea: id }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(form.status, 409);
    const page = await server.send('GET', `/a/${place.ref}?idee=${id}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /Eerste|Tweede|Onder de eerste|name="act"/);
  }
});

test('23: an idea that was approved and then becomes spam waits again', async () => {
  const place = await buildBoardedPlace(server, { moderation: 'before' });
  const { idea, token } = await proposed(server, place, { title: 'Netjes' });
  const moderator = await asStaff(server, place, 'moderator');
  await moderator('POST', `/v1/ideas/${idea.id}/decisions`, { decision: 'publish' });
  assert.match((await server.send('GET', `/a/${place.ref}`)).text, /Netjes/);
  const edited = await server.send('PUT', `/v1/ideas/${idea.id}`, {
    origin: place.origin,
    token,
    body: { title: 'Koop nu', text: 'https://spam.example' },
  });
  assert.equal(edited.status, 200, edited.text);
  assert.doesNotMatch((await server.send('GET', `/a/${place.ref}`)).text, /Koop nu|Netjes/);
  assert.equal((await server.send('GET', `/a/${place.ref}?idee=${idea.id}`)).status, 404);
});

test('4: whatever stands in an address or a form of a board, no answer is a fault of ours', async () => {
  const place = await buildBoardedPlace(server);
  const { idea } = await proposed(server, place);
  const signs = [
    '%00',
    '%ff',
    '%F0%9F',
    "'",
    '"',
    '<',
    '..%2f',
    '%E2%80%AE',
    'a'.repeat(3000),
    '__proto__',
    '[]',
  ];
  for (const sign of signs)
    for (const name of [
      'idee',
      'search',
      'after',
      'sort',
      'category',
      'seed',
      'reactie',
      'reply',
      'flag',
      'lang',
      'nieuw',
    ]) {
      const { status } = await server.send('GET', `/a/${place.ref}?${name}=${sign}`);
      assert.ok(status < 500, `${name}=${sign.slice(0, 20)}: ${status}`);
      const within = await server.send('GET', `/a/${place.ref}?idee=${idea.id}&${name}=${sign}`);
      assert.ok(within.status < 500, `idea, ${name}=${sign.slice(0, 20)}: ${within.status}`);
    }
  const acts = ['add', 'support', 'unsupport', 'merge', 'flag', 'comment', 'follow', 'toString', ''];
  for (const act of acts)
    for (const value of ['\0', '\ud800', '"><', '0'.repeat(16), idea.id, '__proto__']) {
      const fields = {
        act,
        idea: value,
        merge: value,
        comment: value,
        parent: value,
        title: value,
        text: value,
        email: value,
        following: value,
        code: value,
        point: value,
        picture: value,
        shown: value,
        reason: value,
        category: value,
      };
      const { status, text } = await server.send('POST', `/a/${place.ref}`, {
        origin: server.ownOrigin,
        body: new URLSearchParams(fields).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      assert.ok(status < 500, `${act} ${JSON.stringify(value)}: ${status} ${text.slice(0, 200)}`);
    }
});
