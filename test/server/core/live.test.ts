import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { LiveHub, serverSentEvent } from '../../../server/core/live.js';
import { startServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let hub: LiveHub;
before(async () => {
  hub = new LiveHub({ most: 3, heartbeatSeconds: 0.05 });
  server = await startServer({
    rooms: [
      ({ api, onClose }) => {
        api.router.get('/live/:topic', (ctx) =>
          hub.subscribe(ctx, ctx.params['topic']!, serverSentEvent('poll', 'first')),
        );
        onClose(() => hub.close());
      },
    ],
  });
});
after(() => server.stop());

const listenTo = async (topic: string) => {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`GET /live/${topic} HTTP/1.1\r\nHost: x\r\nOrigin: https://site.example\r\n\r\n`);
  const stream = { socket, text: '', until: (part: string) => heard(stream, part) };
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    stream.text += chunk;
    socket.emit('heard');
  });
  await stream.until('data: first');
  return stream;
};

const heard = async (stream: { socket: Socket; text: string }, part: string) => {
  while (!stream.text.includes(part)) await once(stream.socket, 'heard');
};

const leave = async (...streams: { socket: Socket }[]) => {
  for (const { socket } of streams) socket.destroy();
  while (hub.size > 0) await new Promise((resolve) => setImmediate(resolve));
};

test('everyone who listens to a topic hears its events, and nobody else does', async () => {
  const [one, two, other] = await Promise.all(['a', 'a', 'b'].map(listenTo));
  hub.publish('a', serverSentEvent('poll', '{"version":2}', '2'));
  await Promise.all([one!.until('id: 2\nevent: poll\ndata: {"version":2}\n\n'), two!.until('"version":2')]);
  hub.publish('b', serverSentEvent('poll', 'last'));
  await other!.until('data: last');
  assert.equal(other!.text.includes('"version":2'), false);
  assert.match(one!.text, /^HTTP\/1\.1 200/);
  assert.match(one!.text, /content-type: text\/event-stream/i);
  assert.match(one!.text, /access-control-allow-origin: \*/i);
  await leave(one!, two!, other!);
});

test('a quiet stream is kept alive by a heartbeat', async () => {
  const stream = await listenTo('quiet');
  await stream.until('\n:\n\n');
  await leave(stream);
});

test('who comes when it is full is told to come back, and a place is free once somebody leaves', async () => {
  const streams = await Promise.all(['a', 'b', 'c'].map(listenTo));
  const full = await server.send('GET', '/live/a');
  assert.equal(full.status, 503);
  assert.equal(full.headers['retry-after'], '15');
  await leave(...streams);
  await leave(await listenTo('a'));
});

test('a listener that does not read is dropped and holds up nobody', async () => {
  const slow = await listenTo('busy');
  slow.socket.pause();
  const quick = await listenTo('busy');
  const frame = serverSentEvent('poll', 'x'.repeat(100_000));
  for (let i = 0; hub.size === 2 && i < 1000; i++) {
    hub.publish('busy', frame);
    quick.text = '';
    await quick.until('x\n\n');
  }
  assert.equal(hub.size, 1);
  await leave(slow, quick);
});

test('several lines of data stay one event', () => {
  assert.equal(serverSentEvent('note', 'a\r\nb\nc').toString(), 'event: note\ndata: a\ndata: b\ndata: c\n\n');
});
