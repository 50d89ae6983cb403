import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer, type TestServer } from '../support/server.js';
import { buildBallot } from '../support/factories.js';
import { buildPolledPlace, castAll, castOver, newVoter } from '../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const evil = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  `"'><svg onload=alert(1)>`,
];

for (const text of evil)
  test(`1 and 3: ${text} in a title, a lead and options is text on every page that the server renders`, async () => {
    const place = await buildPolledPlace(server, {
      title: text,
      lead: text,
      options: [{ label: text, text }, 'Nee'],
    });
    await castAll(server, place, [['nee']]);
    const asked = `/oembed?url=${encodeURIComponent(`${server.ownOrigin}/a/${place.ref}`)}`;
    const pages = ['/a/', '/embed/', '/fragment/'].map((path) => path + place.ref);
    for (const path of [...pages, `${asked}&format=xml`]) {
      const { status, text: page } = await server.send('GET', path);
      assert.equal(status, 200, path);
      assert.doesNotMatch(page, /<img src=x|<script>alert|<svg onload/, path);
    }
    const { html } = (await server.send<{ html: string }>('GET', asked)).body;
    assert.doesNotMatch(html, /<img src=x|<script>alert|<svg onload/);
    const { body } = await server.send<{ title: string }>('GET', place.path);
    assert.equal(body.title, text);
  });

test('4: lone surrogates, nesting and too much text in a vote are refused in words, and nothing counts', async () => {
  const place = await buildPolledPlace(server, { rule: { kind: 'scenario' } });
  const token = await newVoter(server, place);
  const nonce = '0'.repeat(32);
  const vote = (why: string) => `{"ballot":{"options":["ja"]},"nonce":"${nonce}","why":"${why}"}`;
  const bodies = [
    vote('\\ud800'),
    vote('a\\u0000b'),
    vote('a'.repeat(1001)),
    vote('a'.repeat(5_000_000)),
    '['.repeat(100_000) + ']'.repeat(100_000),
    `{"ballot":${'['.repeat(30_000)}${']'.repeat(30_000)},"nonce":"${nonce}"}`,
  ];
  for (const body of bodies) {
    const path = `${place.path}/ballots/mine`;
    const answer = await server
      .send('PUT', path, { origin: place.origin, token, body })
      .catch(() => undefined);
    // A body that is far too large may be cut off before the answer is read.
    assert.ok(answer === undefined || [400, 413].includes(answer.status), answer?.text.slice(0, 200));
  }
  const { body } = await server.send<{ turnout: { total: number } }>('GET', place.path);
  assert.equal(body.turnout.total, 0);
});

test('4: hidden signs, signs from right to left and heaps of accents in a reason are kept as they were typed', async () => {
  const place = await buildPolledPlace(server, { rule: { kind: 'scenario' } });
  for (const why of [
    'a' + '\u0301'.repeat(999),
    'links \u202Estcher\u202C \u2067rechts\u2069',
    'nul\u200Bbreed\uFEFF\u00AD en \u{1F3FD}\u200D\u{1F468}\u{E0062}',
    '\u{10FFFF}\uFFFE einde',
  ]) {
    const token = await newVoter(server, place);
    const { status, text } = await castOver(server, place, token, { ...buildBallot(['ja']), why });
    assert.equal(status, 200, text);
    const kept = await server.house.database.read((tx) =>
      tx.query<{ text: string }>('SELECT text FROM poll_reason WHERE poll_id = ?', [place.id]),
    );
    assert.ok(
      kept.some((reason) => reason.text === why),
      JSON.stringify(why),
    );
  }
});
