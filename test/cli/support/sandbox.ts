// `scopebench sandbox`, and its clients by name: the org that the other commands are pointed at.
import { type Serving, startScopebench } from './scopebench.ts';

export interface ServedSandbox extends Serving {
  url: string;
  client(name: string): { clientId: string; clientSecret: string; scopes: string[] };
  /** Options that name this org and one of its integrations. */
  as(name: string): string[];
}

export async function startSandbox(...args: string[]): Promise<ServedSandbox> {
  const served = await startScopebench(['sandbox', '--port', '0', '--json', '--rate-limits', 'off', ...args]);
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
