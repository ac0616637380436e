// `scopebench sandbox`: the simulated org alone on a port of its own, for the integrator's own product and SDKs. Its client secrets
// and API tokens are printed: they are made up, worth nothing anywhere else, and what a person starts it for.
import { Option } from 'commander';
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { parsePort } from '../../hosting/parse-port.ts';
import { untilEnded } from '../../hosting/until-ended.ts';
import type { ServedControl } from '../../sandbox/control/serve-control.ts';
import type { ClientPlan, SandboxClientInfo } from '../../sandbox/sandbox-options.ts';
import { SandboxRefusal } from '../../sandbox/sandbox-refusal.ts';
import type { ServedSandbox } from '../../sandbox/serve-sandbox.ts';
import { describeSwitches, parseSwitch, type Switches } from '../../sandbox/switches.ts';
import { readClock, readFaults } from '../bench/sandbox-options.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseScopes } from '../options/parse-values.ts';
import { addCommonOptions, addFaultOption, type CommonOptions, collect } from '../options/shared-options.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** One line each, the meanings below one another. */
function listSwitches(): string {
  const switches = describeSwitches();
  const width = Math.max(...switches.map(({ values }) => values.length)) + 2;
  return switches.map(({ values, meaning }) => `  ${values.padEnd(width)}${meaning}`).join('\n');
}

const EXAMPLES = `
Examples:
  scopebench sandbox --port 8080 --seed acme --json
  scopebench sandbox --fault "status=503,path=/api/v1/users*,times=2" --fault latency=200±100
  scopebench sandbox --client "Our product=okta.users.read okta.groups.read" --json
  scopebench sandbox --clock 2026-12-01T00:00:00Z --control --json

A fault is what goes wrong, and where and how often:
  latency=MS or MS±MS        the answer is delayed
  status=429                 rate limit used up; limit=0: too many at the same time; wait=SECONDS
  status=401                 the token has expired; at the token endpoint the secret is another
  status=500|502|503|504     the org, or something before it, fails
  reset=before|headers|mid-body          the connection is cut
  body=truncated|invalid-json|broken-gzip|html
  slow-body=MS  huge-header=BYTES  date-skew=SECONDS
  path=GLOB (* is any text)  method=GET|POST  times=N  every=N  probability=0.1

A switch sets behaviour that is not known outside Okta; the first value is the likelier one and the default:
${listSwitches()}

--control prints the address and token of an endpoint with which a test changes faults and clock while the org runs.`;

export const defineSandbox: Define = (command, terminal, act) => {
  command
    .option('-p, --port <number>', 'port; 0 is any free one', '0')
    .option('--seed <text>', 'the same seed gives the same org')
    .addOption(
      new Option('--rate-limits <plan>', 'which rate limits apply')
        .choices(['workforce', 'integrator', 'off'])
        .default('workforce'),
    )
    .addOption(
      new Option(
        '--role-missing <answer>',
        'a list call without the admin role is answered with 403 (default) or an empty list; the switch roleMissingOnLists',
      ).choices(['forbidden', 'empty']),
    )
    .option(
      '--switch <name=value>',
      'a different answer where it is not known what Okta does; all are listed below; may be repeated',
      collect,
    )
    .option(
      '--client <name=scopes>',
      'an integration of this name with these scopes and SUPER_ADMIN, in addition to the four; may be repeated',
      collect,
    )
    .option('--clock <time>', 'start its clock at this time, such as 2026-12-01T00:00:00Z; it keeps running');
  addFaultOption(command)
    .option('--control', 'serve the control endpoint too, on a free port')
    .option('--control-port <number>', 'serve the control endpoint on this port');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: SandboxOptions) => runSandbox(terminal, options)));
};

interface SandboxOptions extends CommonOptions {
  port?: string;
  seed?: string;
  rateLimits: 'workforce' | 'integrator' | 'off';
  roleMissing?: 'forbidden' | 'empty';
  switch?: string[];
  client?: string[];
  fault?: string[];
  clock?: string;
  control?: boolean;
  controlPort?: string;
}

async function runSandbox({ world, print, printJson }: Terminal, options: SandboxOptions): Promise<ExitCode> {
  const { seed, rateLimits, roleMissing, json, clock } = options;
  if (seed === '') throw usageError('--seed needs a text.', 'Name one, or leave --seed out.', 'Any text gives an org.');
  const port = parsePort(options.port) ?? 0;
  const controlPort = parsePort(options.controlPort, '--control-port') ?? (options.control ? 0 : null);
  if (port !== 0 && port === controlPort)
    throw usageError(
      `--port and --control-port are both ${port}.`,
      'Give the control endpoint another port, or --control for any free one.',
    );
  // Loaded with the org, not with the words of this command.
  const { serveSandbox } = await import('../../sandbox/serve-sandbox.ts');
  const served = await serveSandbox({
    catalogue: await loadCatalogue(findAppRoot().folder),
    port,
    rateLimits,
    switches: readSwitches(options.switch),
    ...(roleMissing === undefined ? {} : { roleMissingOnLists: roleMissing }),
    clients: readClients(options.client),
    faults: readFaults(options.fault),
    ...(clock === undefined ? {} : { clockAt: readClock(clock) }),
    ...(seed === undefined ? {} : { seed }),
  }).catch((cause: unknown) => refuse(cause, port, '--port'));
  const control = controlPort === null ? null : await startControl(served, controlPort);
  const ended = untilEnded(world.signals);
  const clients = served.sandbox.clients().map(({ registered: _, roles: __, ...client }) => client);
  if (json)
    printJson({
      url: served.url,
      seed: served.sandbox.seed,
      clients,
      apiTokens: served.sandbox.apiTokens(),
      users: served.sandbox.users(),
      ownApi: served.ownApi,
      ...(control === null ? {} : { control: { url: control.url, token: control.token } }),
    });
  else print(describe(served, control));
  await ended;
  await Promise.all([served.close(), control?.close()]);
  return EXIT.met;
}

async function startControl(served: ServedSandbox, port: number): Promise<ServedControl> {
  const { serveControl } = await import('../../sandbox/control/serve-control.ts');
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

function describe({ url, sandbox, ownApi }: ServedSandbox, control: ServedControl | null): string {
  const clients = sandbox.clients();
  const [first] = clients;
  const rows = clients.map(
    ({ name, clientId, clientSecret, privateJwk, dpop, scopes, roles, redirectUris, authorizationServer }) => [
      `  ${name}`,
      clientId,
      clientSecret ?? (privateJwk ? `a private key: see --json${dpop ? '; needs DPoP' : ''}` : 'none, PKCE'),
      grantedTo({ scopes, roles, redirectUris, authorizationServer }),
    ],
  );
  const tokens = sandbox
    .apiTokens()
    .map(({ name, owner, role, token }) => [`  ${name}`, token, owner, role ?? 'no admin role']);
  const people = sandbox.users().map(({ login, password }) => [`  ${login}`, password]);
  const faults = sandbox.faults.list();
  const more = [
    ...(sandbox.clock.offset() === 0 ? [] : [`Its clock is at ${new Date(sandbox.clock.now()).toISOString()}.`]),
    ...(faults.length === 0 ? [] : ['Faults:', ...faults.map(({ title }) => `  ${title}`)]),
    ...(control === null
      ? []
      : ['Control endpoint:', `  curl ${control.url}/faults --header 'Authorization: Bearer ${control.token}'`]),
  ];
  return `The sandbox org is at ${url}  (seed ${sandbox.seed})

${formatTable([['  Client', 'Client ID', 'Client secret', 'Granted'], ...rows])}

${formatTable([['  API token', 'Value (SSWS)', 'Owner', 'Admin role'], ...tokens])}

${formatTable([['  User', 'Password'], ...people])}

An API that takes tokens of the server ${ownApi.authorizationServer} with the scope ${ownApi.scope}: ${ownApi.url}
The same, without any check of the token: ${ownApi.weakUrl}

Try it:
  curl --request POST --url ${url}/oauth2/v1/token \\
    --user '${first?.clientId}:${first?.clientSecret}' \\
    --data 'grant_type=client_credentials&scope=okta.users.read okta.groups.read'
  curl "${url}/api/v1/users?limit=2" --header "Authorization: Bearer $ACCESS_TOKEN"
${more.length === 0 ? '' : `\n${more.join('\n')}\n`}
Press Ctrl-C to end.`;
}

/** Whose admin roles count, where it is not the client's. */
function grantedTo({
  scopes,
  roles,
  redirectUris,
  authorizationServer,
}: Pick<SandboxClientInfo, 'scopes' | 'roles' | 'redirectUris' | 'authorizationServer'>): string {
  const count = `${scopes.length} ${scopes.length === 1 ? 'scope' : 'scopes'}`;
  if (authorizationServer !== undefined) return `${count} of the server ${authorizationServer}`;
  if (redirectUris !== undefined) return `${count}, the roles of who signs in`;
  return `${count}, ${roles.length === 0 ? 'no admin role' : roles.join(', ')}`;
}

/** @throws a usage error for a text without `=`; the org itself refuses names and scopes */
function readClients(texts: readonly string[] = []): ClientPlan[] {
  return texts.map((text) => {
    const [, name, scopes] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || scopes === undefined)
      throw usageError(
        `"${text}" is not of the form name=scopes.`,
        'For example --client "Our product=okta.users.read okta.groups.read".',
        'Nothing was started.',
      );
    return { name, scopes: parseScopes(scopes) };
  });
}

/** The points where Okta's answer is uncertain (FACTS §12), as `name=value`. A later one of the same name counts. @throws a usage error that names what could have been said. */
function readSwitches(texts: readonly string[] = []): Partial<Switches> {
  const switches: Partial<Switches> = {};
  for (const text of texts) {
    const read = parseSwitch(text);
    if ('fault' in read)
      throw usageError(read.fault, 'For example --switch unknownPath=E0000022.', 'Nothing was started.');
    Object.assign(switches, read.set);
  }
  return switches;
}
