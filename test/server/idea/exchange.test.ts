import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exportIdeas, importIdeas, readIdeaFile } from '../../../server/idea/board.service.js';
import {
  buildBoardedPlace,
  checkBoardSums,
  proposed,
  readBoardOf,
  readPageOf,
} from '../../support/boarding.js';
import { databases } from '../../support/database.js';
import type { TestServer } from '../../support/server.js';
import { serverOn } from '../../support/staffing.js';

let server: TestServer;
before(async () => {
  server = await serverOn(databases('sqlite'), { pressureAt: Infinity });
});
after(() => server.stop());

const board = { categories: [{ id: 'groen', name: 'Groen' }] };

test('a table of cards from a meeting goes on the board, and says line by line what was refused and why', async () => {
  const place = await buildBoardedPlace(server, board);
  const csv = [
    'title;text;category;latitude;longitude',
    '"Meer ""bomen""";"Regel 1\nregel 2";groen;52,37;4,89',
    'Geen thema;Vergeten;;;',
    ';Zonder titel;groen;;',
    "'s Avonds licht;In het park;groen;;",
    'Ver weg;Fout;groen;152;4',
    'Geen thema bekend;Fout;water;;',
    "'s Avonds licht;In het park;groen;;",
  ].join('\r\n');
  const { ideas, refused } = readIdeaFile(csv, 'csv', 'paper');
  assert.deepEqual(
    refused.map(({ at }) => at),
    [5, 7],
  );
  const done = await importIdeas(server.house.database, place.ref, ideas, server.clock.now);
  assert.equal(done.taken, 2);
  assert.deepEqual(done.refused.map(({ at }) => at).sort(), [4, 8, 9]);
  const page = await readPageOf(server, place, { sort: 'newest' });
  assert.deepEqual(
    page.ideas.map(({ title, medium, excerpt }) => [title, medium, excerpt]),
    [
      ["'s Avonds licht", 'paper', 'In het park'],
      ['Meer "bomen"', 'paper', 'Regel 1\nregel 2'],
    ],
  );
  assert.deepEqual(page.ideas[1]!.place, { latitude: 52.37, longitude: 4.89 });
  assert.equal((await readBoardOf(server, place)).ideas, 2);
  await checkBoardSums(server, place);
});

test('what is exported comes in again the same, in every form; no cell of a table is a formula', async () => {
  const from = await buildBoardedPlace(server, board);
  const titles = ['=1+1', '+31 6', '-min', '@naam', "'quote", 'Gewoon, met komma'];
  for (const title of titles)
    await proposed(server, from, {
      title,
      text: `Over ${title}`,
      category: 'groen',
      place: { latitude: 52.1, longitude: 5.2 },
    });
  const { database } = server.house;
  for (const format of ['csv', 'json', 'geojson'] as const) {
    const file = await database.read((tx) => exportIdeas(tx, from.ref, format));
    if (format === 'csv')
      for (const line of file.split('\r\n')) assert.doesNotMatch(line.split(',')[1] ?? '', /^"?[=+\-@]/);
    const into = await buildBoardedPlace(server, board);
    const { ideas, refused } = readIdeaFile(file, format, undefined);
    assert.deepEqual(refused, []);
    assert.equal((await importIdeas(database, into.ref, ideas, server.clock.now)).taken, titles.length);
    const again = await importIdeas(database, into.ref, ideas, server.clock.now);
    assert.deepEqual([again.taken, again.refused[0]!.why], [0, 'is on the board already']);
    const page = await readPageOf(server, into, { sort: 'newest' });
    assert.deepEqual(page.ideas.map(({ title }) => title).reverse(), titles);
    assert.deepEqual(page.ideas[0]!.place, { latitude: 52.1, longitude: 5.2 });
  }
});

test('a file that is not of its form is refused as a whole, with the reason', () => {
  assert.throws(() => readIdeaFile('naam;tekst\na;b', 'csv', undefined), /no column "title"/);
  assert.throws(() => readIdeaFile('title,text\n"open,b', 'csv', undefined), /quote/);
  assert.throws(() => readIdeaFile('{"iets": 1}', 'json', undefined), /no list of ideas/);
  assert.throws(() => readIdeaFile('{"type": "Point"}', 'geojson', undefined), /FeatureCollection/);
});
