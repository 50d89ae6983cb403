import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchDocument, type Fetched, type Fetching } from '../../server/document/document.fetch.js';
import { isPublicAddress } from '../../server/document/public.address.js';
import { atEnd } from '../support/at-end.js';

const OUTSIDE = '93.184.215.14';

interface Place {
  /** Fetches from the server, which a name leads to as if it stood on the public internet. */
  get(url: string, more?: Partial<Fetching>): Promise<Fetched>;
  /** The addresses that were connected to. */
  dialled: string[];
  asked: string[];
}

/** A real server that answers for `raad.example`, and names that lead into the house. */
const serving = async (answer: RequestListener): Promise<Place> => {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  const dialled: string[] = [];
  const names: Record<string, string[]> = {
    'raad.example': [OUTSIDE],
    'inside.example': ['127.0.0.1'],
    'both.example': [OUTSIDE, '10.0.0.1'],
    'mapped.example': ['::ffff:127.0.0.1'],
  };
  const fetching: Fetching = {
    hosts: new Set([...Object.keys(names), 'nowhere.example', '127.0.0.1', '[::1]', '169.254.169.254']),
    resolve: (host) => (names[host] ? Promise.resolve(names[host]) : Promise.reject(new Error('ENOTFOUND'))),
    connect: (target) => {
      dialled.push(target.address);
      return connect(port, '127.0.0.1');
    },
  };
  return { asked, dialled, get: (url, more) => fetchDocument(url, { ...fetching, ...more }) };
};

const fine: RequestListener = (_, response) => {
  response.setHeader('Content-Type', 'Text/HTML; Charset=UTF-8');
  response.end('<main><p>Brief</p></main>');
};

test('26: what is not on the public internet is no public address, however it is written', () => {
  const inside =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.0.9 169.254.169.254 172.31.0.1 192.168.1.1 192.0.2.1 198.19.0.1 ' +
    '224.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 fe80::1 fe80::1%eth0 ' +
    'fc00::1 fd12::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 2001:4860::1%lo localhost 127.1 0x7f000001 2130706433';
  for (const address of inside.split(' ')) assert.equal(isPublicAddress(address), false, address);
  for (const address of [OUTSIDE, '8.8.8.8', '2a02:898::1', '2001:4860:4860::8888'])
    assert.equal(isPublicAddress(address), true, address);
});

test('an allowed host on the public internet is fetched, at the address that was checked', async () => {
  const place = await serving(fine);
  const { bytes, type, charset } = await place.get('http://raad.example/brief');
  assert.deepEqual([bytes.toString(), type, charset], ['<main><p>Brief</p></main>', 'text/html', 'utf-8']);
  assert.deepEqual(place.dialled, [OUTSIDE]);
});

test('26: addresses inside the house, and names that lead there, are not connected to', async () => {
  const place = await serving(fine);
  const refused: [url: string, says: RegExp][] = [
    ['http://127.0.0.1/', /not on the public internet/],
    ['http://2130706433/', /not on the public internet/],
    ['http://0x7f.1/', /not on the public internet/],
    ['http://[::1]/', /not on the public internet/],
    ['http://169.254.169.254/latest/meta-data', /not on the public internet/],
    ['http://inside.example/', /inside\.example leads to 127\.0\.0\.1/],
    ['http://both.example/', /leads to 10\.0\.0\.1/],
    ['http://mapped.example/', /not on the public internet/],
    ['http://nowhere.example/', /leads nowhere/],
    ['http://elsewhere.example/', /not a host of a registered prefix/],
    ['http://raad.example:8080/', /not a host of a registered prefix/],
    ['http://naam:geheim@raad.example/', /user or a password/],
    ['ftp://raad.example/', /Only http and https/],
    ['javascript:alert(1)', /Only http and https/],
    ['file:///etc/passwd', /Only http and https/],
    ['onzin', /not an address/],
  ];
  for (const [url, message] of refused)
    await assert.rejects(place.get(url), { name: 'FetchRefused', message }, url);
  assert.deepEqual(place.dialled, []);
});

test('26: every redirect is checked as the first address was', async () => {
  const targets = [
    'http://127.0.0.1/',
    'http://inside.example/',
    '//169.254.169.254/',
    'http://elsewhere.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ];
  for (const location of targets) {
    const place = await serving((_, response) => response.writeHead(302, { location }).end());
    await assert.rejects(place.get('http://raad.example/'), { name: 'FetchRefused' }, location);
    assert.deepEqual(place.dialled, [OUTSIDE], location);
  }
});

test('26: a name that leads elsewhere at the second question is checked at the second question', async () => {
  const place = await serving((_, response) => response.writeHead(302, { location: '/2' }).end());
  const answers = [[OUTSIDE], ['192.168.1.1']];
  const resolve = () => Promise.resolve(answers.shift() ?? []);
  await assert.rejects(place.get('http://raad.example/', { resolve }), /192\.168\.1\.1/);
  assert.deepEqual(place.dialled, [OUTSIDE]);
});

test('a redirect within the host is followed, one in a circle is not for ever', async () => {
  const place = await serving((request, response) => {
    if (request.url === '/2') return void fine(request, response);
    response.writeHead(301, { location: request.url === '/1' ? '/2' : '/circle' }).end();
  });
  assert.equal((await place.get('http://raad.example/1')).url, 'http://raad.example/2');
  await assert.rejects(place.get('http://raad.example/circle'), /more than 5 times/);
  assert.equal(place.asked.length, 8);
});

test('26: bodies without end, larger than said, smaller than said, slow or packed small are cut off in words', async () => {
  const chunk = Buffer.alloc(64_000, 'x');
  const endless: RequestListener = (_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
  const cases: [what: string, answer: RequestListener, says: RegExp][] = [
    ['endless', endless, /larger than 1 MB/],
    [
      'announced',
      (_, response) => void response.writeHead(200, { 'content-length': 9e9 }).write('x'),
      /larger/,
    ],
    [
      'bomb',
      (_, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
      /larger than 1 MB/,
    ],
    [
      'broken gzip',
      (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('onzin'),
      /could not be fetched/,
    ],
    [
      'unknown packing',
      (_, response) => void response.writeHead(200, { 'content-encoding': 'zip' }).end('x'),
      /packed as zip/,
    ],
    [
      'broken off',
      (_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('x', () => response.socket?.destroy());
      },
      /broke off|could not be fetched/,
    ],
    ['never', () => undefined, /longer than 1 second/],
    ['drop by drop', (_, response) => void response.writeHead(200).write('x'), /longer than 1 second/],
    ['no HTTP', (_, response) => void response.socket?.end('onzin\r\n'), /could not be fetched/],
    ['gone', (_, response) => void response.writeHead(404).end(), /answered 404/],
  ];
  for (const [what, answer, message] of cases) {
    const place = await serving(answer);
    const time = /second/.test(message.source) ? 300 : 20_000;
    const got = place.get('http://raad.example/', { bytes: 1_000_000, time });
    await assert.rejects(got, { name: 'FetchRefused', message }, what);
  }
});
