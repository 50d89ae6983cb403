import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup, type OutputChunk } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';

/** One built browser file: what it weighs on the wire and what it asks for. */
interface BuiltFile {
  /** Bytes, minified. */
  bytes: number;
  /** Bytes under brotli 11. */
  brotli: number;
  /** Files it needs at once. */
  imports: string[];
  /** Files it may need later. */
  later: string[];
}

const out = 'dist/public';

function run(command: string, ...given: string[]): Promise<boolean> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...given], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail);
    child.on('exit', (code) => done(code === 0));
  });
}

/** Types are checked by `npm run check`; here that would take twice the time. */
const compile = () => run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');

const describeElements = () =>
  run(
    'node_modules/@custom-elements-manifest/analyzer/cem.js',
    'analyze',
    '--litelement',
    '--quiet',
    '--globs',
    'widgets/{core,poll,idea-board,budget-allocator,comment-thread,comment-count}/**/*.ts',
    '!widgets/core/lit.browser.ts',
    '--outdir',
    '.',
  );

/** The browser's half: one file for the loader, shared and lazy chunks beside it. */
async function bundle(): Promise<OutputChunk[]> {
  const { options, warnings } = await loadConfigFile('rollup.config.js', {});
  warnings.flush();
  const build = await rollup(options[0]!);
  const { output } = await build.write(options[0]!.output[0]!);
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

const brotli = (code: string) =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const bare = (file: string) => file.replace(/^assets\//, '');

/** Writes `stem-<version>.js` and `manifest.json`, and prints what each file weighs. */
async function describe(chunks: OutputChunk[]) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  await copyFile(`${out}/stem.js`, `${out}/stem-${version}.js`);
  const integrity = `sha384-${createHash('sha384')
    .update(await readFile(`${out}/stem.js`))
    .digest('base64')}`;
  const files: Record<string, string> = {};
  const sizes: Record<string, BuiltFile> = {};
  for (const { name, fileName, code, imports, dynamicImports } of chunks) {
    files[fileName === 'stem.js' ? 'stem' : bare(fileName).replace(/-[^-]*$/, '') || name] = bare(fileName);
    sizes[bare(fileName)] = {
      bytes: code.length,
      brotli: brotli(code),
      imports: imports.map(bare),
      later: dynamicImports.map(bare),
    };
  }
  await writeFile(`${out}/manifest.json`, JSON.stringify({ version, integrity, files, sizes }, null, 1));
  for (const [file, size] of Object.entries(sizes))
    console.log(`${String(size.brotli).padStart(6)} B brotli  ${String(size.bytes).padStart(6)} B  ${file}`);
}

await rm('dist', { recursive: true, force: true });
const [compiled, described] = await Promise.all([compile(), describeElements()]);
await describe(await bundle());
if (!compiled || !described) process.exit(1);
