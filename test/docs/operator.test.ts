import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../../server/config.js';
import { createMetrics } from '../../server/core/metrics.js';
import { startServer } from '../support/server.js';

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/operator.md'), 'utf8');

/** A part of the guide, from its heading or opening word to the next heading. */
const part = (opening: string): string => {
  const from = guide.indexOf(opening);
  assert.notEqual(from, -1, opening);
  return guide
    .slice(from)
    .split(/\n##? /, 2)
    .join('\n## ')
    .split('\n## ')
    .slice(0, 2)
    .join('\n');
};

/** Every variable that `readConfig` asks the environment for, whichever way it goes. */
const variablesRead = (): string[] => {
  const asked = new Set<string>();
  const given: Readonly<Record<string, string>> = {
    OIDC_ISSUER: 'https://login.example.nl',
    OIDC_CLIENT_ID: 'stem',
    OIDC_CLIENT_SECRET: 'geheim',
    METRICS_PORT: '9464',
  };
  const env = new Proxy<Record<string, string | undefined>>(given, {
    get: (from, name) => {
      asked.add(String(name));
      return Reflect.get(from, name) as string | undefined;
    },
  });
  readConfig(env);
  return [...asked].sort();
};

test('the guide’s table names every variable that the server reads, and no other', () => {
  const table = guide.slice(guide.indexOf('| variable '), guide.indexOf('## Behind a proxy'));
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map((found) => found[1]!));
  assert.deepEqual(named.sort(), variablesRead());
});

test('the guide’s examples set no variable that the server does not read', () => {
  const known = new Set([...variablesRead(), 'PUBLIC_KEY']);
  for (const [, block] of guide.matchAll(/```(?:sh|ini)\n([^]*?)```/g))
    for (const [, name] of block!.matchAll(/(?:^|\s|-e )([A-Z][A-Z_]{3,})=/gm))
      assert.ok(known.has(name!), `${name} in the guide is read by nobody`);
});

test('the guide names every metric of ours, and no other', async () => {
  const server = await startServer();
  try {
    const { registry } = server.house.metrics;
    const counted = registry.getMetricsAsArray().map(({ name }) => name);
    assert.ok(counted.length >= 3);
    const named = new Set([...part('**Metrics.**').matchAll(/`(stem_[a-z_]+)`/g)].map((found) => found[1]!));
    assert.deepEqual([...named].sort(), counted.sort());
  } finally {
    await server.stop();
  }
});

test('with a port for metrics there are those of Node too, as the guide says', () => {
  const names = createMetrics({ process: true })
    .registry.getMetricsAsArray()
    .map(({ name }) => name);
  assert.ok(names.some((name) => name.startsWith('nodejs_')));
});
