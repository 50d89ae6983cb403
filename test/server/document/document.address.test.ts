import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalAddress, documentPrefix } from '../../../server/document/document.service.js';

const page = 'https://raad.example.nl/documenten/8471';

test('one document has one address, however it was spelled', () => {
  const spellings = [
    page,
    `${page}/`,
    `${page}//`,
    `${page}#alinea-3`,
    `${page}?utm_source=nieuwsbrief&utm_medium=mail`,
    `${page}?fbclid=IwAR0&gclid=x#boven`,
    'HTTPS://RAAD.Example.NL:443/documenten/8471',
    'https://raad.example.nl/documenten/./x/../8471',
    'https://raad.example.nl/%64ocumenten/8471;jsessionid=0A1B',
    `  ${page}\n`,
  ];
  for (const spelling of spellings) assert.equal(canonicalAddress(spelling), page, spelling);
  assert.equal(canonicalAddress(`${page}?b=2&utm_id=1&a=1`), `${page}?a=1&b=2`);
  assert.equal(
    canonicalAddress('https://raad.example.nl/b%c3%a9'),
    canonicalAddress('https://raad.example.nl/bé'),
  );
});

test('what tells documents apart stays', () => {
  const others = [`${page}?id=2`, `${page}/2`, 'http://raad.example.nl/documenten/8471', `${page}%2F2`];
  assert.equal(new Set([page, ...others].map((one) => canonicalAddress(one))).size, 5);
  assert.notEqual(
    canonicalAddress('https://raad.example.nl/Doc'),
    canonicalAddress('https://raad.example.nl/doc'),
  );
});

test('the spelling of a spelling is itself', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalAddress(url);
      assert.equal(once && canonicalAddress(once), once);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (path) => {
      const once = canonicalAddress(`https://raad.example.nl/${path}`);
      assert.equal(once && canonicalAddress(once), once);
    }),
  );
});

test('what is no address of a page is refused', () => {
  const refused = [
    '',
    '/documenten/8471',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<p>',
    'ftp://raad.example.nl/x',
    'file:///etc/passwd',
    'https://naam:geheim@raad.example.nl/x',
    'https://naam@raad.example.nl/x',
    `https://raad.example.nl/${'x'.repeat(10_000)}`,
    `https://raad.example.nl/${'é'.repeat(500)}`,
  ];
  for (const text of refused) assert.equal(canonicalAddress(text), undefined, text.slice(0, 60));
});

test('a prefix of documents fits no longer host', () => {
  assert.equal(documentPrefix('https://raad.example.nl'), 'https://raad.example.nl/');
  assert.equal(documentPrefix('https://Raad.example.nl/documenten/'), 'https://raad.example.nl/documenten/');
  assert.equal(documentPrefix('https://raad.example.nl/documenten'), 'https://raad.example.nl/documenten');
  assert.equal(documentPrefix('javascript:alert(1)'), undefined);
});
