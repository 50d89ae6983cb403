import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fillIn, policyOf, type Origins } from '../../demo/hosts.js';

const origins: Origins = {
  stem: 'http://stem.localhost:1',
  gemeente: 'http://gemeente.localhost:2',
  raad: 'http://raad.localhost:3',
  wijk: 'http://wijk.localhost:4',
  mailbox: 'http://stem.localhost:5',
  reader: 'http://stem.localhost:1/d/verslag',
};
const now = new Date('2026-11-23T12:00:00Z');
const away = () => Promise.reject(new Error('away'));

describe('a page of a demo site', () => {
  test('gets the addresses of the others and days counted from today', async () => {
    const page = await fillIn('{{stem}} {{mailbox}} {{date 24}}', origins, now, away);
    assert.equal(page, 'http://stem.localhost:1 http://stem.localhost:5 donderdag 17 december');
  });

  test('includes the fragment that the server gives, whatever signs it holds', async () => {
    const page = await fillIn('<p><!--#fragment a-b--></p>', origins, now, (path) => {
      assert.equal(path, '/fragment/a-b');
      return Promise.resolve('<b>$& {{none}}</b>');
    });
    assert.equal(page, '<p><b>$& {{none}}</b></p>');
  });

  test('shows a link where the server is away', async () => {
    for (const how of ['fragment', 'oembed'])
      assert.equal(
        await fillIn(`<!--#${how} a-b-->`, origins, now, away),
        '<a href="http://stem.localhost:1/a/a-b">Doe mee met de stemming</a>',
      );
  });

  test('lets only the blockquote and the sandboxed frame of an oEmbed answer through, as WordPress does', async () => {
    const quote = '<blockquote class="wp-embedded-content"><a href="x">x</a></blockquote>';
    const frame = '<iframe class="wp-embedded-content" sandbox="allow-scripts" src="x"></iframe>';
    const html = `<script>1</script>${quote}<p>more</p>${frame}`;
    const page = await fillIn('<!--#oembed a-b-->', origins, now, (path) => {
      assert.equal(path, '/oembed?url=http%3A%2F%2Fstem.localhost%3A1%2Fa%2Fa-b&format=json');
      return Promise.resolve(JSON.stringify({ html }));
    });
    assert.equal(page, quote + frame);
  });
});

describe('the policy of a demo site', () => {
  test('allows the server and itself, and no more', () => {
    const policy = policyOf('gemeente', 'https://s.nl');
    assert.match(policy, /script-src https:\/\/s\.nl; style-src 'self'; img-src 'self' https:\/\/s\.nl;/);
    assert.doesNotMatch(policy, /unsafe|\*/);
  });

  test('requires Trusted Types on the council’s site', () => {
    assert.match(
      policyOf('raad', 'https://s.nl'),
      /require-trusted-types-for 'script'; trusted-types lit-html$/,
    );
  });
});
