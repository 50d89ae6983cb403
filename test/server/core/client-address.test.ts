import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { addressHasher, addressOf } from '../../../server/core/client-address.js';

const request = (forwarded?: string) =>
  ({
    socket: { remoteAddress: '192.0.2.1' },
    headers: { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test('without a configured proxy the connection says who it is', () => {
  assert.equal(addressOf(request('203.0.113.9'), 0), '192.0.2.1');
});

test('with proxies the address counts that the outermost of ours saw', () => {
  assert.equal(addressOf(request('6.6.6.6, 203.0.113.9'), 1), '203.0.113.9');
  assert.equal(addressOf(request('6.6.6.6, 203.0.113.9, 198.51.100.2'), 2), '203.0.113.9');
});

test('what is no address, or was not forwarded, falls back to the connection', () => {
  for (const forwarded of [undefined, '', 'unknown', "'; DROP TABLE", '1.2.3.4:80'])
    assert.equal(addressOf(request(forwarded), 1), '192.0.2.1');
});

test('an address has one hash a day, and another tomorrow and elsewhere', () => {
  const today = new Date('2026-03-18T23:59:59Z');
  const tomorrow = new Date('2026-03-19T00:00:00Z');
  const hash = addressHasher(Buffer.alloc(32, 1));
  assert.equal(hash('192.0.2.1', today), hash('192.0.2.1', today));
  assert.notEqual(hash('192.0.2.1', today), hash('192.0.2.2', today));
  assert.notEqual(hash('192.0.2.1', today), addressHasher(Buffer.alloc(32, 2))('192.0.2.1', today));
  const before = hash('192.0.2.1', today);
  assert.notEqual(hash('192.0.2.1', tomorrow), before);
  assert.doesNotMatch(before, /192|\./);
});

test('a household of IPv6 addresses is one client', () => {
  const now = new Date('2026-03-18T12:00:00Z');
  const hash = addressHasher(Buffer.alloc(32, 1));
  assert.equal(hash('2001:db8:1:2::1', now), hash('2001:db8:1:2:aaaa:bbbb:cccc:dddd', now));
  assert.equal(hash('2001:db8::1', now), hash('2001:db8::2', now));
  assert.notEqual(hash('2001:db8::1', now), hash('2001:db8:1::1', now));
  assert.notEqual(hash('2001:db8:1:2::1', now), hash('2001:db8:1:3::1', now));
});
