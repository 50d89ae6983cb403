import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound, numbered } from '../../../server/database/parameters.js';
import { payloads } from '../../../server/database/postgres.changes.js';

test('question marks become numbers, but not in texts, names and comments', () => {
  assert.equal(
    numbered(`SELECT '?', 'it''s ?', "a?""?" /* ? \n ? */, ? FROM t -- ?\nWHERE b = ? AND c IN (?, ?)`),
    `SELECT '?', 'it''s ?', "a?""?" /* ? \n ? */, $1 FROM t -- ?\nWHERE b = $2 AND c IN ($3, $4)`,
  );
});

test('booleans and moments are bound in the form in which they are kept', () => {
  const moment = new Date('2026-03-18T19:00:00+01:00');
  assert.deepEqual(bound([true, false, null, 'a', 1, moment]), [
    1,
    0,
    null,
    'a',
    1,
    '2026-03-18T18:00:00.000Z',
  ]);
  assert.throws(() => bound([undefined]), TypeError);
});

test('notifications stay under the size that PostgreSQL takes and carry every topic once', () => {
  const topics = new Set(Array.from({ length: 2000 }, (_, n) => `poll:é"${n}`));
  const sent = payloads('me', topics);
  assert.ok(sent.every((payload) => Buffer.byteLength(payload) < 8000));
  assert.deepEqual(
    sent.flatMap((payload) => (JSON.parse(payload) as { topics: string[] }).topics),
    [...topics],
  );
  assert.deepEqual(payloads('me', new Set()), []);
  assert.deepEqual(payloads('me', new Set(['x'.repeat(9000)])), ['{"process":"me","topics":["*"]}']);
});
