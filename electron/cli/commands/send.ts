// `scopebench send`: one request to an org, what its answer means, and the exit code that the answer means.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { createOperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { redirectOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { OpenBench } from '../bench/open-bench.ts';
import { showRefused } from '../bench/show-refused.ts';
import { showSignInRefused, signIn } from '../bench/sign-in.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode, isOfTheOrg } from '../exit-code.ts';
import { parseMethod, parsePath } from '../options/parse-values.ts';
import {
  addCommonOptions,
  addSignInOptions,
  addTargetOptions,
  collect,
  type TargetOptions,
} from '../options/shared-options.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { chooseAuth } from './send/choose-auth.ts';
import { formatExchangeJson } from './send/exchange-json.ts';
import { formatBinary, formatBody, formatHead, formatHeaders, formatSize } from './send/exchange-text.ts';
import { isJson } from './send/json-layout.ts';
import { parseHeader, parseStatuses, parseTimeout } from './send/parse-request.ts';
import { createPrintedBodies } from './send/printed-bodies.ts';
import { bytesOf, readResponseBody } from './send/response-body.ts';

const EXAMPLES = `
Examples:
  scopebench send GET /api/v1/users?limit=2
  scopebench send GET /api/v1/groups --scopes okta.users.read --expect-status 403
  scopebench send POST /api/v1/groups --body group.json -t Acme
  echo '{"profile":{"name":"Night shift"}}' | scopebench send POST /api/v1/groups --body -

Exit code 0 for a status below 400, else 4; with --expect-status, 0 exactly when it is one of those.`;

export const defineSend: Define = (command, terminal, act) => {
  command
    .argument('<method>', 'GET, POST, PUT, PATCH, DELETE, ...')
    .argument('<path>', 'from the root of the org, with its query: /api/v1/users?limit=2')
    .optionsGroup('The request:')
    .option('-s, --scopes <list>', 'scopes for the token (default: the least that the operation needs)')
    .option('-b, --body <file>', 'send this file as the body; - is stdin')
    .option('-H, --header <line>', "a header, 'Name: value'; may be repeated", collect)
    .option('--token-stdin', 'send the access token that is read from stdin')
    .option('--no-auth', 'send without Authorization')
    .option('--arm', 'send a write to a tenant that is marked as production')
    .option('--confirm <name>', 'the name of that tenant, for a DELETE')
    .option('--timeout <seconds>', 'how long to wait for the answer')
    .optionsGroup('The answer:')
    .option('-i, --include', 'show the headers of the answer')
    .option('--raw', 'the body alone on stdout, byte for byte; the rest on stderr')
    .option('--expect-status <list>', 'the expected statuses, such as 200 or 200,404');
  addCommonOptions(addSignInOptions(addTargetOptions(command)))
    .addHelpText('after', EXAMPLES)
    .action(act((method: string, path: string, options: SendOptions) => runSend(terminal, method, path, options)));
};

interface SendOptions extends TargetOptions {
  scopes?: string;
  body?: string;
  header?: string[];
  tokenStdin?: boolean;
  /** Commander's form of --no-auth: true unless it was given. */
  auth: boolean;
  paste?: boolean;
  arm?: boolean;
  confirm?: string;
  timeout?: string;
  expectStatus?: string;
  include?: boolean;
  raw?: boolean;
}

interface Request {
  method: string;
  path: string;
  headers: [string, string][];
  body: string | null;
  timeoutMs: number | undefined;
  expected: Set<number> | null;
}

async function runSend(terminal: Terminal, method: string, path: string, options: SendOptions): Promise<ExitCode> {
  const request = await readRequest(terminal, method, path, options);
  const mayNeedCredential = options.auth && !options.tokenStdin;
  // What nothing keeps is written as it arrives.
  const bodies = options.raw && options.org !== undefined ? createPrintedBodies(terminal.world.stdout) : undefined;
  return withTarget(terminal, { ...options, mayNeedCredential, bodies }, (target) => send(target, request, options));
}

async function readRequest(
  { world, note }: Terminal,
  method: string,
  path: string,
  options: SendOptions,
): Promise<Request> {
  const { header = [], body, timeout, expectStatus, tokenStdin, secretStdin, paste, json, raw } = options;
  const readers = [
    body === '-' && '--body -',
    tokenStdin && '--token-stdin',
    secretStdin && '--secret-stdin',
    paste && '--paste',
  ].filter(Boolean);
  if (readers.length > 1)
    throw usageError(`${readers.join(' and ')} both read standard input.`, 'Give one of them another way.');
  if (json && raw) throw usageError('--json and --raw are two forms of one answer.', 'Give one of them.');
  const request: Request = {
    method: parseMethod(method, 'Write the method first, then the path: scopebench send GET /api/v1/users'),
    path: parsePath(path),
    headers: header.map(parseHeader),
    timeoutMs: timeout === undefined ? undefined : parseTimeout(timeout),
    expected: expectStatus === undefined ? null : parseStatuses(expectStatus),
    body: body === undefined ? null : await readTextFile(world, body, '--body'),
  };
  if (request.body !== null && wantsJson(request.headers) && !isJson(request.body))
    note('Note: the body is not JSON. It is sent as it is.');
  return request;
}

async function send(target: Target, request: Request, options: SendOptions): Promise<ExitCode> {
  const { bench, tenant } = target;
  const { client, engine, terminal } = bench;
  const operation =
    createOperationMatcher(engine.context.catalogue.operations).match(request.method, request.path)?.operation ?? null;
  const { auth, said } = await chooseAuth(terminal.world, options, operation);
  if (said !== null) terminal.note(said);
  const credential = auth.kind === 'auto' ? target.credential() : null;
  if (auth.kind === 'auto' && credential !== null && redirectOf(credential) !== null) {
    const signedIn = await signIn(bench, { tenant, credential, scopes: auth.scopes }, options);
    if (signedIn.outcome === 'refused') return showSignInRefused(bench, signedIn, options.json ?? false);
    if (signedIn.result.outcome === 'refused') return showRefused(terminal, signedIn.result, options.json ?? false);
  }
  const result = await withVault(bench, () =>
    client.request.send({
      tenantId: tenant.id,
      credentialId: credential?.id ?? null,
      method: request.method,
      path: request.path,
      operationId: operation?.id ?? null,
      headers: request.headers,
      body: request.body,
      auth,
      ...(options.arm ? { armed: true } : {}),
      ...(options.confirm === undefined ? {} : { confirmName: options.confirm }),
      ...(request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs }),
    }),
  );
  if (result.outcome === 'no-token' && result.tokenResult.outcome === 'refused')
    return showRefused(terminal, result.tokenResult, options.json ?? false);
  if (result.outcome === 'no-token')
    terminal.note('No token could be requested, so the request was not sent. This is the token request:');
  const exchange = result.outcome === 'answered' ? result.exchange : result.tokenResult.exchange;
  if (exchange === null) throw new Error('a token result without an exchange was not sent with');
  await show(bench, exchange, { ...options, printed: result.outcome === 'answered' && options.org !== undefined });
  return result.outcome === 'answered' ? judge(terminal, exchange, request.expected) : EXIT.notRun;
}

/** `printed`: with --raw the body has been written already. */
async function show(
  bench: OpenBench,
  exchange: Exchange,
  { json, raw, include, printed }: SendOptions & { printed: boolean },
): Promise<void> {
  const { note, paint, paintNote, print, printBytes, printJsonText, printText } = bench.terminal;
  const head = [formatHead(raw ? paintNote : paint, exchange), include ? formatHeaders(exchange) : ''];
  if (raw) note(joined(head));
  if (raw && printed) return;
  const body = await readResponseBody(bench, exchange.response?.body);
  if (raw) await printBytes(bytesOf(body));
  else if (json) printJsonText(formatExchangeJson(exchange, body));
  else if (body.long === null) print(joined([...head, formatBody(body.whole)]));
  if (body.long === null || raw) return;
  const size = formatSize(body.long.size);
  if (json) return note(`Note: the body of ${size} is too long for a line of JSON. --raw writes it.`);
  print(`${joined(head)}\n\n`);
  if (await printText(body.long.stream))
    note(`Note: the body of ${size} is too long to be laid out: this is how it was sent.`);
  else print(formatBinary(body.long.size));
}

/** With a line between the parts that there are. */
function joined(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function judge({ note }: Terminal, { response, failure, verdict }: Exchange, expected: Set<number> | null): ExitCode {
  if (response === null || failure !== null) return EXIT.notRun;
  // A sign-in page with HTTP 200 is no answer of the org, whatever status was expected; a redirect can be meant.
  const meant = verdict.verdict === 'redirected' && expected !== null;
  if (!isOfTheOrg(verdict.verdict) && !meant) return EXIT.notRun;
  if (expected === null) return response.status < 400 ? EXIT.met : EXIT.notMet;
  if (expected.has(response.status)) return EXIT.met;
  note(`Expected HTTP ${[...expected].join(' or ')}, got ${response.status}.`);
  return EXIT.notMet;
}

/** A body of another type than the person named is not to be judged as JSON. */
function wantsJson(headers: [string, string][]): boolean {
  return headers.every(([name, value]) => name.toLowerCase() !== 'content-type' || /json/i.test(value));
}
