import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseElection, recount } from '../../counting/recount.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildPolledPlace, castAll, reach } from '../support/voting.js';

let server: TestServer;
before(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
});
after(() => server.stop());

const cellsOf = (line: string): string[] => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];

// ATTACKS 5
test('no cell of the published ballots is a formula for a spreadsheet, and the file still counts', async () => {
  const place = await buildPolledPlace(server, {
    title: '=HYPERLINK("https://evil.example";"klik")',
    closesAt: '2026-04-02T00:00:00Z',
    rule: { kind: 'statements' },
    options: ['=1+1', '+cmd', '-2', '@SUM(A1)', '\tx'],
  });
  const answers = { '1-1': -1 as const, cmd: 0 as const, '2': 1 as const };
  await castAll(
    server,
    place,
    Array.from({ length: 31 }, () => ({ answers })),
  );
  await reach(server, '2026-04-02T00:00:00Z');
  const { text, headers } = await server.send('GET', `${place.path}/ballots?format=csv`);
  assert.match(String(headers['content-type']), /^text\/csv/);
  assert.match(String(headers['content-disposition']), /^attachment; filename="peiling-/);
  for (const cell of text.split('\r\n').flatMap(cellsOf)) assert.doesNotMatch(cell, /^"?[=+\-@\t\r]/, cell);
  const counted = await recount(parseElection('x.csv', text));
  assert.ok(counted.checks.every(({ agrees }) => agrees));
});
