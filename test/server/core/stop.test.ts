import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { program } from '../../support/program.js';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stem-stop-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const run = (env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, program('server/main.ts'), {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const listening = async (child: ChildProcess): Promise<number> => {
  let text = '';
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    const port = /"port":(\d+)/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`it did not start: ${text}`);
};

test('a stop finishes what was accepted, ends with 0, and the key file is its owner’s alone', async () => {
  const child = run({});
  const port = await listening(child);
  const exited = once(child, 'exit');
  const body = '{"activity":"bestaat-niet"}';
  const path = '/v1/sessions';
  const pending = request({
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      Origin: 'https://nergens.example',
    },
  });
  const answered = once(pending, 'response');
  pending.flushHeaders();
  pending.write(body.slice(0, 10));
  await new Promise<void>((done) =>
    pending.once('socket', (socket) => (socket.connecting ? socket.once('connect', done) : done())),
  );
  const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
  assert.equal(ready.status, 200);
  child.kill('SIGTERM');
  // It no longer takes connections once a new one is refused.
  for (let open = true; open;)
    open = await fetch(`http://127.0.0.1:${port}/health/live`).then(
      (r) => r.text().then(() => true),
      () => false,
    );
  pending.end(body.slice(10));
  const [response] = (await answered) as [{ statusCode: number; headers: Record<string, string> }];
  assert.equal(response.statusCode, 404);
  assert.equal(response.headers['connection'], 'close');
  const [code] = (await exited) as [number];
  assert.equal(code, 0);
  assert.equal((await stat(join(folder, 'secret.key'))).mode & 0o777, 0o600);
});

test('the secret key of the first start is used at the next', async () => {
  const before = await readFile(join(folder, 'secret.key'), 'utf8');
  const child = run({});
  await listening(child);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
  assert.equal(await readFile(join(folder, 'secret.key'), 'utf8'), before);
});

test('a configuration with faults ends the start with 1 and every fault in words', async () => {
  const child = run({ PORT: 'drie', LOG_LEVEL: 'hard' });
  let text = '';
  child.stderr!.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 1);
  assert.match(text, /PORT must be[^]*LOG_LEVEL must be/);
  assert.doesNotMatch(text, /^\s+at /m);
});

const fails = async (env: Record<string, string>): Promise<string> => {
  const child = run(env);
  let text = '';
  child.stderr!.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 1);
  return text.trimEnd();
};

test('what keeps a server from starting is told in one line that says where to look', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const file = join(folder, 'geen-map');
  const damaged = join(folder, 'stuk');
  const short = join(folder, 'kort');
  await writeFile(file, '');
  await Promise.all([mkdir(damaged), mkdir(short)]);
  await writeFile(join(damaged, 'stem.sqlite'), Buffer.alloc(5000, 'geen database '));
  await writeFile(join(short, 'secret.key'), 'kort\n');
  const secret = Buffer.alloc(32, 7).toString('base64');
  const cases: [env: Record<string, string>, line: RegExp][] = [
    [
      { PORT: String(port) },
      new RegExp(`^127\\.0\\.0\\.1, port ${port} is in use by another process: .*PORT`),
    ],
    [{ METRICS_PORT: String(port) }, new RegExp(`port ${port} is in use .*METRICS_PORT\\.$`)],
    [{ HOST: '192.0.2.1' }, /^192\.0\.2\.1 is no address of this machine: .*HOST/],
    [{ DATA_DIR: file }, /geen-map is there, but is not a folder: look at DATA_DIR\.$/],
    [{ DATA_DIR: damaged }, /^The database can not be read or written: look at .*DATA_DIR\.$/],
    [{ DATA_DIR: short }, /secret\.key holds no key of 32 bytes: put the copy of it back\.$/],
    [
      { DATABASE_URL: `postgres://stem:geheim@127.0.0.1:1/stem`, SECRET_KEY: secret },
      /^The database does not answer: look at DATABASE_URL/,
    ],
  ];
  for (const [env, line] of cases) {
    const said = await fails(env);
    assert.match(said, line);
    assert.equal(said.split('\n').length, 1, said);
    assert.doesNotMatch(said, /geheim/);
  }
  taken.close();
});
