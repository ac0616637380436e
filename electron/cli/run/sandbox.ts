// The work of `scopebench sandbox`: the simulated org on a port of its own. Its client secrets are printed: they are made
// up, worth nothing anywhere else, and what a person starts it for.
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { parsePort } from '../../hosting/parse-port.ts';
import { untilTold } from '../../hosting/until-told.ts';
import { type ServedSandbox, serveSandbox } from '../../sandbox/serve-sandbox.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { print, printJson } from '../terminal/print.ts';
import { formatTable } from '../terminal/table.ts';
import { readSwitches } from './read-switches.ts';

export interface SandboxOptions extends CommonOptions {
  port?: string;
  seed?: string;
  rateLimits: 'workforce' | 'integrator' | 'off';
  roleMissing?: 'forbidden' | 'empty';
  switch: string[];
}

export async function runSandbox(options: SandboxOptions): Promise<ExitCode> {
  const { seed, rateLimits, roleMissing, json } = options;
  const port = parsePort(options.port) ?? 0;
  const served = await serveSandbox({
    catalogue: await loadCatalogue(findAppRoot().folder),
    port,
    rateLimits,
    switches: readSwitches(options.switch),
    ...(roleMissing === undefined ? {} : { roleMissingOnLists: roleMissing }),
    ...(seed === undefined ? {} : { seed }),
  }).catch((cause: unknown) => refuse(cause, port));
  const told = untilTold();
  const clients = served.sandbox.clients().map(({ name, kind, clientId, clientSecret, scopes }) => ({
    name,
    kind,
    clientId,
    clientSecret,
    scopes,
  }));
  if (json) printJson({ url: served.url, seed: served.sandbox.seed, clients });
  else print(describe(served));
  await told;
  await served.close();
  return EXIT.met;
}

function refuse(cause: unknown, port: number): never {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
  throw new CliError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program, or not allowed for your user.`,
    { fix: 'Choose another one with --port, or --port 0 for any free one.' },
    { cause },
  );
}

function describe({ url, sandbox }: ServedSandbox): string {
  const clients = sandbox.clients();
  const [first] = clients;
  const rows = clients.map(({ name, clientId, clientSecret, scopes, roles }) => [
    `  ${name}`,
    clientId,
    clientSecret,
    `${scopes.length} scopes, ${roles.length === 0 ? 'no admin role' : roles.join(', ')}`,
  ]);
  return `The sandbox org is at ${url}  (seed ${sandbox.seed})

${formatTable([['  Integration', 'Client ID', 'Client secret', 'Granted'], ...rows])}

Try it:
  curl --request POST --url ${url}/oauth2/v1/token \\
    --user '${first?.clientId}:${first?.clientSecret}' \\
    --data 'grant_type=client_credentials&scope=okta.users.read okta.groups.read'
  curl "${url}/api/v1/users?limit=2" --header "Authorization: Bearer $ACCESS_TOKEN"

Press Ctrl-C to end.`;
}
