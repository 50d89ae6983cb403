import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import ts from 'typescript';
import { openPage, startBrowser } from '../support/browser.js';
import { buildChannel, buildPoll } from '../support/factories.js';
import { registry } from '../../widgets/registry.js';
import { startServer, type TestServer } from '../support/server.js';
import { buildPolledPlace } from '../support/voting.js';

const root = resolve(import.meta.dirname, '../..');

/** What somebody writes who takes the poll from npm. */
const page = (server: string, ref: string): string => `
import { StemPoll, StemVoted } from 'stem/poll.js';
const poll: HTMLElementTagNameMap['stem-poll'] = document.createElement('stem-poll');
const same: StemPoll = poll;
poll.setAttribute('server', '${server}');
poll.setAttribute('activity', '${ref}');
poll.addEventListener('stem-voted', (event) => {
  document.title = event instanceof StemVoted ? event.activity : '';
});
document.body.append(same);
`;

let folder: string;
let server: TestServer;
let site: Server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stem-package-'));
  const stem = join(folder, 'node_modules/stem');
  await mkdir(stem, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  execFileSync('tar', ['-xzf', join(folder, packed), '--strip-components', '1', '-C', stem]);
  // What npm would install beside it.
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit', '@lit-labs', '@sinclair'])
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  server = await startServer();
  site = createServer();
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
});

after(async () => {
  site?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the package, unpacked elsewhere, has types that fit and a poll that votes in a bundle of its own', async () => {
  const { organisation } = await buildPolledPlace(server);
  const origin = `http://wijk.localhost:${(site.address() as AddressInfo).port}`;
  await buildChannel(server.house.database, organisation.id, { origins: [origin] });
  const { ref } = await buildPoll(server.house.database, server.house.polls.keys, organisation);
  const entry = join(folder, 'page.ts');
  await writeFile(entry, page(server.ownOrigin, ref));

  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    noEmit: true,
    types: [],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
  assert.deepEqual(faults, []);

  const bundle = await rollup({
    input: entry,
    plugins: [
      nodeResolve({ browser: true }),
      {
        name: 'types-away',
        transform: async (code, id) =>
          id.endsWith('.ts') ? (await transform(code, { loader: 'ts' })).code : null,
      },
    ],
    onwarn: ({ message }) => assert.fail(message),
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const files = new Map(output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : '']));
  site.on('request', (request, response) => {
    const code = files.get(request.url ?? '');
    response.setHeader('Content-Type', code === undefined ? 'text/html' : 'text/javascript');
    response.end(
      code ?? '<!doctype html><html lang="nl"><body><script type="module" src="/page.js"></script>',
    );
  });

  const browser = await startBrowser();
  try {
    const { page: shown, faults: seen } = await openPage(browser);
    await shown.goto(origin);
    const poll = shown.locator('stem-poll');
    await poll.getByRole('radio').first().check();
    await poll.getByRole('button', { name: 'Stem', exact: true }).click();
    await poll.getByText('Uw stem is geteld').first().waitFor();
    assert.equal(await shown.title(), ref);
    assert.deepEqual(seen, []);
  } finally {
    await browser.close();
  }
});

test('every widget of the registry can be taken from npm, with its types', async () => {
  const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { types: string; default: string }>;
  };
  const stem = join(folder, 'node_modules/stem');
  for (const tag of Object.keys(registry)) {
    const given = exports[`./${tag.replace('stem-', '')}.js`];
    assert.ok(typeof given === 'object', tag);
    for (const path of [given.types, given.default]) await access(join(stem, path));
  }
});
