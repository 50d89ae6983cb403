import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashLetterCode, makeLetterCode, readLetterCode } from '../../../server/identity/letter-code.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const code = fc
  .array(fc.nat(ALPHABET.length - 1), { minLength: 11, maxLength: 11 })
  .map((digits) => makeLetterCode(() => digits.shift()!));

test('a code is three groups of four, without signs that look alike', () => {
  fc.assert(
    fc.property(code, (made) => assert.match(made, /^[2-9A-HJKMNP-TW-Z]{4}(-[2-9A-HJKMNP-TW-Z]{4}){2}$/)),
  );
});

test('a code is read in any case, with any spaces, hyphens and dots', () => {
  fc.assert(
    fc.property(
      code,
      fc.constantFrom(' ', '-', '  ', '\t', '.', '–', ''),
      fc.boolean(),
      (made, between, lower) => {
        const typed = made.replaceAll('-', between);
        assert.equal(readLetterCode(` ${lower ? typed.toLowerCase() : typed} `), made.replaceAll('-', ''));
      },
    ),
  );
});

test('signs that look like one of ours are read as that one', () => {
  fc.assert(
    fc.property(code, (made) => {
      const typed = made.replaceAll('Q', 'O').replaceAll('J', 'l').replaceAll('W', 'v');
      assert.equal(readLetterCode(typed), made.replaceAll('-', ''));
      assert.equal(readLetterCode(made.replaceAll('Q', '0').replaceAll('J', '1')), made.replaceAll('-', ''));
    }),
  );
});

test('every single slip and every swap of neighbours is noticed', () => {
  fc.assert(
    fc.property(code, fc.nat(11), fc.nat(ALPHABET.length - 1), (made, place, other) => {
      const plain = made.replaceAll('-', '');
      const slip = plain.slice(0, place) + ALPHABET[other]! + plain.slice(place + 1);
      if (slip !== plain) assert.equal(readLetterCode(slip), undefined);
      const [one, two] = [plain[place]!, plain[place + 1]];
      if (two !== undefined && one !== two)
        assert.equal(readLetterCode(plain.slice(0, place) + two + one + plain.slice(place + 2)), undefined);
    }),
  );
});

test('anything else that is typed is no code, and never an error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readLetterCode(typed)));
  for (const typed of ['', 'ABCD', 'A'.repeat(1000), '🙂'.repeat(12)])
    assert.equal(readLetterCode(typed), undefined);
});

test('the same code has another hash for another activity and under another key', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const hashes = [
    hashLetterCode(one, 'a', 'X'),
    hashLetterCode(one, 'b', 'X'),
    hashLetterCode(two, 'a', 'X'),
  ];
  assert.equal(new Set(hashes).size, 3);
});
