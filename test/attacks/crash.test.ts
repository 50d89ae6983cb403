import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import type { Poll, Receipt, VoteAnswer } from '../../contract/poll.schema.js';
import type { Session } from '../../contract/session.schema.js';
import { keyFolder } from '../../server/ballot/ballot.keys.js';
import { ballotsTopic } from '../../server/ballot/ballot.group.js';
import { openDatabase } from '../../server/database/open.js';
import { entities } from '../../server/rooms.js';
import { folder } from '../support/database.js';
import { buildBallot, buildChannel, buildOrganisation, buildPoll } from '../support/factories.js';
import { startServer } from '../support/server.js';
import { buildPolledPlace, castOver, newVoter } from '../support/voting.js';
import { program } from '../support/program.js';

const children: ChildProcess[] = [];
after(() => children.forEach((child) => child.kill('SIGKILL')));

/** A server in a process of its own, which can be killed. */
const serve = async (dataDir: string): Promise<{ url: string; child: ChildProcess }> => {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_URL: 'http://stem.localhost:0',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'info',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
  };
  const child = spawn(process.execPath, program('server/main.ts'), {
    env,
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
};

// ATTACKS 27
test('after kill -9 in a stream of votes every confirmed vote is there, and none twice', async () => {
  const dataDir = await folder();
  const keys = keyFolder(join(dataDir, 'keys'));
  const place = { file: join(dataDir, 'stem.sqlite') };
  const prepared = await openDatabase(place, { entities });
  const organisation = await buildOrganisation(prepared);
  const { origin } = await buildChannel(prepared, organisation.id);
  const { id, ref } = await buildPoll(prepared, keys, organisation, { closesAt: '2100-01-01T00:00:00Z' });
  await prepared.close();

  let { url, child } = await serve(dataDir);
  const send = async <Body>(method: string, path: string, body: unknown, token?: string) => {
    const headers = {
      'Content-Type': 'application/json',
      Origin: origin,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Body;
  };
  const voters = await Promise.all(
    Array.from({ length: 300 }, async () => {
      const { token } = await send<Session>('POST', '/v1/sessions', { activity: ref });
      return { token, ballot: buildBallot(['ja']), receipts: [] as Receipt[] };
    }),
  );
  let confirmed = 0;
  const cast = async (voter: (typeof voters)[number]) => {
    const { receipt } = await send<VoteAnswer>(
      'PUT',
      `/v1/polls/${ref}/ballots/mine`,
      voter.ballot,
      voter.token,
    );
    voter.receipts.push(receipt);
    confirmed += 1;
    if (confirmed === 40) child.kill('SIGKILL');
  };
  const waiting = [...voters];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let voter = waiting.pop(); voter; voter = waiting.pop()) await cast(voter).catch(() => undefined);
    }),
  );
  assert.ok(confirmed >= 40 && confirmed < 300, `${confirmed} were confirmed`);

  ({ url, child } = await serve(dataDir));
  const before = (await (await fetch(`${url}/v1/polls/${ref}`)).json()) as Poll;
  assert.ok(before.turnout.total >= confirmed);
  // Everyone sends the same ballot again: those who were counted get their receipt, the others are counted now.
  for (const voter of voters) await cast(voter);
  const poll = (await (await fetch(`${url}/v1/polls/${ref}`)).json()) as Poll;
  assert.equal(poll.turnout.total, 300);
  for (const { receipts } of voters) for (const receipt of receipts) assert.deepEqual(receipt, receipts[0]);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);

  const database = await openDatabase(place, { entities });
  const [sums] = await database.read((tx) =>
    tx.query(
      `SELECT (SELECT COUNT(*) FROM poll_roll WHERE poll_id = ?) AS roll,
         (SELECT COUNT(*) FROM poll_box WHERE poll_id = ? AND version = 1) AS box,
         (SELECT COUNT(*) FROM poll_log_leaf WHERE poll_id = ?) AS leaves,
         (SELECT SUM(count) FROM poll_tally WHERE poll_id = ?) AS tally`,
      [id, id, id, id],
    ),
  );
  await database.close();
  assert.deepEqual({ ...sums }, { roll: 300, box: 300, leaves: 300, tally: 300 });
});

// ATTACKS 30
test('a connection that dies before the answer leaves one vote, also after the retry', async () => {
  const server = await startServer({ env: { RATE_LIMITS: 'off' } });
  const place = await buildPolledPlace(server);
  const token = await newVoter(server, place);
  const ballot = buildBallot(['ja'], randomBytes(16).toString('hex'));
  const counted = new Promise<void>((done) => {
    server.house.database.onChange((topics) => topics.has(ballotsTopic(place.id)) && done());
  });
  const socket = connect(server.port, '127.0.0.1');
  const body = JSON.stringify(ballot);
  // The socket never reads: the answer can not arrive.
  socket.pause();
  socket.write(
    [
      `PUT ${place.path}/ballots/mine HTTP/1.1`,
      `Host: ${new URL(server.ownOrigin).host}`,
      `Origin: ${place.origin}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  await counted;
  socket.destroy();
  const retry = await castOver(server, place, token, ballot);
  assert.equal(retry.status, 200, retry.text);
  assert.equal(retry.body.receipt.version, 1);
  assert.equal(retry.body.receipt.index, 0);
  assert.equal(retry.body.poll.turnout.total, 1);
  const again = await castOver(server, place, token, ballot);
  assert.deepEqual(again.body.receipt, retry.body.receipt);
  await server.stop();
});
