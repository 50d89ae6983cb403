import { existsSync } from 'node:fs';
import { readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

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

/** Tests find their files beside the sources: what they say of their own place is the place of their source. */
const inPlace: Plugin = {
  name: 'in-place',
  setup({ onLoad }) {
    onLoad(
      { filter: new RegExp(`^${resolve('test').replaceAll('\\', '\\\\')}.*\\.ts$`) },
      async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
        return { contents, loader: 'ts' };
      },
    );
  },
};

/**
 * Writes every source as JavaScript into `.tests`, once, so that each test file does not have to: reading TypeScript
 * took half of the time that a short test file needed.
 */
export async function compileTests(): Promise<void> {
  await rm(compiled, { recursive: true, force: true });
  await build({
    entryPoints: sources.filter((folder) => existsSync(folder)).map((folder) => join(folder, '**/*.ts')),
    outdir: compiled,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
    plugins: [inPlace],
  });
  // The built browser files are found from there as from the sources.
  if (existsSync('dist')) await symlink(resolve('dist'), join(compiled, 'dist'));
}
