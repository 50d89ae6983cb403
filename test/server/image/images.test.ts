import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync, crc32 } from 'node:zlib';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import type { UploadedPicture } from '../../../contract/idea.schema.js';
import { sniff } from '../../../server/image/image.read.js';
import {
  asStaff,
  buildBoardedPlace,
  newResident,
  proposed,
  proposeOver,
  readIdeaOf,
  type BoardedPlace,
} from '../../support/boarding.js';
import { startServer, type Answer, type TestServer } from '../../support/server.js';
import { apiRooms } from '../../../server/rooms.js';
import { callerOf } from '../../support/staffing.js';

let server: TestServer;
let place: BoardedPlace;
before(async () => {
  server = await startServer({ rooms: apiRooms, env: { RATE_LIMITS: 'off' }, pressureAt: Infinity });
  place = await buildBoardedPlace(server);
});
after(() => server.stop());

const upload = (
  token: string,
  body: Buffer,
  type = 'image/jpeg',
  where = place,
): Promise<Answer<UploadedPicture>> =>
  server.send<UploadedPicture>('POST', `${where.path}/pictures`, {
    origin: where.origin,
    token,
    body,
    headers: { 'Content-Type': type },
  });

const rule = (answer: Answer<unknown>) => {
  const { code, errors } = answer.body as { code: string; errors?: { rule: string }[] };
  return `${code} ${errors?.[0]?.rule ?? ''}`.trim();
};

/** A photo of a telephone held upright: it lies on its side, and says where it was taken. */
const photo = (width = 1600, height = 1000): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a7d44' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { ImageDescription: 'bij mij thuis' }, IFD3: { GPSLatitude: '52/1 22/1 0/1' } })
    .toBuffer();

const fetched = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { Host: 'stem.localhost', ...headers },
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const keyed = ({ address, key }: UploadedPicture, end: string) => `${address}-${end}?key=${key}`;

test('a picture that waits opens to its sender alone, and to everyone once its idea is published', async () => {
  const token = await newResident(server, place);
  const { body: sent } = await upload(token, await photo(400, 300));
  const { body: other } = await upload(token, await photo(64, 48));
  const plain = `${sent.address}-300.webp`;
  const missed = await fetched(plain);
  assert.deepEqual([missed.status, missed.headers.get('cache-control')], [404, 'no-store']);
  assert.equal((await fetched(`${plain}?key=${other.key}`)).status, 404);
  assert.equal((await fetched(`${plain}?key=`)).status, 404);
  const preview = await fetched(keyed(sent, '300.webp'), { 'Sec-Fetch-Dest': 'image' });
  assert.deepEqual([preview.status, preview.headers.get('cache-control')], [200, 'private, no-store']);
  const link = await fetched(keyed(sent, '300.webp'), { 'Sec-Fetch-Dest': 'document' });
  assert.equal(link.status, 404, 'a link that is passed on opens nothing');
  const { idea } = await proposed(server, place, { picture: { id: sent.id, alt: 'Gras' } }, token);
  assert.equal(idea.picture!.key, undefined);
  const shown = await fetched(plain, { 'Sec-Fetch-Dest': 'document' });
  assert.equal(shown.status, 200);
  assert.match(shown.headers.get('cache-control')!, /public, max-age=31536000, immutable/);
  const still = await fetched(keyed(sent, '300.webp'));
  assert.deepEqual([still.status, still.headers.get('cache-control')], [200, 'private, no-store']);
});

test('a photo is turned upright, made in three widths and two formats, and says nothing of where it was taken', async () => {
  const sent = await photo();
  assert.ok(sent.includes('bij mij thuis'));
  const { status, body, text } = await upload(await newResident(server, place), sent);
  assert.equal(status, 201, text);
  assert.deepEqual([body.width, body.height, body.widths], [1000, 1600, [320, 640, 1000]]);
  for (const width of body.widths)
    for (const format of ['avif', 'webp']) {
      const file = await fetched(keyed(body, `${width}.${format}`));
      assert.equal(file.status, 200);
      assert.equal(file.headers.get('content-type'), `image/${format}`);
      assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
      assert.match(file.headers.get('cache-control')!, /no-store/);
      const about = await sharp(file.bytes).metadata();
      assert.deepEqual([about.width, about.height], [width, Math.round(1.6 * width)]);
      assert.deepEqual([about.exif, about.xmp, about.iptc, about.orientation], Array(4).fill(undefined));
      assert.ok(!file.bytes.includes('bij mij thuis'));
    }
});

test('PNG, WebP and AVIF are taken, whatever their type says; a small one is not made larger', async () => {
  const token = await newResident(server, place);
  const small = sharp({ create: { width: 200, height: 100, channels: 4, background: '#fff8' } });
  for (const bytes of [
    await small.png().toBuffer(),
    await small.webp().toBuffer(),
    await small.avif().toBuffer(),
  ]) {
    const { status, body, text } = await upload(token, bytes, 'text/html');
    assert.equal(status, 201, text);
    assert.deepEqual([body.widths, body.width, body.height], [[200], 200, 100]);
  }
});

/** A PNG that says how large it is, and has next to nothing in it. */
const bomb = (width: number, height: number): Buffer => {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

test('a bomb of 50,000 × 50,000 pixels is refused before it is decoded', async () => {
  const before = process.memoryUsage.rss();
  assert.equal(
    rule(await upload(await newResident(server, place), bomb(50_000, 50_000))),
    'picture_unusable pixels',
  );
  assert.ok(process.memoryUsage.rss() - before < 300_000_000);
});

test('SVG with script, HTML, a text and an archive are no pictures, whatever they are called', async () => {
  const token = await newResident(server, place);
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<!doctype html><script>alert(1)</script>',
    'PK\x03\x04 and then a lot of other bytes',
    '',
  ])
    assert.equal(rule(await upload(token, Buffer.from(text), 'image/png')), 'picture_unusable format', text);
});

test('HEIC is refused with a word that helps, and a damaged picture is told apart from it', async () => {
  const token = await newResident(server, place);
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(200),
  ]);
  const answer = await upload(token, heic, 'image/heic');
  assert.equal(rule(answer), 'picture_unusable heic');
  assert.match((answer.body as unknown as { detail: string }).detail, /JPEG/);
  const broken = (await photo()).subarray(0, 700);
  assert.equal(rule(await upload(token, broken)), 'picture_unusable broken');
});

test('a picture that is a script or an archive too comes out as a picture alone', async () => {
  const payload = '<script>alert(document.domain)</script>PK\x03\x04';
  const polyglot = Buffer.concat([await photo(640, 640), Buffer.from(payload, 'latin1')]);
  const { body, text, status } = await upload(await newResident(server, place), polyglot, 'text/html');
  assert.equal(status, 201, text);
  for (const format of ['avif', 'webp']) {
    const { bytes } = await fetched(keyed(body, `640.${format}`));
    assert.ok(!bytes.includes('script') && !bytes.includes('PK\x03\x04'));
    assert.equal(sniff(bytes), format);
  }
});

test('more than 10 MB is refused, announced or not, and nothing is kept', async () => {
  const token = await newResident(server, place);
  const large = await upload(token, Buffer.alloc(10_485_761, 0xff));
  assert.equal(large.body['code' as never], 'too_large');
  const announced = await server
    .send('POST', `${place.path}/pictures`, {
      origin: place.origin,
      token,
      body: Buffer.alloc(0),
      headers: { 'Content-Length': '104857600' },
    })
    .catch(() => ({ status: 413 }));
  assert.equal(announced.status, 413);
});

test('of one sender five pictures wait at most: the one that was sent first makes room', async () => {
  const token = await newResident(server, place);
  const pictures: UploadedPicture[] = [];
  for (let sent = 0; sent < 6; sent++) {
    pictures.push((await upload(token, await photo(64, 48))).body);
    server.clock.pass(1);
  }
  const statuses = await Promise.all(
    pictures.map(async (picture) => (await fetched(keyed(picture, '48.webp'))).status),
  );
  assert.deepEqual(statuses, [404, 200, 200, 200, 200, 200]);
});

test('a picture goes with one idea of its sender, with a text in its place, and with nobody else’s', async () => {
  const token = await newResident(server, place);
  const { body: sent } = await upload(token, await photo());
  const picture = { id: sent.id, alt: 'Een leeg grasveld' };
  const stolen = await proposeOver(server, place, await newResident(server, place), { picture });
  assert.equal(rule(stolen), 'invalid_input picture');
  const bare = await proposeOver(server, place, token, { picture: { id: sent.id, alt: ' ' } });
  assert.equal(rule(bare), 'invalid_input blank');
  const { idea } = await proposed(server, place, { picture }, token);
  assert.deepEqual([idea.picture!.alt, idea.picture!.address], [picture.alt, sent.address]);
  const shown = await fetched(`${sent.address}-320.webp`);
  assert.match(shown.headers.get('cache-control')!, /public, max-age=31536000, immutable/);
  const twice = await proposeOver(server, place, token, { picture, title: 'Nog eens' });
  assert.equal(rule(twice), 'invalid_input picture');
});

test('a withdrawn idea’s picture is gone, and one that nobody used goes after a day', async () => {
  const token = await newResident(server, place);
  const [{ body: used }, { body: unused }] = [
    await upload(token, await photo()),
    await upload(token, await photo()),
  ];
  const { idea } = await proposed(server, place, { picture: { id: used.id, alt: 'Gras' } }, token);
  await callerOf(server, place, token)('DELETE', `/v1/ideas/${idea.id}`);
  assert.equal((await fetched(keyed(used, '320.avif'))).status, 404);
  assert.equal((await readIdeaOf(server, idea.id)).picture, undefined);
  const { images } = server.house;
  await images.sweep(server.clock.now);
  assert.equal((await fetched(keyed(unused, '320.avif'))).status, 200);
  server.clock.pass(86_401);
  await images.sweep(server.clock.now);
  assert.equal((await fetched(keyed(unused, '320.avif'))).status, 404);
  const left = await server.house.database.read((tx) =>
    tx.query('SELECT id FROM picture WHERE id IN (?, ?)', [used.id, unused.id]),
  );
  assert.deepEqual(left, []);
});

test('staff show what was made in a picture of theirs', async () => {
  const { idea } = await proposed(server, place);
  const as = await asStaff(server, place, 'editor', 'Wethouder Groen');
  const sent = await as<UploadedPicture>('POST', `${place.path}/pictures`, await photo(), {
    headers: { 'Content-Type': 'image/jpeg' },
  });
  assert.equal(sent.status, 201, sent.text);
  const picture = { id: sent.body.id, alt: 'Het bankje' };
  const done = await as<{ statuses: { picture: { alt: string } }[] }>(
    'POST',
    `/v1/ideas/${idea.id}/statuses`,
    {
      status: 'done',
      picture,
    },
  );
  assert.equal(done.status, 201, done.text);
  assert.equal(done.body.statuses[0]!.picture.alt, 'Het bankje');
});

test('no address of a picture leads out of the store', async () => {
  for (const name of ['../../stem.sqlite', '..%2f..%2fstem.sqlite', `${'a'.repeat(24)}-320.svg`, 'x-1.webp'])
    assert.equal((await fetched(`/media/pictures/${name}`)).status, 404);
});

test('pictures can be kept in a store that speaks S3: what is put there is signed, comes back, and is deleted', async () => {
  const objects = new Map<string, Buffer>();
  const unsigned: string[] = [];
  const store = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { authorization = '', 'x-amz-date': date, 'x-amz-content-sha256': sum } = request.headers;
      const signed =
        /^AWS4-HMAC-SHA256 Credential=sleutel\/\d{8}\/nl-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/;
      if (!signed.test(authorization) || !date || !sum) unsigned.push(`${request.method} ${request.url}`);
      const name = request.url!;
      if (request.method === 'PUT') objects.set(name, Buffer.concat(chunks));
      if (request.method === 'DELETE') objects.delete(name);
      const found = objects.get(name);
      response.writeHead(request.method === 'GET' && !found ? 404 : 200);
      response.end(request.method === 'GET' ? found : undefined);
    });
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const other = await startServer({
    rooms: apiRooms,
    env: {
      RATE_LIMITS: 'off',
      IMAGE_STORE: 's3://fotos/stem',
      IMAGE_STORE_ENDPOINT: `http://127.0.0.1:${(store.address() as AddressInfo).port}`,
      IMAGE_STORE_REGION: 'nl-1',
      IMAGE_STORE_KEY_ID: 'sleutel',
      IMAGE_STORE_SECRET: 'geheim',
    },
  });
  try {
    const board = await buildBoardedPlace(other);
    const token = await newResident(other, board);
    const sent = await other.send<UploadedPicture>('POST', `${board.path}/pictures`, {
      origin: board.origin,
      token,
      body: await photo(400, 300),
    });
    assert.equal(sent.status, 201, sent.text);
    assert.deepEqual(
      [...objects.keys()].sort(),
      sent.body.widths
        .flatMap((width) =>
          ['avif', 'webp'].map((format) => `/fotos/stem/${sent.body.id}-${width}.${format}`),
        )
        .sort(),
    );
    assert.equal((await other.send('GET', keyed(sent.body, '300.webp'))).status, 200);
    other.clock.pass(90_000);
    await other.house.images.sweep(other.clock.now);
    assert.equal(objects.size, 0);
    assert.deepEqual(unsigned, []);
  } finally {
    await other.stop();
    store.close();
  }
});
