import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../../server/config.js';

test('with nothing set there is a server on this machine, with its data in ./var', () => {
  const config = readConfig({});
  assert.equal(config.port, 3000);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.publicUrl, 'http://localhost:3000');
  assert.equal(config.dataDir, './var');
  assert.equal(config.trustProxy, 0);
  assert.equal(config.oidc, undefined);
});

test('all faults are told at once, a line each, and no password is repeated', () => {
  const env = {
    PORT: '99999',
    PUBLIC_URL: 'https://stem.example.nl/pad',
    DATABASE_URL: 'mysql://stem:geheim@db/stem',
    SECRET_KEY: 'kort',
    SMTP_URL: 'geheim',
    MAIL_FROM: 'niemand',
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'loud',
    RATE_LIMITS: '-1',
    OIDC_ISSUER: 'https://login.example.nl',
  };
  assert.throws(
    () => readConfig(env),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      for (const name of [
        ...Object.keys(env).filter((key) => key !== 'OIDC_ISSUER'),
        'OIDC_CLIENT_ID',
        'OIDC_CLIENT_SECRET',
      ])
        assert.ok(
          error.faults.some((fault) => fault.includes(name)),
          name,
        );
      assert.doesNotMatch(error.message, /geheim/);
      return true;
    },
  );
});

test('PostgreSQL asks for one secret that every process shares', () => {
  const DATABASE_URL = 'postgres://stem@db/stem';
  assert.throws(() => readConfig({ DATABASE_URL }), /SECRET_KEY/);
  const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');
  assert.equal(readConfig({ DATABASE_URL, SECRET_KEY }).secretKey?.length, 32);
});

test('empty settings count as not set', () => {
  assert.equal(readConfig({ PORT: '', SMTP_URL: ' ' }).port, 3000);
});

test('rate limits can be scaled or lifted', () => {
  assert.equal(readConfig({ RATE_LIMITS: '2.5' }).rateLimitFactor, 2.5);
  assert.equal(readConfig({ RATE_LIMITS: 'off' }).rateLimitFactor, Infinity);
});
