import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startServer, type TestServer } from '../../support/server.js';

describe('pictures of polls', () => {
  let server: TestServer;
  const svg = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><rect fill="${colour}" width="9" height="9"/></svg>`;

  before(async () => {
    server = await startServer();
    const media = join(server.config.dataDir, 'media');
    await mkdir(media);
    await writeFile(join(media, 'street.svg'), svg('red'));
    await writeFile(join(media, 'page.html'), '<script>1</script>');
    await writeFile(join(media, 'quarter.geojson'), '{"type":"FeatureCollection","features":[]}');
  });
  after(() => server.stop());

  test('are served to any site, with a policy under which nothing in them runs', async () => {
    const { status, text, headers } = await server.send('GET', '/media/street.svg');
    assert.equal(status, 200);
    assert.equal(text, svg('red'));
    assert.equal(headers['content-type'], 'image/svg+xml');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  });

  test('serves the outline of a map, which pages of any site may read', async () => {
    const { status, headers } = await server.send('GET', '/media/quarter.geojson');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/geo+json');
    assert.equal(headers['access-control-allow-origin'], '*');
  });

  test('change when the file changes', async () => {
    await writeFile(join(server.config.dataDir, 'media', 'street.svg'), svg('green'));
    assert.equal((await server.send('GET', '/media/street.svg')).text, svg('green'));
  });

  for (const name of [
    'page.html',
    'absent.svg',
    '..%2fsecret.key',
    '%2e%2e%2fsecret.key',
    '.svg',
    'a%00.svg',
  ])
    test(`are pictures only: ${name} is not found`, async () => {
      assert.equal((await server.send('GET', `/media/${name}`)).status, 404);
    });
});
