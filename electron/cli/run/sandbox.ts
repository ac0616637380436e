// The work of `scopebench sandbox`: the simulated org on a port of its own. Its client secrets are printed: they are made
// up, worth nothing anywhere else, and what a person starts it for.
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { parsePort } from '../../hosting/parse-port.ts';
import { untilTold } from '../../hosting/until-told.ts';
import { type ServedControl, serveControl } from '../../sandbox/control/serve-control.ts';
import { SandboxRefusal } from '../../sandbox/sandbox-refusal.ts';
import { type ServedSandbox, serveSandbox } from '../../sandbox/serve-sandbox.ts';
import { readClock, readFaults } from '../bench/sandbox-options.ts';
import { CliError, usageError } from '../cli-error.ts';
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
  switch?: string[];
  fault?: string[];
  clock?: string;
  control?: boolean;
  controlPort?: string;
}

export async function runSandbox(options: SandboxOptions): Promise<ExitCode> {
  const { seed, rateLimits, roleMissing, json, clock } = options;
  if (seed === '') throw usageError('--seed needs a text.', 'Name one, or leave --seed out.', 'Any text gives an org.');
  const port = parsePort(options.port) ?? 0;
  const controlPort = parsePort(options.controlPort, '--control-port') ?? (options.control ? 0 : null);
  if (port !== 0 && port === controlPort)
    throw usageError(
      `--port and --control-port are both ${port}.`,
      'Give the control endpoint another port, or --control for any free one.',
    );
  const served = await serveSandbox({
    catalogue: await loadCatalogue(findAppRoot().folder),
    port,
    rateLimits,
    switches: readSwitches(options.switch),
    ...(roleMissing === undefined ? {} : { roleMissingOnLists: roleMissing }),
    faults: readFaults(options.fault),
    ...(clock === undefined ? {} : { clockAt: readClock(clock) }),
    ...(seed === undefined ? {} : { seed }),
  }).catch((cause: unknown) => refuse(cause, port, '--port'));
  const control = controlPort === null ? null : await startControl(served, controlPort);
  const told = untilTold();
  const clients = served.sandbox.clients().map(({ name, kind, clientId, clientSecret, scopes }) => ({
    name,
    kind,
    clientId,
    clientSecret,
    scopes,
  }));
  if (json)
    printJson({
      url: served.url,
      seed: served.sandbox.seed,
      clients,
      ...(control === null ? {} : { control: { url: control.url, token: control.token } }),
    });
  else print(describe(served, control));
  await told;
  await Promise.all([served.close(), control?.close()]);
  return EXIT.met;
}

async function startControl(served: ServedSandbox, port: number): Promise<ServedControl> {
  try {
    return await serveControl(served, port);
  } catch (cause) {
    await served.close();
    return refuse(cause, port, '--control-port');
  }
}

function refuse(cause: unknown, port: number, flag: string): never {
  if (cause instanceof SandboxRefusal) throw usageError(cause.message, cause.fix, cause.meaning);
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
  throw new CliError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program, or not allowed for your user.`,
    { fix: `Choose another one with ${flag}, or ${flag} 0 for any free one.` },
    { cause },
  );
}

function describe({ url, sandbox }: ServedSandbox, control: ServedControl | null): string {
  const clients = sandbox.clients();
  const [first] = clients;
  const rows = clients.map(({ name, clientId, clientSecret, scopes, roles }) => [
    `  ${name}`,
    clientId,
    clientSecret,
    `${scopes.length} scopes, ${roles.length === 0 ? 'no admin role' : roles.join(', ')}`,
  ]);
  const faults = sandbox.faults.list();
  const more = [
    ...(sandbox.clock.offset() === 0 ? [] : [`Its clock stands at ${new Date(sandbox.clock.now()).toISOString()}.`]),
    ...(faults.length === 0 ? [] : ['Faults:', ...faults.map(({ title }) => `  ${title}`)]),
    ...(control === null
      ? []
      : ['Control endpoint:', `  curl ${control.url}/faults --header 'Authorization: Bearer ${control.token}'`]),
  ];
  return `The sandbox org is at ${url}  (seed ${sandbox.seed})

${formatTable([['  Integration', 'Client ID', 'Client secret', 'Granted'], ...rows])}

Try it:
  curl --request POST --url ${url}/oauth2/v1/token \\
    --user '${first?.clientId}:${first?.clientSecret}' \\
    --data 'grant_type=client_credentials&scope=okta.users.read okta.groups.read'
  curl "${url}/api/v1/users?limit=2" --header "Authorization: Bearer $ACCESS_TOKEN"
${more.length === 0 ? '' : `\n${more.join('\n')}\n`}
Press Ctrl-C to end.`;
}
