// What is said once a recording takes calls: its base URL and, of the sandbox org that was started for it, by whom a program can be. Those
// secrets are made up, worth nothing anywhere else, and gone with this command.
import type { Tenant } from '../../../../shared/model/tenant.ts';
import type { RecordingView } from '../../../../shared/runs/recording/reduce-recording.ts';
import type { SandboxHandle } from '../../../engine/ports.ts';

export interface RecordingStart {
  url: string;
  tenant: string;
  origin: string;
  /** Of the sandbox org of this command. */
  clients?: {
    name: string;
    kind: string;
    clientId: string;
    clientSecret: string | null;
    privateJwk: unknown;
    scopes: string[];
  }[];
  apiTokens?: { name: string; role: string | null; token: string }[];
}

export function startOf(url: string, { name, origin }: Tenant, org: SandboxHandle | null): RecordingStart {
  const start = { url, tenant: name, origin };
  if (org === null) return start;
  const clients = org.clients().map(({ name: client, kind, clientId, secret, scopes }) => {
    const isKey = secret.startsWith('{');
    return {
      name: client,
      kind,
      clientId,
      clientSecret: isKey || secret === '' ? null : secret,
      privateJwk: isKey ? (JSON.parse(secret) as unknown) : null,
      scopes,
    };
  });
  return { ...start, clients, apiTokens: org.apiTokens() };
}

export function describeStart(
  { url, tenant, origin, clients = [] }: RecordingStart,
  { faults }: Pick<RecordingView, 'faults'>,
): string {
  const first = clients.find(({ clientSecret }) => clientSecret !== null);
  return [
    `Recording what is sent to ${url}`,
    `It goes on to ${tenant} (${origin}).`,
    ...faults.map((fault) => `Fault: ${fault}.`),
    ...(first ? [`A client of it: ${first.clientId}, client secret ${first.clientSecret}; all are in --json.`] : []),
    'Press Ctrl-C to end.',
    '',
  ].join('\n');
}
