/** The import rules of docs/decisions and DESIGN §2: who may lean on whom. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule(
      'anchoring-stands-alone',
      { path: '^anchoring/' },
      { pathNot: '^anchoring/|node_modules/approx-string-match' },
    ),
    rule('counting-stands-alone', { path: '^counting/' }, { pathNot: '^counting/' }),
    rule(
      'contract-stands-alone',
      { path: '^contract/', pathNot: '\\.schema\\.ts$' },
      { pathNot: '^contract/' },
    ),
    rule(
      'only-schemas-import-the-schema-library',
      { path: '^contract/.*\\.schema\\.ts$' },
      { pathNot: '^contract/|node_modules/@sinclair/typebox' },
    ),
    rule(
      'widget-core-knows-the-contract-only',
      { path: '^widgets/core/', pathNot: '^widgets/core/(vote|map)/' },
      { pathNot: '^(widgets/core|widgets/locales|contract)/|node_modules/(lit|@lit)' },
    ),
    rule(
      'what-votes-share-may-check-a-receipt',
      { path: '^widgets/core/vote/' },
      { pathNot: '^(widgets/core|widgets/locales|contract|counting)/' },
    ),
    rule(
      'only-the-map-knows-leaflet',
      { path: '^widgets/', pathNot: '^widgets/core/map/' },
      { path: 'node_modules/leaflet' },
    ),
    rule(
      'a-widget-never-imports-another',
      { path: '^widgets/(poll|idea-board|budget-allocator|comment-thread|comment-count)/' },
      {
        path: '^widgets/(poll|idea-board|budget-allocator|comment-thread|comment-count)/',
        pathNot: '^widgets/$1/',
      },
    ),
    rule('widgets-know-no-server', { path: '^widgets/' }, { path: '^(server|demo)/' }),
    rule('nothing-imports-the-desk', { pathNot: '^widgets/desk/' }, { path: '^widgets/desk/' }),
    rule(
      'schemas-are-types-only-in-widgets',
      { path: '^widgets/' },
      { path: '\\.schema\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-embed-renders-widgets',
      { path: '^server/', pathNot: '^server/embed/' },
      { path: '^widgets/' },
    ),
    rule(
      'features-meet-at-services',
      {
        path: '^server/(identity|channel|activity|ballot|poll|budget|comment|idea|image|document|staff|moderation|privacy|mail|embed)/',
      },
      {
        path: '^server/(identity|channel|activity|ballot|poll|budget|comment|idea|image|document|staff|moderation|privacy|mail)/',
        pathNot: '^server/$1/|\\.service\\.ts$|\\.entities\\.ts$',
      },
    ),
    rule(
      'policies-and-presenters-are-pure',
      { path: '^server/.*\\.(policy|presenter)\\.ts$' },
      { path: '^server/database/|node_modules/koa', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'core-knows-no-feature',
      { path: '^server/(core|database)/' },
      {
        path: '^server/(identity|channel|activity|ballot|poll|budget|comment|idea|image|document|staff|moderation|privacy|mail|embed)/',
      },
    ),
    rule('demo-uses-built-files', { path: '^demo/' }, { path: '^(widgets|counting)/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
