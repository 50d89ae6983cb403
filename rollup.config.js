import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { smallLitHtml } from './rollup.lit.js';
import { shorten } from './rollup.shorten.js';

const pageFolder = 'dist/widgets/pages';

/** Scripts of the server's own pages: every file of `widgets/pages` is an entry beside the loader. */
const pages = (existsSync(pageFolder) ? readdirSync(pageFolder) : []).filter((name) => name.endsWith('.js'));

/** What every widget shares goes into one chunk; each widget and each lazy part gets its own. */
const shared = [
  /node_modules\/(lit|lit-html|lit-element|@lit)\//,
  /dist\/contract\/(endpoint|errors|opening\.endpoints)/,
  /dist\/widgets\/core\/(?!identity|takeover|work|live|faults|fields|vote|map|order|talk|acting|cards)/,
];

/** What a budget needs while its projects can be chosen: several late parts use it, and it stays one file. */
const list = /budget-allocator\/(list|ballot|choosing|project\.view|purse\.view)(?!\.parts)[.\w]*\.js$/;

/** What everything that people vote on shares; the loader asks for it beside what needs it. */
const vote = /widgets\/core\/vote\/(vote\.|parts)/;

/** The loader wants the effect of a chunk, not what the chunk exports. */
const withoutExports = {
  name: 'loader-without-exports',
  renderChunk: (code, { name }) =>
    name === 'stem' ? { code: code.replace(/\.then\((\w+) => \1\.\w+\)/g, ''), map: null } : null,
};

/** The check of a ballot's limits, which the recount has too: a copy in the list comes with it, not a round trip after it. */
const limitsInList = {
  name: 'limits-in-list',
  resolveId: (source, importer) =>
    source.endsWith('/ballot.limits.js') && importer.includes('budget-allocator')
      ? `${resolve('dist/counting/budget/ballot.limits.js')}?budget-allocator/list.js`
      : null,
  load: (id) => (id.includes('?') ? readFileSync(id.split('?')[0], 'utf8') : null),
};

/** A chunk is called after its widget, its lazy part, or the room of counting it comes from. */
function nameOf({ name, moduleIds }) {
  const last = moduleIds.at(-1).split('/');
  if (last.at(-1) === 'register.js') return last.at(-2);
  if (last.includes('budget-allocator')) return `budget-${name}`;
  if (last.includes('idea-board') && last.at(-2) !== 'idea-board') return `board-${name}`;
  return last.includes('counting') ? `${last.at(-2)}-${name}` : name;
}

/** dist/widgets (from tsc) → dist/public: `stem.js` beside hashed chunks in `assets/`. */
export default {
  input: {
    stem: 'dist/widgets/stem.js',
    ...Object.fromEntries(pages.map((name) => [name.slice(0, -3), `${pageFolder}/${name}`])),
  },
  output: {
    dir: 'dist/public',
    format: 'es',
    entryFileNames: ({ name }) => (name === 'stem' ? 'stem.js' : 'assets/[name]-[hash:7].js'),
    chunkFileNames: (chunk) => `assets/${nameOf(chunk)}-[hash:7].js`,
    hashCharacters: 'base36',
    freeze: false,
    hoistTransitiveImports: false,
    externalLiveBindings: false,
    generatedCode: { preset: 'es2015', symbols: false },
    manualChunks: (id) =>
      shared.some((pattern) => pattern.test(id))
        ? 'core'
        : /core\/vote\/ranking|poll\/forms\/ranked/.test(id)
          ? 'ranked'
          : list.test(id)
            ? 'list'
            : vote.test(id)
              ? 'vote'
              : undefined,
    onlyExplicitManualChunks: true,
  },
  // Counting has no effects but its answers: what is not asked for stays out.
  treeshake: { moduleSideEffects: (id) => !/dist\/(counting|contract)\//.test(id) },
  plugins: [
    {
      name: 'small-lit',
      resolveId: (source) =>
        source.endsWith('/lit.js') ? resolve('dist/widgets/core/lit.browser.js') : null,
    },
    limitsInList,
    nodeResolve(),
    {
      // Leaflet tries whether HTML may hold SVG by writing HTML: a page that requires Trusted Types refuses that.
      name: 'leaflet-without-html',
      transform: (code, id) =>
        id.includes('node_modules/leaflet/')
          ? {
              code: code.replace(
                "div.innerHTML = '<svg/>';",
                "div.append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));",
              ),
              map: null,
            }
          : undefined,
    },
    smallLitHtml,
    withoutExports,
    shorten('dist/widgets', 'dist/anchoring', 'dist/counting'),
    terser({
      module: true,
      ecma: 2022,
      compress: { passes: 3, ecma: 2022, unsafe_arrows: true, pure_getters: true },
      format: { comments: false },
    }),
  ],
};
