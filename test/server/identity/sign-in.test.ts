import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../../server/rooms.js';
import { PlainBrowser, signInAs, startProvider, type TestProvider } from '../../support/oidc.js';
import { buildPlace, openSession, type BuiltPlace } from '../../support/places.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let provider: TestProvider;
let place: BuiltPlace;
before(async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const jwk = async (key: CryptoKey) => ({
    ...(await crypto.subtle.exportKey('jwk', key)),
    alg: 'ES256',
    kid: 'stem',
  });
  const [privateKey, publicKey] = await Promise.all([jwk(pair.privateKey), jwk(pair.publicKey)]);
  provider = await startProvider(() => ({
    clientId: 'stem',
    redirectUri: `${server.ownOrigin}/sign-in-return`,
    publicKey,
  }));
  server = await startServer({
    rooms: apiRooms,
    now: 'real',
    env: {
      RATE_LIMITS: '100',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'stem',
      OIDC_PRIVATE_KEY: JSON.stringify(privateKey),
    },
  });
  place = await buildPlace(server, { access: 'resident' });
});
after(async () => {
  await server.stop();
  await provider.stop();
});

const begin = async () => {
  const { token } = await openSession(server, place);
  const body = { activity: place.activity.ref };
  const started = await server.send<{ url: string; challenge: string }>('POST', '/v1/sign-ins', {
    origin: place.origin,
    token,
    body,
  });
  assert.equal(started.status, 201, started.text);
  return { token, ...started.body };
};

const prove = (token: string, challenge: string, code: string) =>
  server.send<{ token: string; proofs: string[] }>('POST', '/v1/sessions/mine/proofs', {
    origin: place.origin,
    token,
    body: { kind: 'resident', challenge, code, activity: place.activity.ref },
  });

const codeIn = (text: string): string => /data-code="([^"]+)"/.exec(text)![1]!;

const signIn = async (sub: string) => {
  const { token, challenge, url } = await begin();
  const browser = new PlainBrowser();
  const page = await browser.go(await signInAs(browser, url, sub));
  return { token, challenge, page };
};

const residents = () =>
  server.house.database.read((tx) =>
    tx.query<{ id: string }>(`SELECT id FROM proof WHERE kind = 'resident'`),
  );

test('a resident signs in at the provider, types the one-time code, and is one person on two devices', async () => {
  for (let device = 0; device < 2; device++) {
    const { token, challenge, page } = await signIn('inwoner-1');
    assert.equal(page.status, 200, page.text);
    assert.match(
      String(page.headers['content-security-policy']),
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    assert.equal(page.headers['cache-control'], 'no-store');
    assert.match(page.text, new RegExp(`data-origin="${place.origin}"`));
    const proven = await prove(token, challenge, codeIn(page.text));
    assert.equal(proven.status, 201, proven.text);
    assert.deepEqual(proven.body.proofs, ['resident']);
    assert.equal((await residents()).length, 1);
  }
});

test('two residents are two persons, and the database knows neither by name', async () => {
  const before = (await residents()).length;
  const { token, challenge, page } = await signIn('inwoner-2');
  assert.equal((await prove(token, challenge, codeIn(page.text))).status, 201);
  assert.equal((await residents()).length, before + 1);
  const rows = await server.house.database.read(async (tx) => [
    ...(await tx.query('SELECT * FROM proof')),
    ...(await tx.query('SELECT * FROM sign_in')),
  ]);
  assert.equal(JSON.stringify(rows).includes('inwoner-'), false);
});

test('the code works once, and only with the challenge of the one who asked', async () => {
  const { token, challenge, page } = await signIn('inwoner-3');
  const code = codeIn(page.text);
  const thief = await begin();
  assert.equal((await prove(thief.token, thief.challenge, code)).body['code' as never], 'code_wrong');
  const proven = await prove(token, challenge, code.toLowerCase().replaceAll('-', ' '));
  assert.equal(proven.status, 201, proven.text);
  assert.equal((await prove(proven.body.token, challenge, code)).body['code' as never], 'code_wrong');
});

test('coming back in another browser, twice, or with another state shows no code', async () => {
  const { url } = await begin();
  const browser = new PlainBrowser();
  const back = await signInAs(browser, url, 'inwoner-4');
  const stranger = await new PlainBrowser().go(back);
  assert.equal(stranger.status, 400);
  assert.doesNotMatch(stranger.text, /data-code/);
  const forged = new URL(back);
  forged.searchParams.set('state', 'x'.repeat(43));
  assert.equal((await browser.go(forged.href)).status, 400);
  assert.equal((await browser.go(back)).status, 200);
  assert.equal((await browser.go(back)).status, 400);
});

test('10: the way back is fixed: no parameter leads elsewhere', async () => {
  const { url } = await begin();
  const browser = new PlainBrowser();
  const extra = 'redirect_uri=https://evil.example&return=https://evil.example&next=//evil.example';
  const page = await browser.go(`${url}?${extra}`);
  assert.equal(page.status, 303);
  const there = new URL(String(page.headers['location']));
  assert.equal(there.origin, provider.issuer);
  assert.equal(there.searchParams.get('redirect_uri'), `${server.ownOrigin}/sign-in-return`);
  assert.equal(there.searchParams.get('code_challenge_method'), 'S256');
  assert.ok(there.searchParams.get('nonce'));
  const back = `${await signInAs(browser, url, 'inwoner-5')}&${extra}`;
  const done = await browser.go(back);
  assert.equal(done.headers['location'], undefined);
  assert.doesNotMatch(done.text, /evil\.example/);
  assert.equal((await browser.go(`${server.ownOrigin}/sign-in/${'x'.repeat(43)}`)).status, 404);
});

test('15: opening the start of a sign-in changes nothing', async () => {
  const { url } = await begin();
  const rows = () => server.house.database.read((tx) => tx.query('SELECT * FROM sign_in ORDER BY state'));
  const before = await rows();
  for (let i = 0; i < 3; i++) await new PlainBrowser().go(url);
  assert.deepEqual(await rows(), before);
});

test('what the provider refuses is told in plain words, without its own', async () => {
  const { url } = await begin();
  const browser = new PlainBrowser();
  const state = url.split('/').at(-1)!;
  await browser.go(url);
  const page = await browser.go(
    `${server.ownOrigin}/sign-in-return?state=${state}&error=access_denied&error_description=<script>alert(1)</script>`,
  );
  assert.equal(page.status, 400);
  assert.match(page.text, /Het inloggen is niet gelukt/);
  assert.doesNotMatch(page.text, /access_denied|alert/);
});

test('without a provider there is nothing to start', async () => {
  const plain = await startServer({ rooms: apiRooms });
  try {
    const there = await buildPlace(plain, { access: 'resident' });
    const { token } = await openSession(plain, there);
    const body = { activity: there.activity.ref };
    const answer = await plain.send('POST', '/v1/sign-ins', { origin: there.origin, token, body });
    assert.equal(answer.status, 404);
  } finally {
    await plain.stop();
  }
});
