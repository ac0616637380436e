// A kind of client of the sandbox org that nobody has registered.
import type { Toy } from './toy.ts';

export const SANDBOX_CLIENT: Toy = {
  heading: 'A kind of client in the sandbox org',
  name: 'guest-app',
  files: {
    'electron/sandbox/clients/<kind>.ts': `// An app of a guest: nobody has registered one, and none gets a token.
import type { GuestApp } from './client.ts';
import type { ClientKind } from './client-kind.ts';

export const guestApp: ClientKind<GuestApp> = {
  takesRoles: false,
  find: () => null,
  authenticate: () => undefined,
  refusedAt: () => null,
  grantsOf: ({ grants }) => grants,
  signIn: () => null,
  handOut: () => null,
};
`,
    'electron/sandbox/clients/client.ts': [
      {
        at: 'export type Client =',
        insert: "export interface GuestApp extends AppFields {\n  kind: 'guest-app';\n}\n\n",
      },
      { at: ' | UserApp;', insert: ' | GuestApp' },
    ],
    'electron/sandbox/clients/client-kinds.ts': [
      { at: 'import { oinIntegration }', insert: "import { guestApp } from './guest-app.ts';\n" },
      { at: "  'user-app': userApp,", insert: "  'guest-app': guestApp,\n" },
    ],
  },
};
