import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Places, SimilarIdeas } from '../../../contract/idea.schema.js';
import { freshBoard } from '../../../server/idea/board.service.js';
import { postIdea } from '../../../server/idea/idea.post.js';
import { alongWalk, placeOnRing, walkOf } from '../../../server/idea/idea.order.js';
import {
  buildBoardedPlace,
  proposed,
  readBoardOf,
  readPageOf,
  supported,
  type BoardedPlace,
} from '../../support/boarding.js';
import { onBoth } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { serverOn } from '../../support/staffing.js';

onBoth('lists of ideas', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await serverOn(databases, { pressureAt: Infinity });
  });
  after(() => server.stop());

  const filled = async (place: BoardedPlace, count: number, near = 0): Promise<void> =>
    server.house.database.write(async (tx) => {
      const board = await freshBoard(tx, place.ref);
      for (let at = 0; at < count; at++)
        await postIdea(tx, {
          board,
          participantId: undefined,
          typist: undefined,
          now: server.clock.now,
          draw: () => 0,
          input: {
            title: `Idee ${at}`,
            text: `Nummer ${at}`,
            ...(near > 0 && {
              place: { latitude: 52 + (at % 50) / near, longitude: 5 + Math.floor(at / 50) / near },
            }),
          },
        });
    });

  const walk = async (place: BoardedPlace, query: Record<string, string>): Promise<string[]> => {
    const titles: string[] = [];
    let after: string | undefined;
    do {
      const page = await readPageOf(server, place, after === undefined ? query : { ...query, after });
      assert.ok(page.ideas.length <= 20);
      titles.push(...page.ideas.map(({ title }) => title!));
      after = page.next;
    } while (after !== undefined);
    return titles;
  };

  test('every order gives every idea once, page by page', async () => {
    const place = await buildBoardedPlace(server);
    await filled(place, 45, 1000);
    const orders: Record<string, string>[] = [
      { sort: 'newest' },
      { sort: 'most-supported' },
      { sort: 'random', seed: 'ik-vandaag' },
      { sort: 'random', seed: 'jij-vandaag' },
      { sort: 'nearby', near: '52.02,5' },
    ];
    for (const query of orders) {
      const titles = await walk(place, query);
      assert.equal(new Set(titles).size, 45, JSON.stringify(query));
      assert.equal(titles.length, 45);
    }
    const mine = await walk(place, { sort: 'random', seed: 'ik-vandaag' });
    assert.deepEqual(await walk(place, { sort: 'random', seed: 'ik-vandaag' }), mine);
    assert.notDeepEqual(await walk(place, { sort: 'random', seed: 'jij-vandaag' }), mine);
    assert.equal((await walk(place, { sort: 'nearby', near: '52.02,5' }))[0], 'Idee 20');
    const wrong = await server.send('GET', `${place.path}/ideas?sort=nearby&after=1`);
    assert.equal(wrong.status, 400);
  });

  test('a random order gives every idea its chance at the top', () => {
    const places = Array.from({ length: 40 }, (_, at) => placeOnRing(at + 1));
    const times = new Map<number, number>();
    for (let seed = 0; seed < 8000; seed++) {
      const on = walkOf('bord', String(seed));
      const first = [...places].sort((a, b) => alongWalk(on, a) - alongWalk(on, b))[0]!;
      times.set(first, (times.get(first) ?? 0) + 1);
    }
    assert.equal(times.size, 40);
    // Fair is 200; gaps on the ring take three lengths, the longest 2.6 times the shortest.
    for (const count of times.values()) assert.ok(count > 90 && count < 420, `${count}`);
  });

  test('the order by support follows support, and filters say how many ideas fit', async () => {
    const categories = ['groen', 'verkeer'].map((id) => ({ id, name: id }));
    const areas = ['oost', 'west'].map((id) => ({ id, name: id }));
    const place = await buildBoardedPlace(server, { categories, areas });
    const a = await proposed(server, place, { title: 'A', category: 'groen', area: 'oost' });
    const b = await proposed(server, place, { title: 'B', category: 'groen', area: 'west' });
    await proposed(server, place, { title: 'C', category: 'verkeer', area: 'west' });
    await supported(server, place, a.idea.id, 2);
    await supported(server, place, b.idea.id, 3);
    const titles = async (query: Record<string, string>) => {
      const { ideas, found } = await readPageOf(server, place, { sort: 'most-supported', ...query });
      return `${ideas.map(({ title }) => title).join('')} ${found}`;
    };
    assert.equal(await titles({}), 'BAC 3');
    assert.equal(await titles({ category: 'groen' }), 'BA 2');
    assert.equal(await titles({ area: 'west' }), 'BC 2');
    assert.equal(await titles({ area: 'west', category: 'verkeer' }), 'C 1');
    assert.equal(await titles({ status: 'yes' }), ' 0');
    assert.equal(await titles({ area: 'noord' }), ' 0');
  });

  test('a search finds words in titles and texts, by stem, without diacritics, and their beginnings', async () => {
    const place = await buildBoardedPlace(server);
    const elsewhere = await buildBoardedPlace(server);
    await proposed(server, place, { title: 'Bomen in de Dorpsstraat', text: 'Meer schaduw in de zomer.' });
    await proposed(server, place, { title: 'Café met terras', text: 'En een boom ervoor.' });
    await proposed(server, place, {
      title: 'Fietspad langs de singel',
      text: 'Veilig langs zeeën van bloemen.',
    });
    await proposed(server, elsewhere, { title: 'Bomen elders', text: 'Elders.' });
    const found = async (search: string, more: Record<string, string> = {}) =>
      (await readPageOf(server, place, { search, ...more })).ideas.map(({ title }) => title);
    assert.deepEqual(await found('boom'), ['Bomen in de Dorpsstraat', 'Café met terras']);
    assert.deepEqual(await found('BOMEN winter'), []);
    assert.deepEqual(await found('bomen zomer'), ['Bomen in de Dorpsstraat']);
    assert.deepEqual(await found('cafe'), ['Café met terras']);
    assert.deepEqual(await found('fiets'), ['Fietspad langs de singel']);
    assert.deepEqual(await found('veiligheid'), ['Fietspad langs de singel']);
    assert.deepEqual(await found('zee'), ['Fietspad langs de singel']);
    assert.deepEqual(await found('boom', { sort: 'newest' }), ['Café met terras', 'Bomen in de Dorpsstraat']);
    for (const nothing of ['!!!', '"', "' OR 1=1 --", 'a:* & !b', 'NOT NEAR(x)', '𝔘𝔫𝔦 🌳'])
      assert.deepEqual(await found(nothing), [], nothing);
  });

  test('English boards are searched by English stems', async () => {
    const place = await buildBoardedPlace(server, { language: 'en' });
    await proposed(server, place, { title: 'Running tracks', text: 'For runners of all ages.' });
    const { ideas } = await readPageOf(server, place, { search: 'track ages' });
    assert.equal(ideas.length, 1);
  });

  test('ideas like a title that is being typed are found, and others are not', async () => {
    const place = await buildBoardedPlace(server);
    for (const title of [
      'Meer bomen in de Dorpsstraat',
      'Een bankje bij de vijver',
      'Speeltuin opknappen aan het Merelplein',
      'De Dorpsstraat autovrij',
      'Een openbaar toilet in het Oosterpark',
    ])
      await proposed(server, place, { title });
    const like = async (title: string) => {
      const path = `${place.path}/similar-ideas?${new URLSearchParams({ title }).toString()}`;
      const { status, body, text } = await server.send<SimilarIdeas>('GET', path);
      assert.equal(status, 200, text);
      return body.ideas.map((idea) => idea.title);
    };
    assert.deepEqual(await like('Bomen planten in Dorpsstraat'), ['Meer bomen in de Dorpsstraat']);
    assert.deepEqual(await like('bankje vijv'), ['Een bankje bij de vijver']);
    assert.deepEqual(await like('Zebrapad bij de school'), []);
    assert.deepEqual(await like('de het een'), []);
    assert.deepEqual(await like('Speeltuin Merelplein'), ['Speeltuin opknappen aan het Merelplein']);
    // A word within a longer one, beside a word that few titles have.
    assert.deepEqual(await like('Een toilet in het park'), ['Een openbaar toilet in het Oosterpark']);
    assert.deepEqual(await like('Een bankje bij de bushalte'), []);
  });

  test('the map gets every place, and clusters that add up where there are too many', async () => {
    const place = await buildBoardedPlace(server);
    await filled(place, 2100, 10_000);
    const at = async (query = '') => (await server.send<Places>('GET', `${place.path}/places${query}`)).body;
    const all = await at();
    assert.equal(all.spots.length, 0);
    assert.ok(all.clusters.length > 1 && all.clusters.length <= 400);
    assert.equal(
      all.clusters.reduce((sum, { ideas }) => sum + ideas, 0),
      2100,
    );
    const [west, south, east, north] = all.clusters[0]!.box as [number, number, number, number];
    const part = await at(`?box=${west - 0.00001},${south - 0.00001},${east + 0.00001},${north + 0.00001}`);
    assert.equal(part.spots.length, all.clusters[0]!.ideas);
    assert.equal((await server.send('GET', `${place.path}/places?box=5,52,4,53`)).status, 400);
  });

  test('the first page of a board is in the order of the day, the same for everyone', async () => {
    const place = await buildBoardedPlace(server, { sort: 'random' });
    await filled(place, 30);
    const start = server.clock.now;
    const today = await readBoardOf(server, place);
    assert.equal(today.first.seed, '2026-03-18');
    assert.equal(today.first.found, 30);
    assert.deepEqual((await readBoardOf(server, place)).first, today.first);
    const orders = new Set<string>();
    for (let days = 0; days < 5; days++) {
      orders.add((await readBoardOf(server, place)).first.ideas.map(({ id }) => id).join());
      server.clock.pass(86_400);
    }
    assert.ok(orders.size > 1);
    server.clock.now = start;
  });
});
