import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../support/postgres.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildPolledPlace, newVoter } from '../support/voting.js';

const parts = [
  '%00',
  'a%00b',
  '%ff',
  '%F0%9F%92%A9',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  '%27%20OR%201=1--',
  '__proto__',
  'x'.repeat(5000),
];

/** Every address that is read, with each of these in place of each name, and in each place of a query. */
const addressesOf = (server: TestServer): string[] =>
  server.house.api.router.stack
    .filter(({ path, methods }) => typeof path === 'string' && methods.includes('GET'))
    .flatMap(({ path }) =>
      parts.flatMap((part) => {
        const filled = (path as string).replaceAll(/:\w+/g, part);
        return ['', `?after=${part}`, `?ref=${part}&url=${part}&lang=${part}&option=${part}`].map(
          (query) => filled + query,
        );
      }),
    );

for (const dialect of ['sqlite', 'postgres'])
  test(`4: whatever signs stand in an address, on ${dialect} no answer is a fault of ours`, async () => {
    const server = await startServer({
      env: {
        RATE_LIMITS: 'off',
        ...(dialect === 'postgres' && { DATABASE_URL: await (await postgres()).fresh() }),
      },
    });
    const place = await buildPolledPlace(server);
    const token = await newVoter(server, place);
    const paths = addressesOf(server);
    assert.ok(paths.length > 500);
    const faults: string[] = [];
    for (const path of paths)
      for (const sending of [{}, { origin: place.origin, token }]) {
        const { status } = await server.send('GET', path, sending);
        if (status >= 500) faults.push(`${status} ${path.slice(0, 80)}`);
      }
    assert.deepEqual([...new Set(faults)], []);
    await server.stop();
  });

for (const dialect of ['sqlite', 'postgres'])
  test(`4: whatever signs stand in a form without script, on ${dialect} it is refused in words and counts nothing`, async () => {
    const server = await startServer({
      env: {
        RATE_LIMITS: 'off',
        ...(dialect === 'postgres' && { DATABASE_URL: await (await postgres()).fresh() }),
      },
    });
    const guest = await buildPolledPlace(server, { rule: { kind: 'scenario' } });
    const mail = await buildPolledPlace(server, { rule: { access: 'email' } });
    const letter = await buildPolledPlace(server, { rule: { access: 'code' } });
    const send = (ref: string, body: string) =>
      server.send('POST', `/a/${ref}`, {
        origin: server.ownOrigin,
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
    const forms: [ref: string, body: string][] = [
      [guest.ref, 'options=ja&why=a%00b'],
      [guest.ref, `options=ja&why=${'a'.repeat(1001)}`],
      [guest.ref, 'options=%00'],
      [guest.ref, `options=${'x'.repeat(50_000)}`],
      [mail.ref, 'options=ja&step=address&email=%00'],
      [mail.ref, 'options=ja&step=mail-code&challenge=%00&code=%00'],
      [mail.ref, 'options=ja&step=mail-code&challenge=x&code=123456'],
      [letter.ref, 'options=ja&step=letter-code&code=%00%ff'],
      [letter.ref, 'options=ja&step=sign-in&code=%00&challenge=%00'],
    ];
    for (const [ref, body] of forms) {
      const { status, text } = await send(ref, body);
      assert.ok(status >= 400 && status < 500, `${status} ${body.slice(0, 80)}`);
      assert.match(text, /role="alert"|class="fault"|role=alert/, body.slice(0, 80));
    }
    for (const { path } of [guest, mail, letter]) {
      const { body } = await server.send<{ turnout: { total: number } }>('GET', path);
      assert.equal(body.turnout.total, 0);
    }
    assert.equal(server.mails.length, 0);
    await server.stop();
  });
