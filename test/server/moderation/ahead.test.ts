import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setDocumentModeration } from '../../../server/channel/prefix.service.js';
import { startServer, type TestServer } from '../../support/server.js';
import { callerOf, staffToken } from '../../support/staffing.js';
import { buildThreadedPlace, newWriter } from '../../support/threading.js';

let server: TestServer;
before(async () => {
  server = await startServer({ pressureAt: Infinity });
});
after(() => server.stop());

test('the thread of a document is set before anyone wrote, and its first comment waits', async () => {
  const place = await buildThreadedPlace(server);
  const clerk = callerOf(server, place, await staffToken(server, place, 'clerk'));
  const document = `${place.prefix}vooraf`;
  const begun = await clerk('PUT', '/v1/document-threads', {
    document: `${document}?utm_source=x#kop`,
    settings: { moderation: 'before', kinds: ['for', 'against'] },
  });
  assert.equal(begun.status, 200, begun.text);
  const { ref } = begun.body as { ref: string };
  const { body } = await server.send<Record<string, unknown>>(
    'GET',
    `/v1/threads?document=${encodeURIComponent(document)}`,
  );
  assert.deepEqual([body['ref'], body['moderation'], body['comments']], [ref, 'before', 0]);
  const { body: again } = await clerk('PUT', '/v1/document-threads', {
    document,
    settings: { reactions: false },
  });
  assert.equal((again as { ref: string }).ref, ref);
  const first = await callerOf(server, place, await newWriter(server, place))('POST', '/v1/comments', {
    document,
    text: 'Wacht even',
    kind: 'for',
  });
  assert.equal((first.body['comment'] as { state: string }).state, 'pending', first.text);
  const foreign = await clerk('PUT', '/v1/document-threads', {
    document: 'https://elders.example/1',
    settings: { reactions: false },
  });
  assert.equal(foreign.body['code'], 'document_unknown');
});

test('where a channel asks so, threads of its documents begin with approval before publication', async () => {
  const place = await buildThreadedPlace(server);
  const { database } = server.house;
  await database.write(async (tx) => {
    const [channel] = await tx.query<{ id: string }>('SELECT id FROM channel WHERE organisation_id = ?', [
      place.organisation.id,
    ]);
    await setDocumentModeration(tx, channel!.id, 'before');
  });
  const document = `${place.prefix}wacht`;
  const { body } = await server.send<Record<string, unknown>>(
    'GET',
    `/v1/threads?document=${encodeURIComponent(document)}`,
  );
  assert.deepEqual([body['ref'], body['moderation']], [undefined, 'before']);
  const token = await newWriter(server, place);
  const first = await callerOf(server, place, token)('POST', '/v1/comments', { document, text: 'Eerst' });
  assert.equal((first.body['comment'] as { state: string }).state, 'pending', first.text);
});
