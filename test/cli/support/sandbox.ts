// `scopebench sandbox` as a process, and its clients by name: the org that the other commands are pointed at.
import { type ServingCli, startCli } from './cli.ts';

export interface SandboxProcess extends ServingCli {
  url: string;
  client(name: string): { clientId: string; clientSecret: string; scopes: string[] };
  /** Options that name this org and one of its integrations. */
  as(name: string): string[];
}

export async function startSandbox(...args: string[]): Promise<SandboxProcess> {
  const served = await startCli(['sandbox', '--port', '0', '--json', '--rate-limits', 'off', ...args]);
  const client = (name: string) => {
    const found = served.first.clients.find((one: { name: string }) => one.name === name);
    if (!found) throw new Error(`no client ${name}`);
    return found;
  };
  return {
    ...served,
    url: served.first.url,
    client,
    as: (name) => ['--org', served.first.url, '--client-id', client(name).clientId],
  };
}
