import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Thread } from '../../../contract/comment.schema.js';
import { listen } from '../../support/listening.js';
import { startServer, type TestServer } from '../../support/server.js';
import { buildThreadedPlace, readThreadOf, written } from '../../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

test('a listener hears how many comments there are, and that a thread closed when its time came, with nothing else happening', async () => {
  const closesAt = new Date(server.clock.now.getTime() + 3_600_000);
  const place = await buildThreadedPlace(server, { closesAt: closesAt.toISOString() });
  const heard = await listen<Pick<Thread, 'comments' | 'phase'>>(server, place);
  await heard.until(({ comments, phase }) => comments === 0 && phase === 'open');
  await written(server, place, 'Op tijd');
  await heard.until(({ comments }) => comments === 1);
  const { now } = server.clock;
  server.clock.now = closesAt;
  await heard.until(({ comments, phase }) => comments === 1 && phase === 'closed');
  assert.equal((await readThreadOf(server, place)).phase, 'closed');
  server.clock.now = now;
  heard.response.destroy();
});
