// `scopebench protect`: what one's own API checks. Every case is sent to every route; an answer that is not the expected one is a result
// (exit 4), and an API or an org that does not answer is not (exit 3).
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { counted } from '../../../shared/counted.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { ProtectInput } from '../../../shared/runs/protect/protect-events.ts';
import { type ProtectRoute, ROUTE_TEMPLATE, readRoute } from '../../../shared/runs/protect/read-routes.ts';
import { EMPTY_PROTECT, type ProtectView, reduceProtect } from '../../../shared/runs/protect/reduce-protect.ts';
import { toProtectJson } from '../../../shared/runs/protect/report/protect-json.ts';
import { type ProtectReportFormat, protectReport } from '../../../shared/runs/protect/report/protect-report.ts';
import { whyNoGiver } from '../../../shared/runs/protect/token-givers.ts';
import { DEFAULT_TENANT, findCredential, findTenant, isSandbox } from '../bench/find-tenant.ts';
import { type OpenBench, withBench } from '../bench/open-bench.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, needed, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { chosenForm } from '../options/chosen-form.ts';
import { parseScopes } from '../options/parse-values.ts';
import { addCommonOptions, type CommonOptions, collect } from '../options/shared-options.ts';
import { watchRun } from '../runs/watch-run.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { readGivenTokens } from './protect/given-tokens.ts';
import { formatProtect } from './protect/protect-text.ts';

const EXAMPLES = `
Examples:
  scopebench protect --sandbox
  scopebench protect --sandbox weak
  scopebench protect --api http://localhost:8080 --route 'GET /api/whoami=protected' \\
    --route 'GET /api/hello=open' --tenant Acme --credential "Own API" --scopes AccessAll
  ... | scopebench protect --api https://api.example.com --route 'GET /api/whoami=protected' --token-stdin --json

--token-stdin takes one good token, or JSON with real tokens:
  {"good": "...", "expired": "...", "otherServer": "...", "wrongScope": "...", "idToken": "..."}
A token that is not given is made of the good one. The bench has no key of your authorization server, so the
refusal of such a token may be for its signature: the verdict says so.
Exit code 4 when an answer is not the expected one, 3 when the API or the org did not answer.`;

export const defineProtect: Define = (command, terminal, act) => {
  command
    .optionsGroup('Your API:')
    .option('--api <url>', 'its base URL')
    .option('--route <route>', "'METHOD /path=protected' or =open; may be repeated", collect)
    .option('--sandbox [which]', 'try it on an API of the sandbox org: sound (default) or weak')
    .option('--allow-writes', 'also send methods that may change something')
    .option('--allowed-origin <origin>', 'a page that may call it: its preflight is tried')
    .option('--foreign-origin <origin>', 'a page that may not (with --allowed-origin: https://foreign.example)')
    .optionsGroup('The good token:')
    .option('-t, --tenant <name>', 'a saved tenant by name or id, or sandbox (default: sandbox)')
    .option('-c, --credential <name>', 'its credential of a custom authorization server (default: the first)')
    .option('-s, --scopes <list>', 'scopes of the good token')
    .option('--token-stdin', 'read the good token, or JSON with several, from stdin')
    .optionsGroup('The result (default: a table):')
    .option('--md', 'Markdown')
    .option('--csv', 'CSV')
    .option('-o, --output <file>', 'write the result to this file instead of stdout');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: ProtectOptions) => runProtect(terminal, options)));
};

interface ProtectOptions extends CommonOptions {
  api?: string;
  route?: string[];
  sandbox?: string | true;
  allowWrites?: boolean;
  allowedOrigin?: string;
  foreignOrigin?: string;
  tenant?: string;
  credential?: string;
  scopes?: string;
  tokenStdin?: boolean;
  md?: boolean;
  csv?: boolean;
  output?: string;
}

/** A page that nobody has. */
const FOREIGN = 'https://foreign.example';

async function runProtect(terminal: Terminal, options: ProtectOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const { tenant: tenantName, dataDir, tokenStdin, output } = options;
  const which = sandboxApiOf(options);
  const api = which === null ? needed(options.api, '--api', 'http://localhost:8080, or --sandbox') : null;
  const routes = routesOf(options);
  if (output !== undefined) await checkWritable(terminal.world, output);
  const tokens = tokenStdin ? await readGivenTokens(terminal.world) : {};
  if (tokens.good !== undefined && options.credential !== undefined)
    throw usageError('--credential and a good token from stdin are two good tokens.', 'Give one of them.');
  // A token that was piped in is nobody's: nothing of it is kept, unless a tenant is named.
  const visit = tokens.good !== undefined && tenantName === undefined;
  if (tenantName === undefined && !visit) terminal.note('No --tenant was given: this is the sandbox org.');
  const name = tenantName ?? DEFAULT_TENANT;
  return withBench(terminal, { dataDir, sandbox: isSandbox(name), visit }, async (bench) => {
    const tenant = await findTenant(bench, name);
    const own = which === null ? null : await sandboxApi(bench, which);
    const input: ProtectInput = {
      tenantId: tenant.id,
      credentialId: tokens.good === undefined ? credentialOf(terminal, tenant, options.credential) : null,
      scopes: parseScopes(options.scopes ?? own?.scope ?? ''),
      api: api ?? own?.api ?? '',
      routes,
      tokens,
      allowWrites: options.allowWrites ?? false,
      ...originsOf({ ...own, ...options }),
    };
    const { runId } = await withVault(bench, () => runsOf(bench.client.run, 'protect').start(input));
    const view = await follow(bench, runId);
    await printResult(terminal, view, format, output);
    return exitOf(view);
  });
}

const SANDBOX_APIS = ['sound', 'weak'] as const;
type SandboxApi = (typeof SANDBOX_APIS)[number];

/** Null: the API is a person's own. */
function sandboxApiOf({ sandbox, api, tenant }: ProtectOptions): SandboxApi | null {
  if (sandbox === undefined) return null;
  if (api !== undefined) throw usageError('--sandbox and --api are two APIs.', 'Give one of them.');
  if (tenant !== undefined && !isSandbox(tenant))
    throw usageError('--sandbox is for the sandbox org.', 'Leave out --tenant, or give the API of your own by --api.');
  const which = SANDBOX_APIS.find((one) => one === (sandbox === true ? 'sound' : sandbox));
  if (which === undefined) throw usageError(`The sandbox org has no API named ${sandbox}.`, 'Give sound or weak.');
  return which;
}

async function sandboxApi({ client }: OpenBench, which: SandboxApi) {
  const { ownApi } = await client.sandbox.status();
  if (ownApi === null) throw new Error('the sandbox org of the command line does not run');
  const { url, weakUrl, scope, allowedOrigin } = ownApi;
  return { api: which === 'sound' ? url : weakUrl, scope, allowedOrigin };
}

function routesOf({ route = [], sandbox }: ProtectOptions): ProtectRoute[] {
  if (route.length === 0 && sandbox !== undefined) return [...ROUTE_TEMPLATE];
  if (route.length === 0) needed(undefined, '--route', "'GET /api/whoami=protected'");
  return route.map((text) => {
    const read = readRoute(text);
    if (read.ok) return read.value;
    throw usageError(read.message, read.fix);
  });
}

function originsOf({
  allowedOrigin,
  foreignOrigin,
}: ProtectOptions): Pick<ProtectInput, 'allowedOrigin' | 'foreignOrigin'> {
  const foreign = foreignOrigin ?? (allowedOrigin === undefined ? undefined : FOREIGN);
  return {
    ...(allowedOrigin === undefined ? {} : { allowedOrigin }),
    ...(foreign === undefined ? {} : { foreignOrigin: foreign }),
  };
}

/** Named, or the first one whose tokens are for an API of one's own. */
function credentialOf({ note }: Terminal, tenant: Tenant, name: string | undefined): string {
  if (name !== undefined) return findCredential(tenant, name).id;
  const fitting = tenant.credentials.filter((one) => whyNoGiver(one) === null);
  const [first] = fitting;
  if (!first)
    throw new CliError('SECRET_MISSING', `${tenant.name} has no credential of a custom authorization server.`, {
      meaning: 'Tokens of the org’s own server open the org, and are sent to no other API.',
      fix: 'Add one (scopebench tenants credential TENANT --kind custom-as-client), or pipe a token in with --token-stdin.',
    });
  if (fitting.length > 1) note(`Credential: ${first.name} (the first of ${fitting.length}; --credential chooses).`);
  return first.id;
}

const FORMATS = { json: 'json', md: 'markdown', csv: 'csv' } as const satisfies Record<string, ProtectReportFormat>;

function formatOf({ json, md, csv, output }: ProtectOptions): ProtectReportFormat | null {
  const form = chosenForm({ json, md, csv }, output);
  return form && FORMATS[form];
}

/** Until it ends. A signal cancels it: what was answered until then is the result. */
async function follow({ client, terminal }: OpenBench, runId: string): Promise<ProtectView> {
  let view: ProtectView = EMPTY_PROTECT;
  await watchRun(terminal, client.run, {
    kind: 'protect',
    runId,
    onSignal: 'cancel',
    take(events) {
      view = reduceProtect(view, events);
      for (const event of events) {
        if (event.type === 'started')
          terminal.note(`${event.api}: ${counted(event.routes.length, 'route')}, ${counted(event.total, 'request')}.`);
        if (event.type === 'waiting')
          terminal.note(`Waiting ${Math.ceil(event.waitMs / 1000)} s: your API limits the rate.`);
      }
      return undefined;
    },
  });
  return view;
}

async function printResult(
  terminal: Terminal,
  view: ProtectView,
  format: ProtectReportFormat | null,
  output: string | undefined,
): Promise<void> {
  const { note, print, printExact, printJson, paint } = terminal;
  if (format === null) return print(formatProtect(paint, view));
  if (view.end !== null && (output !== undefined || view.end.reason !== 'complete')) note(view.end.message);
  if (output !== undefined)
    note(`Written to ${await writeTextFile(terminal, output, protectReport(view, format).text)}.`);
  else if (format === 'json') printJson(toProtectJson(view));
  else printExact(protectReport(view, format).text);
}

/** What was answered and is not as expected is a result, however the run ended. */
function exitOf({ cases, cors, end }: ProtectView): ExitCode {
  const unmet = [...cases, ...cors].filter(({ met }) => !met);
  if (unmet.some(({ verdict }) => verdict !== 'unanswered' && verdict !== 'rate-limited')) return EXIT.notMet;
  return end?.reason === 'complete' && unmet.length === 0 ? EXIT.met : EXIT.notRun;
}
