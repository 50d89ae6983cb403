import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import type { Poll, VoteAnswer } from '../../contract/poll.schema.js';
import type { Session } from '../../contract/session.schema.js';
import { openDatabase } from '../../server/database/open.js';
import { keyFolder } from '../../server/ballot/ballot.keys.js';
import { entities } from '../../server/rooms.js';
import { folder } from '../support/database.js';
import { buildBallot, buildChannel, buildOrganisation, buildPoll } from '../support/factories.js';
import { postgres } from '../support/postgres.js';
import { program } from '../support/program.js';

const children: ChildProcess[] = [];
after(() => children.forEach((child) => child.kill('SIGKILL')));

/** A server as `npm start` starts it, with a data folder of its own; answers its address. */
async function serve(env: Record<string, string>): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, program('server/main.ts'), {
    env: { ...process.env, PORT: '0', PUBLIC_URL: 'http://stem.localhost:0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout! })) {
    const { msg, port } = JSON.parse(line) as { msg: string; port: number };
    if (msg !== 'listening') continue;
    child.stdout!.resume();
    return { url: `http://127.0.0.1:${port}`, child };
  }
  throw new Error('The server did not start.');
}

test('two processes on one PostgreSQL, set up as the operator’s guide says, are one server to a voter and a listener', async () => {
  const url = await (await postgres()).fresh();
  const keys = join(await folder(), 'keys');
  const shared = {
    DATABASE_URL: url,
    SECRET_KEY: Buffer.alloc(32, 3).toString('base64'),
    KEYS_DIR: keys,
    RATE_LIMIT_STORE: 'postgres',
  };
  const [one, other] = await Promise.all([
    serve({ ...shared, DATA_DIR: await folder() }),
    serve({ ...shared, DATA_DIR: await folder() }),
  ]);
  const database = await openDatabase({ url }, { entities });
  const organisation = await buildOrganisation(database);
  const { origin } = await buildChannel(database, organisation.id);
  const { ref } = await buildPoll(database, keyFolder(keys), organisation, {
    closesAt: '2100-01-01T00:00:00Z',
  });
  await database.close();

  const ask = async <Body>(at: string, method: string, path: string, body?: unknown, token?: string) => {
    const answer = await fetch(at + path, {
      method,
      headers: {
        Origin: origin,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, await answer.clone().text());
    return (await answer.json()) as Body;
  };
  const mine = `/v1/polls/${ref}/ballots/mine`;
  const ending = new AbortController();
  const stream = await fetch(`${other.url}/v1/polls/${ref}/events`, { signal: ending.signal });
  const reader = stream.body!.getReader();
  const hears = async (total: number): Promise<void> => {
    for (let heard = ''; !heard.includes(`"turnout":{"total":${total},`);) {
      const { done, value } = await reader.read();
      assert.ok(!done, `Never heard of ${total} votes.`);
      heard += Buffer.from(value).toString();
    }
  };
  // The token of one process is known to the other, and so is the ballot: the second is a change of the first.
  const { token } = await ask<Session>(one.url, 'POST', '/v1/sessions', { activity: ref });
  const first = await ask<VoteAnswer>(one.url, 'PUT', mine, buildBallot(['ja']), token);
  await hears(1);
  const second = await ask<VoteAnswer>(other.url, 'PUT', mine, buildBallot(['nee']), token);
  assert.deepEqual([first.receipt.version, second.receipt.version], [1, 2]);
  assert.equal(first.receipt.keyId, second.receipt.keyId);
  assert.deepEqual(second.poll.result?.winners, ['nee']);

  // One process stops, as in an upgrade one by one; the other serves on, and knows what the first confirmed.
  const stopped = once(one.child, 'exit');
  one.child.kill('SIGTERM');
  assert.deepEqual(await stopped, [0, null]);
  const poll = await ask<Poll>(other.url, 'GET', `/v1/polls/${ref}`);
  assert.equal(poll.turnout.total, 1);
  ending.abort();
  const ended = once(other.child, 'exit');
  other.child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});
