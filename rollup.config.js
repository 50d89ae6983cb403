import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { shorten } from './rollup.shorten.js';

const pageFolder = 'dist/widgets/pages';

/** Scripts of the server's own pages: every file of `widgets/pages` is an entry beside the loader. */
const pages = (existsSync(pageFolder) ? readdirSync(pageFolder) : []).filter((name) => name.endsWith('.js'));

/** What every widget shares goes into one chunk; each widget and each lazy part gets its own. */
const shared = [
  /node_modules\/(lit|lit-html|lit-element|@lit)\//,
  /dist\/contract\/(endpoint|errors|limits|session)/,
  /dist\/widgets\/core\/(?!identity|takeover|work|live|faults|fields)/,
];

/** dist/widgets (from tsc) → dist/public: `stem.js` beside hashed chunks in `assets/`. */
export default {
  input: {
    stem: 'dist/widgets/stem.js',
    ...Object.fromEntries(pages.map((name) => [name.slice(0, -3), `${pageFolder}/${name}`])),
  },
  output: {
    dir: 'dist/public',
    format: 'es',
    entryFileNames: ({ name }) => (name === 'stem' ? 'stem.js' : 'assets/[name]-[hash:6].js'),
    chunkFileNames: ({ name, moduleIds }) =>
      `assets/${moduleIds.some((id) => id.endsWith('/define.js') && !id.includes('/core/')) ? moduleIds.at(-1).split('/').at(-2) : name}-[hash:6].js`,
    hashCharacters: 'base36',
    freeze: false,
    externalLiveBindings: false,
    generatedCode: { preset: 'es2015', symbols: false },
    manualChunks: (id) => (shared.some((pattern) => pattern.test(id)) ? 'core' : undefined),
  },
  plugins: [
    {
      name: 'css-tag',
      resolveId: (source) => (source.endsWith('css-tag.js') ? resolve('dist/widgets/core/css-tag.js') : null),
    },
    nodeResolve(),
    shorten('dist/widgets'),
    terser({
      module: true,
      ecma: 2022,
      compress: { passes: 3, ecma: 2022, unsafe_arrows: true, pure_getters: true },
      format: { comments: false },
    }),
  ],
};
