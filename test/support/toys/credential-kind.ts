// A kind of credential: a code that somebody pastes, sent as it is.
import type { Toy } from './toy.ts';

export const CREDENTIAL_KIND: Toy = {
  heading: 'A kind of credential',
  name: 'door-code',
  files: {
    'shared/okta/credentials/<kind>.ts': `// A code that opens one door: pasted, and sent as it is.
import type { CredentialKindFacts } from './credential-kind.ts';

export const doorCode = {
  id: 'door-code',
  label: 'Door code',
  noun: 'a door code',
  text: 'A code that somebody gave you.',
  icon: 'key',
  noRequest: 'This credential is a door code: it has no scopes.',
  caution: null,
  fields: [
    {
      name: 'secret',
      label: 'Door code',
      placeholder: null,
      help: null,
      ask: 'Enter the code.',
      secret: true,
    },
  ],
  where: { path: [], steps: ['Ask whoever has it.'], help: { title: 'Help', url: 'https://help.okta.com/en-us/' } },
  secrets: {
    called: 'code',
    heading: 'Code',
    slots: [{ label: 'Door code', add: 'Add code' }],
    replaces: true,
    full: { message: 'A credential holds one code at most.', fix: 'Replace the saved one.' },
    fault: () => null,
    endsAt: () => null,
  },
  can: { client: null, renews: false, carriesScopes: false, sweeps: false, scheme: 'Bearer', dpop: false },
} as const satisfies CredentialKindFacts;
`,
    'shared/okta/credentials/credential-kinds.ts': [
      { at: 'import { oinIntegration }', insert: "import { doorCode } from './door-code.ts';\n" },
      { at: '] as const satisfies readonly CredentialKindFacts[]', insert: '  doorCode,\n' },
    ],
    'electron/engine/credentials/<kind>.ts': `// A door code: the secret is what is sent.
import { doorCode as facts } from '../../../shared/okta/credentials/door-code.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const doorCode: CredentialEngine = {
  id: facts.id,
  client: null,
  serverPath: () => '/oauth2',
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: ({ tenantId, credentialId, secretId }) => JSON.stringify([tenantId, credentialId, secretId]),
};
`,
    'electron/engine/credentials/credential-engines.ts': [
      { at: 'import { oinIntegration }', insert: "import { doorCode } from './door-code.ts';\n" },
      { at: "  'access-token': accessToken,", insert: "  'door-code': doorCode,\n" },
    ],
  },
};
