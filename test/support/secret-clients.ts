// Those clients of a sandbox org that authenticate by a secret, the full one first.
import type { Sandbox, SandboxClientInfo } from '../../electron/sandbox/sandbox-options.ts';

export interface SecretClient extends SandboxClientInfo {
  clientSecret: string;
}

export const secretClients = (sandbox: Pick<Sandbox, 'clients'>): SecretClient[] =>
  sandbox
    .clients()
    .flatMap((client) => (client.clientSecret === null ? [] : [{ ...client, clientSecret: client.clientSecret }]));
