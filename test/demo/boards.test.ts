import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Board } from '../../contract/board.schema.js';
import type { Idea, IdeaPage } from '../../contract/idea.schema.js';
import { seedBoards } from '../../demo/boards.js';
import { readIdeas } from '../../demo/ideas.js';
import { addOrganisation } from '../../server/channel/organisation.service.js';
import { startServer, type TestServer } from '../support/server.js';

const sources = resolve(import.meta.dirname, '../../demo');

const seeded = async (now: Date): Promise<TestServer> => {
  const server = await startServer({ now });
  const { house, clock } = server;
  const contact = {
    name: 'Griffie',
    email: 'griffie@lindewaard.example',
    url: 'https://lindewaard.example',
  };
  const organisationId = await house.database.write((tx) =>
    addOrganisation(tx, { slug: 'lindewaard', name: 'Gemeente Lindewaard', contact }),
  );
  await seedBoards({ house, organisationId, raad: 'http://raad.localhost:1', sources, now: clock.now });
  return server;
};

// At night: the first hours of a day once left no room for what the demo says happened today.
describe('the idea boards of the demo, seeded at night', () => {
  let server: TestServer;

  before(async () => {
    server = await seeded(new Date('2026-11-25T02:45:00Z'));
  });
  after(() => server.stop());

  const read = async <Body>(path: string): Promise<Body> => (await server.send<Body>('GET', path)).body;

  const find = async (board: string, search: string): Promise<Idea> => {
    const page = await read<IdeaPage>(`/v1/boards/${board}/ideas?search=${encodeURIComponent(search)}`);
    assert.ok(page.ideas.length > 0, search);
    return read<Idea>(`/v1/ideas/${page.ideas[0]!.id}`);
  };

  test('hold every idea with its supporters, and say so', async () => {
    for (const ref of ['ideeen-oosterpark', 'op-de-agenda', 'op-de-agenda-vorige-ronde']) {
      const ideas = await readIdeas(sources, ref);
      const board = await read<Board>(`/v1/boards/${ref}`);
      assert.equal(board.ideas, ideas.length, ref);
      assert.equal(
        board.supports,
        ideas.reduce((sum, { supports }) => sum + supports, 0),
        ref,
      );
    }
  });

  test('show an answer with its cost and who gave it, and a picture in pixels', async () => {
    const { status, statuses, picture, supports } = await find('ideeen-oosterpark', 'ijsvogel');
    assert.equal(status, 'done');
    assert.equal(supports, 64);
    assert.deepEqual(
      statuses.map((step) => step.status),
      ['considering', 'yes', 'done'],
    );
    assert.equal(statuses.at(-1)!.cost, 115_000);
    assert.equal(statuses.at(-1)!.who, 'Wethouder Groen');
    assert.match(picture!.alt, /^Tekening: een blauwe ijsvogel/);
    const file = await server.send('GET', `${picture!.address}-${picture!.widths[0]}.webp`);
    assert.equal(file.headers['content-type'], 'image/webp');
  });

  test('have one that is late, one that reached the agenda, and one that did not in time', async () => {
    assert.equal((await find('ideeen-oosterpark', 'gierzwaluwen')).clock.overdue, true);
    const reached = (await find('op-de-agenda', 'vuurwerkshow')).agenda!;
    assert.equal(reached.state, 'reached');
    assert.match(reached.document!.url, /^http:\/\/raad\.localhost:1\/stukken\/initiatief-vuurwerk\.html$/);
    assert.equal((await find('op-de-agenda', 'nachtbus')).agenda!.state, 'gathering');
    assert.equal((await find('op-de-agenda-vorige-ronde', 'zwembad')).agenda!.state, 'missed');
  });
});
