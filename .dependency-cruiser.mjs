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
      'shared/okta is pure functions over facts: it imports itself, the model, what takes secrets out, and what reports are written with.',
      { path: '^shared/okta' },
      {
        pathNot: '^shared/(okta|model|redact|report|(counted|once)\\.ts)|node_modules/hono/dist/(types/)?helper/html/',
      },
    ),
    forbid(
      'runs-are-pure',
      'shared/runs is the events and reducers of runs: it knows Okta, the model and how reports are written, not who starts a run.',
      { path: '^shared/runs' },
      {
        pathNot:
          '^shared/(runs|integration|okta|model|redact|report|(counted|once)\\.ts)|node_modules/(zod|hono/dist/(types/)?helper/html)/',
      },
    ),
    forbid(
      'plans-are-pure',
      'shared/plan is the form of a plan, its faults and its expectations: it knows Okta, the model and YAML, not who runs it.',
      { path: '^shared/plan/' },
      {
        pathNot:
          '^shared/(plan|okta|model|redact|documents|file-form|(counted|once)\\.ts)|node_modules/(zod|json-p3|fastest-levenshtein)/',
      },
    ),
    forbid(
      'integrations-are-pure',
      'shared/integration is the form of an integration file, its faults and its fields: it knows Okta, the model and YAML, not who checks it.',
      { path: '^shared/integration/' },
      {
        pathNot: '^shared/(integration|okta|model|redact|documents|file-form|(counted|once)\\.ts)|node_modules/zod/',
      },
    ),
    forbid(
      'file-form-is-below-files',
      'shared/file-form says what is wrong about the form of a file that a person writes, whatever the file is.',
      { path: '^shared/file-form/' },
      { pathNot: '^shared/(file-form|documents|model|redact)/|node_modules/(zod|fastest-levenshtein)/' },
    ),
    forbid(
      'reports-are-below-runs',
      'shared/report is how reports are written, whatever they say.',
      { path: '^shared/report' },
      { pathNot: '^shared/(report|(counted|once)\\.ts)|node_modules/hono/dist/(types/)?helper/html/' },
    ),
    forbid(
      'documents-are-below-all',
      'shared/documents makes a value of a text, and knows nothing of what is in it.',
      { path: '^shared/documents' },
      { pathNot: '^shared/documents/|node_modules/yaml/' },
    ),
    forbid(
      'kinds-by-their-table',
      'Who uses a file of a kind names the kind: ask the table of the folder for what a credential can do.',
      { pathNot: '^(shared/okta|electron/engine)/credentials/' },
      {
        path: '^(shared/okta|electron/engine)/credentials/(?!(authoriz|credential-|run-|dpop-|proof-|prove-|key-types|client-assertion))',
      },
    ),
    forbid(
      'redact-is-below-all',
      'shared/redact knows forms of secrets, not Okta: of shared/okta it takes how a text is read, nothing that judges.',
      { path: '^shared/redact' },
      { pathNot: '^shared/(redact/|okta/wire-text/(headers|json-text|percent-decode)\\.ts)|node_modules/zod/' },
    ),
    forbid(
      'model-is-below-all',
      'shared/model holds each thing once, as a schema: zod, itself, and the closed lists of shared/okta (words, kinds of credentials).',
      { path: '^shared/model' },
      {
        pathNot:
          '^shared/(model/|okta/(app-access/admin-roles|verdict/verdicts|scopes/scope-evidence|credentials/(authorization-schemes|credential-kinds?|key-types)|error-cases/compare/case-outcomes)\\.ts)|node_modules/zod/',
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
      {
        path: '^electron/(engine/(?!(ports|errors)\\.ts$)|(app|sandbox|assembly|hosting|main|loopback|cli)/)|^renderer|node_modules/electron/',
      },
    ),
    forbid(
      'sandbox-does-not-judge',
      'Judge and judged must not share a belief: the sandbox takes what Okta publishes (catalogue, texts of errors), and what any server is made of.',
      { path: '^electron/sandbox' },
      {
        pathNot:
          '^electron/sandbox/|^shared/okta/(catalogue/catalogue\\.ts|errors/published/)|^resources/|node_modules/(hono|@hono/node-server|jose|zod)/|^(node:)?(assert|buffer|crypto|events|fs|fs/promises|http|net|path|stream|timers|timers/promises|url|util|zlib)$',
      },
    ),
    forbid(
      'published-is-data',
      'What Okta publishes is all that judge and sandbox share: texts and numbers, with nothing behind them.',
      { path: '^shared/okta/errors/published/' },
      {},
    ),
    forbid(
      'app-knows-no-host',
      'The app handler binds the contract to the engine: no adapter, no host, no electron.',
      { path: '^electron/app' },
      {
        path: '^electron/(adapters|sandbox|assembly|hosting|main|loopback|cli)/|^renderer|node_modules/(electron|electron-store|axios)/',
      },
    ),
    forbid(
      'assembly-is-below-hosts',
      'What puts the bench together, and what serves it, knows none of the hosts that use it.',
      { path: '^electron/(assembly|hosting)/' },
      { path: '^electron/(main|loopback|cli)/|node_modules/electron/' },
    ),
    forbid(
      'one-room-a-technology',
      'HTTP requests go out by one wire, and the keyring is a slot of the vault: nothing else takes their libraries.',
      { path: '^(shared|renderer|electron/(?!adapters/(wire|slots)/))' },
      { path: 'node_modules/(axios|@napi-rs/keyring)/' },
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
      'shared-is-below-all',
      'What page and host share knows neither.',
      { path: '^shared' },
      { path: '^(electron|renderer|resources)/' },
    ),
    forbid(
      'product-knows-no-test',
      'What is shipped takes nothing of its tests and its tools.',
      { path: '^(shared|electron|renderer)' },
      { path: '^(test|scripts)/' },
    ),
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
      'ui-is-below-viewer',
      'ui is small pieces, of which the viewer is made.',
      { path: '^renderer/ui/' },
      { path: '^renderer/viewer/' },
    ),
    forbid(
      'platform-draws-nothing',
      'platform takes of the page nothing but itself.',
      { path: '^renderer/platform/' },
      { path: '^renderer/(?!platform/)' },
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
