import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FoundAddresses } from '../../../contract/idea.schema.js';
import { addressSearch } from '../../../server/idea/address.search.js';
import { buildBoardedPlace, readBoardOf, type BoardedPlace } from '../../support/boarding.js';
import { startLocatieserver, type Locatieserver } from '../../support/locatieserver.js';
import { startServer, type TestServer } from '../../support/server.js';

let source: Locatieserver;
let server: TestServer;
before(async () => {
  source = await startLocatieserver();
  server = await startServer({
    env: { ADDRESS_SEARCH: source.url, RATE_LIMITS: 'off' },
    pressureAt: Infinity,
  });
});
after(async () => {
  await server.stop();
  await source.stop();
});

const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
});

const find = (place: BoardedPlace, search: string) =>
  server.send<FoundAddresses>(
    'GET',
    `${place.path}/addresses?${new URLSearchParams({ search }).toString()}`,
    {
      origin: place.origin,
    },
  );

test('an address is looked up by the server, and only what lies within the outline of the board is found', async () => {
  const anywhere = await buildBoardedPlace(server, { place: 'optional' });
  assert.equal((await readBoardOf(server, anywhere)).addresses, true);
  const all = await find(anywhere, 'Parklaan 1');
  assert.equal(all.status, 200, all.text);
  assert.deepEqual(
    all.body.addresses.map(({ name }) => name),
    ['Parklaan 1, 9715AB Groningen', 'Parklaan 1, 1011AB Amsterdam', 'Parklaan, Groningen'],
  );
  const outlined = await buildBoardedPlace(server, {
    place: 'optional',
    outline: square(6.5, 53.2, 6.6, 53.3),
  });
  const near = await find(outlined, 'Parklaan 1');
  assert.deepEqual(near.body.addresses[0], {
    name: 'Parklaan 1, 9715AB Groningen',
    place: { latitude: 53.217, longitude: 6.593 },
  });
  assert.equal(near.body.addresses.length, 2);
  const asked = Object.fromEntries(source.asked.at(-1)!);
  assert.deepEqual(
    [asked.q, asked.lat, asked.lon, asked.fl],
    ['parklaan 1', '53.2500', '6.5500', 'weergavenaam,centroide_ll'],
  );
});

test('what was looked up is kept for ten minutes, and words that are no address are not sent on', async () => {
  const place = await buildBoardedPlace(server, { place: 'optional' });
  await find(place, 'Kerkplein 3');
  const before = source.asked.length;
  await find(place, ' kerkplein  3');
  assert.equal(source.asked.length, before);
  server.clock.pass(601);
  await find(place, 'Kerkplein 3');
  assert.equal(source.asked.length, before + 1);
  assert.deepEqual((await find(place, '*:*')).body.addresses, []);
  assert.equal(source.asked.length, before + 1);
  await find(place, 'x:y OR {!func} NOT "straat"');
  assert.equal(source.asked.at(-1)!.get('q'), 'x y or func not straat');
  await find(place, '-kerkplein 3 - van-dam-straat -');
  assert.equal(source.asked.at(-1)!.get('q'), 'kerkplein 3 van-dam-straat', 'a hyphen excludes no word');
  assert.equal((await find(place, 'x'.repeat(121))).status, 400);
});

test('the address that was typed comes before those that only begin like it, also where they are nearer', async () => {
  const names = ['Parklaan 10', 'Parklaan 12', 'Parklaan', 'Parklaan 1', 'Parklaan 1A'];
  const fine = await startLocatieserver();
  fine.answerWith((response) => {
    const docs = names.map((weergavenaam, at) => ({ weergavenaam, centroide_ll: `POINT(6.59${at} 53.217)` }));
    response.end(JSON.stringify({ response: { numFound: docs.length, start: 0, docs } }));
  });
  const found = await addressSearch({ url: fine.url })('Parklaan 1', undefined, new Date());
  await fine.stop();
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Parklaan 1', 'Parklaan 10', 'Parklaan 12', 'Parklaan', 'Parklaan 1A'],
  );
});

test('a service that is away, lies, sends on or never ends is no fault of ours, and asked again later', async (t) => {
  const place = await buildBoardedPlace(server, { place: 'optional' });
  const answers: Record<string, Parameters<Locatieserver['answerWith']>[0]> = {
    error: (response) => response.writeHead(500).end(),
    html: (response) => response.end('<h1>Onderhoud</h1>'),
    null: (response) => response.end('null'),
    redirect: (response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
    huge: (response) => response.end('x'.repeat(300_000)),
  };
  const fine = source;
  for (const [name, answer] of Object.entries(answers))
    await t.test(name, async () => {
      fine.answerWith(answer);
      const { status, body } = await find(place, `Straat ${name}`);
      assert.deepEqual([status, (body as { code?: string }).code], [503, 'unavailable']);
    });
  fine.answerWith((response) =>
    response.end(JSON.stringify({ response: { docs: [null, 3, { weergavenaam: 'A' }] } })),
  );
  assert.deepEqual((await find(place, 'Straat error')).body.addresses, [], 'a failure is not kept');
});

test('where no service is set, or a board asks for no place, nothing is offered and nothing is asked', async () => {
  const none = await buildBoardedPlace(server, { place: 'none' });
  assert.equal((await readBoardOf(server, none)).addresses, undefined);
  assert.equal((await find(none, 'Parklaan')).status, 404);
});

test('a name that leads inside is not asked, whatever the operator set', async () => {
  let dialled = false;
  const search = addressSearch({
    url: 'http://addresses.example/free',
    reach: {
      resolve: () => Promise.resolve(['127.0.0.1']),
      connect: () => {
        dialled = true;
        throw new Error('dialled');
      },
    },
  });
  await assert.rejects(search('Parklaan', undefined, new Date()), { code: 'unavailable' });
  assert.equal(dialled, false);
});
