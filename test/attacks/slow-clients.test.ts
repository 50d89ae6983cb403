import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { apiRooms } from '../../server/rooms.js';
import { buildPlace, openSession, type BuiltPlace } from '../support/places.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let place: BuiltPlace;
before(async () => {
  const patience = { headers: 300, request: 600, idle: 300, check: 50 };
  server = await startServer({ rooms: apiRooms, patience });
  place = await buildPlace(server);
});
after(() => server.stop());

const open = async (): Promise<Socket> => {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

/** What came back until the server ended the connection. */
const untilClosed = async (socket: Socket): Promise<string> => {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return text;
};

const head = (length: number) =>
  `POST /v1/sessions HTTP/1.1\r\nHost: x\r\nOrigin: ${place.origin}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

test('29: a client that sends a byte now and then is cut off, and others are served meanwhile', async () => {
  const slow = await open();
  const dripping = setInterval(() => slow.write('G'), 20);
  const closed = untilClosed(slow);
  await openSession(server, place);
  const text = await closed;
  clearInterval(dripping);
  assert.match(text, /^(HTTP\/1\.1 4\d\d|$)/);
});

test('29: a body that comes too slowly is given up, without effect', async () => {
  const slow = await open();
  slow.write(head(200));
  const dripping = setInterval(() => slow.write(' '), 20);
  const text = await untilClosed(slow);
  clearInterval(dripping);
  assert.doesNotMatch(text, /^HTTP\/1\.1 [25]/);
});

test('29: a body shorter than announced has no effect and harms nobody', async () => {
  const count = async () =>
    (await server.house.database.read((tx) => tx.query('SELECT token_hash FROM session'))).length;
  const before = await count();
  const body = JSON.stringify({ activity: place.activity.ref });
  const socket = await open();
  socket.end(head(body.length + 10) + body);
  await untilClosed(socket);
  const cut = await open();
  cut.write(head(body.length + 10) + body);
  cut.resetAndDestroy();
  await openSession(server, place);
  assert.equal(await count(), before + 1);
});

test('29: a body announced larger than allowed is refused before it is read', async () => {
  const socket = await open();
  socket.write(head(10_000_000));
  const text = await untilClosed(socket);
  assert.match(text, /^HTTP\/1\.1 413/);
  assert.match(text, /"code":"too_large"/);
});

test('29: a body without a length is cut at the limit', async () => {
  const socket = await open();
  const lines = ['POST /v1/sessions HTTP/1.1', 'Host: x', `Origin: ${place.origin}`];
  socket.write(
    [...lines, 'Content-Type: application/json', 'Transfer-Encoding: chunked', '', ''].join('\r\n'),
  );
  const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
  const pouring = setInterval(() => socket.write(chunk), 1);
  const text = await untilClosed(socket);
  clearInterval(pouring);
  assert.match(text, /^HTTP\/1\.1 413/);
});

test('29: idle connections are closed, and two thousand of them keep nobody from being served', async () => {
  const sockets = await Promise.all(Array.from({ length: 2000 }, open));
  const closed = Promise.all(sockets.map((socket) => untilClosed(socket)));
  await openSession(server, place);
  await closed;
});

test('29: headers without end are refused', async () => {
  const socket = await open();
  const closed = untilClosed(socket);
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}`);
  assert.match(await closed, /^HTTP\/1\.1 431/);
});
