// `scopebench tenants`: the saved tenants and their credentials, each command in a file of its own. A secret goes in by stdin or the
// environment and is never shown again.
import { addCommands, type CommandEntry, type Define } from '../command-entries.ts';

export const defineTenants: Define = (command, terminal, act) => addCommands(command, ENTRIES, terminal, act);

const ENTRIES: readonly CommandEntry[] = [
  {
    name: 'list',
    usage: '[options]',
    summary: 'list the saved tenants',
    load: async () => (await import('./tenants/list.ts')).defineList,
  },
  {
    name: 'show',
    usage: '[options] <tenant>',
    summary: 'show one tenant',
    load: async () => (await import('./tenants/show.ts')).defineShow,
  },
  {
    name: 'add',
    usage: '[options]',
    summary: 'save a tenant, and with --client-id its first credential',
    load: async () => (await import('./tenants/add.ts')).defineAdd,
  },
  {
    name: 'change',
    usage: '[options] <tenant>',
    summary: 'change how a saved tenant is treated',
    load: async () => (await import('./tenants/change.ts')).defineChange,
  },
  {
    name: 'credential',
    usage: '[options] <tenant>',
    summary: 'add a credential, give it a new secret, or remove it',
    load: async () => (await import('./tenants/credential.ts')).defineCredential,
  },
  {
    name: 'check',
    usage: '[options] [tenant]',
    summary: 'ask an address whether an Okta org is there',
    load: async () => (await import('./tenants/check.ts')).defineCheck,
  },
  {
    name: 'test',
    usage: '[options] <tenant>',
    summary: 'try a credential: request a token with it and send one harmless GET',
    load: async () => (await import('./tenants/test.ts')).defineTest,
  },
  {
    name: 'remove',
    usage: '[options] <tenant>',
    summary: 'remove a tenant with its credentials and secrets',
    load: async () => (await import('./tenants/remove.ts')).defineRemove,
  },
  {
    name: 'export',
    usage: '[options] [tenants...]',
    summary: 'write tenants without secrets, to keep or to give to a colleague',
    load: async () => (await import('./tenants/export.ts')).defineExport,
  },
  {
    name: 'import',
    usage: '[options] <file>',
    summary: 'add tenants from an export, or from a CSV file with name, url, production, client id',
    load: async () => (await import('./tenants/import.ts')).defineImport,
  },
];
