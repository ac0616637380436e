// The import rules of the house (docs/ARCHITECTURE.md): who may know whom. Held by `npm run rules`, part of `npm test`.
const forbid = (name, comment, from, to, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { ...to, ...extra },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-cycles', 'A cycle means two files are one: join them or move what they share.', {}, { circular: true }),
    forbid(
      'okta-is-alone',
      'shared/okta is pure functions over facts: it imports itself, the model, what takes secrets out, and the templates that escape HTML.',
      { path: '^shared/okta' },
      { pathNot: '^shared/(okta|model|redact|counted\\.ts)|node_modules/hono/dist/(types/)?helper/html/' },
    ),
    forbid(
      'kinds-by-their-table',
      'Who uses a file of a kind names the kind: ask the table of the folder for what a credential can do.',
      { pathNot: '^(shared/okta|electron/engine)/credentials/' },
      { path: '^(shared/okta|electron/engine)/credentials/(?!(authoriz|credential-|run-))' },
    ),
    forbid(
      'redact-is-below-all',
      'shared/redact knows forms of secrets, not Okta: of shared/okta it takes how a text is read, nothing that judges.',
      { path: '^shared/redact' },
      { pathNot: '^shared/(redact/|okta/(headers|json-text|percent-decode)\\.ts)|node_modules/zod/' },
    ),
    forbid(
      'model-is-below-all',
      'shared/model holds each thing once, as a schema: zod, itself, and the closed lists of words that shared/okta gives meaning to.',
      { path: '^shared/model' },
      {
        pathNot:
          '^shared/(model/|okta/(verdicts|scope-evidence|credentials/authorization-schemes)\\.ts)|node_modules/zod/',
      },
    ),
    forbid(
      'contract-is-pure',
      'The contract is procedures: shared, zod, @orpc/contract and nothing else.',
      { path: '^shared/contract' },
      { pathNot: '^shared/|node_modules/(zod|@orpc/contract)/' },
    ),
    forbid(
      'engine-knows-no-host',
      'The engine takes ports: no adapter, app, sandbox, host, electron or axios.',
      { path: '^electron/engine' },
      {
        pathNot:
          '^electron/engine|^shared/|^resources/|node_modules/(jose|zod)/|^har-format$|^(node:)?(crypto|events|buffer|zlib)$',
      },
    ),
    forbid(
      'adapters-take-port-types',
      'An adapter implements a port: from the engine it may import ports and errors only.',
      { path: '^electron/adapters' },
      { path: '^electron/(engine/(?!ports|errors)|app|sandbox|main|loopback|cli)|^renderer|node_modules/electron/' },
    ),
    forbid(
      'sandbox-does-not-judge',
      'Judge and judged must not share a belief: the sandbox takes the catalogue only.',
      { path: '^electron/sandbox' },
      { path: '^electron/(?!sandbox)|^renderer|^shared/(?!okta/catalogue\\.ts)' },
    ),
    forbid(
      'app-knows-no-host',
      'The app handler binds the contract to the engine: no adapter, no host, no electron.',
      { path: '^electron/app' },
      {
        path: '^electron/(adapters|sandbox|main|loopback|cli)|^renderer|node_modules/(electron|electron-store|axios)/',
      },
    ),
    forbid(
      'hosts-are-apart',
      'A host starts nothing of another host.',
      { path: '^electron/(main|loopback|cli)/' },
      { path: '^electron/(main|loopback|cli)/', pathNot: '^electron/$1/' },
    ),
    forbid('hosts-know-no-page', 'The page is served as files.', { path: '^electron' }, { path: '^renderer' }),
    forbid(
      'electron-only-in-main',
      'Only electron/main imports electron and electron-store.',
      { path: '^(shared|renderer|scripts|electron/(?!main/))' },
      { path: 'node_modules/(electron|electron-store)/' },
    ),
    forbid('page-knows-no-node', 'The page reaches its host by fetch.', { path: '^renderer' }, { path: '^electron' }),
    forbid(
      'features-are-apart',
      'A feature shares through ui, viewer, platform or shared.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/(features|app)/', pathNot: '^renderer/features/$1/' },
    ),
    forbid(
      'small-pieces-below',
      'ui and viewer know no feature.',
      { path: '^renderer/(ui|viewer|platform)' },
      { path: '^renderer/(features|app)' },
    ),
    forbid(
      'one-seam-to-the-host',
      'Only renderer/platform speaks to the host.',
      { path: '^renderer/(?!platform)' },
      { path: 'node_modules/@orpc/client' },
    ),
    // har-format is types only (@types/har-format): there is no file to resolve.
    forbid('no-orphan-import', 'Unresolvable import.', {}, { couldNotResolve: true, pathNot: '^har-format$' }),
  ],
  options: {
    // Reads TSX through TypeScript's JS API, which TypeScript 7 does not have: `typescript` is 6 for tools, `typescript-7` checks types.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|test-results)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
    },
  },
};
