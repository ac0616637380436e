// `scopebench token`: request a token and see the outcome. A refusal is a result (exit 4): the person wants to see it. No answer,
// or one that is not of the org, is an error (exit 3).

import { counted } from '../../../shared/counted.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { SignedIn, TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { redirectOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { showRefused } from '../bench/show-refused.ts';
import { showSignInRefused, signIn } from '../bench/sign-in.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, needed } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseScopes } from '../options/parse-values.ts';
import { addCommonOptions, addSignInOptions, addTargetOptions, type TargetOptions } from '../options/shared-options.ts';
import { formatTable } from '../terminal/table.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';
import { formatOutline } from './token/outline-text.ts';

const EXAMPLES = `
Examples:
  scopebench token --scopes "okta.users.read okta.groups.read"
  scopebench token --tenant Acme --scopes okta.users.read --json
  scopebench token -t Acme -c "User app" --scopes "openid okta.users.read.self"
  scopebench token -t Acme -c "Night jobs" --scopes okta.users.read --dry-run
  export TOKEN=$(scopebench token -t Acme --scopes okta.users.read --json --reveal | jq -r .accessToken)

A credential that a person signs in with prints the address to open, and waits for the browser.
Exit code 4 when the org refuses. A token with fewer scopes than requested is no refusal: see "missing".`;

export const defineToken: Define = (command, terminal, act) => {
  command
    .option('-s, --scopes <list>', 'scopes, separated by spaces or commas; "" to request none (required)')
    .option('--fresh', 'always request a new token (each run of the command line does; kept for scripts that use it)')
    .option('--dry-run', 'show what the request would sign (header, claims, DPoP proof) and send nothing')
    .option('--reveal', 'print the token itself as well');
  addCommonOptions(addSignInOptions(addTargetOptions(command)))
    .addHelpText('after', EXAMPLES)
    .action(act((options: TokenOptions) => requestToken(terminal, options)));
};

interface TokenOptions extends TargetOptions {
  scopes?: string;
  fresh?: boolean;
  reveal?: boolean;
  paste?: boolean;
  dryRun?: boolean;
}

async function requestToken(terminal: Terminal, options: TokenOptions): Promise<ExitCode> {
  const scopes = parseScopes(needed(options.scopes, '--scopes', '"okta.users.read okta.groups.read"'));
  return withTarget(terminal, { ...options, mayNeedCredential: true }, async (target) => {
    const { bench, tenant } = target;
    const credential = target.credential();
    if (options.dryRun) return await showOutline(target, credential, options);
    if (redirectOf(credential) !== null) return await signInForToken(target, credential, scopes, options);
    const result = await withVault(bench, () =>
      bench.client.token.request({
        tenantId: tenant.id,
        credentialId: credential.id,
        scopes,
        fresh: options.fresh ?? false,
      }),
    );
    return showResult(target, result, options);
  });
}

async function showOutline({ bench, tenant }: Target, { id, name }: Credential, { json }: TokenOptions) {
  const outline = await withVault(bench, () => bench.client.token.outline({ tenantId: tenant.id, credentialId: id }));
  if (json) bench.terminal.printJson(outline);
  else bench.terminal.print(formatOutline(outline, name));
  return EXIT.met;
}

/** A run of the command line holds no tokens of another: each signs in. */
async function signInForToken(
  target: Target,
  credential: Credential,
  scopes: string[],
  options: TokenOptions,
): Promise<ExitCode> {
  const outcome = await signIn(target.bench, { tenant: target.tenant, credential, scopes }, options);
  if (outcome.outcome === 'refused') return showSignInRefused(target.bench, outcome, options.json ?? false);
  return showResult(target, outcome.result, options);
}

function showResult(target: Target, result: TokenResult, options: TokenOptions): ExitCode {
  if (result.outcome === 'granted') return showGranted(target, result.token, options);
  if (result.outcome === 'refused') return showRefused(target.bench.terminal, result, options.json ?? false);
  throw unanswered(result.exchange);
}

function showGranted(
  { bench }: Target,
  token: Extract<TokenResult, { outcome: 'granted' }>['token'],
  { json, reveal }: TokenOptions,
): ExitCode {
  const { granted, requested, missing, decoded } = token;
  const { paint, print, printJson, printRevealed } = bench.terminal;
  const accessToken = reveal ? bench.engine.tokens.held(token.tokenId).raw : null;
  if (json) {
    const shown = {
      granted,
      requested,
      missing,
      expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
      decoded,
      ...(token.signedIn === null ? {} : { signedIn: token.signedIn }),
    };
    // The rest of the line has passed the fence at the edge of the engine.
    if (accessToken === null) printJson(shown);
    else printRevealed(JSON.stringify({ ...shown, accessToken }));
  } else {
    print(formatToken(paint, token, bench.engine.context.orgNow(token.tenantId)));
    if (accessToken !== null) printRevealed(`\n${accessToken}`);
  }
  return EXIT.met;
}

function unanswered({ failure, verdict }: Extract<TokenResult, { outcome: 'failed' }>['exchange']): CliError {
  return new CliError('UNREACHABLE', failure?.message ?? verdict.title, {
    meaning: failure ? 'No token could be requested, so nothing else was sent.' : verdict.meaning,
    fix: failure?.fix ?? verdict.next,
  });
}

function formatToken(
  paint: Paint,
  { requested, granted, missing, expiresAt, decoded, signedIn }: TokenInfo,
  now: number,
): string {
  const lines = [
    ...(signedIn === null ? [] : formatSignedIn(paint, signedIn)),
    missing.length === 0
      ? paint('green', `✓ Granted: ${counted(granted.length, 'scope')}`)
      : paint(
          'amber',
          `◐ Granted in part: ${requested.length - missing.length} of ${counted(requested.length, 'scope')}`,
        ),
    ...granted.map((scope) => `  ${paint('green', '+')} ${scope}`),
    ...missing.map((scope) => `  ${paint('amber', '-')} ${scope}  requested, not granted`),
  ];
  if (missing.length > 0)
    lines.push('The org grants what the integration has and leaves out the rest without an error.');
  if (expiresAt !== null)
    lines.push('', `Expires ${new Date(expiresAt).toISOString()}, in ${formatSpan(expiresAt - now)}.`);
  if (!decoded.readable)
    return [...lines, '', 'The token is not a readable JWT. That is allowed: treat it as opaque.'].join('\n');
  return [
    ...lines,
    '',
    'Claims (for information: only the org decides what the token allows):',
    formatClaims(decoded),
  ].join('\n');
}

/** Whose it is, what was issued with it, and each check of the id token that failed. */
function formatSignedIn(paint: Paint, { user, idToken, refresh }: SignedIn): string[] {
  const wrong = idToken?.checks.filter(({ state }) => state !== 'good') ?? [];
  const verified = wrong.length === 0 ? 'its signature and claims are right' : 'NOT to be believed';
  return [
    `Signed in: ${user ?? 'the token does not say who'}`,
    `ID token: ${idToken === null ? 'none (request the scope openid)' : verified}`,
    ...wrong.map(({ what, text }) => `  ${paint('red', '✗')} ${what}: ${text}`),
    `Refresh token: ${refresh === null ? 'none (request the scope offline_access)' : 'granted; it ends with this command'}`,
    '',
  ];
}

function formatClaims({ header, claims }: TokenInfo['decoded']): string {
  const rows = claims.map(({ name, kind, value }) => [
    `  ${name}`,
    kind === 'time' && typeof value === 'number'
      ? new Date(value).toISOString()
      : Array.isArray(value)
        ? value.join(' ')
        : String(value),
  ]);
  const signed = header
    ? [
        [
          '  (header)',
          Object.entries(header)
            .map(([key, value]) => `${key} ${String(value)}`)
            .join(', '),
        ],
      ]
    : [];
  return formatTable([...signed, ...rows]);
}

function formatSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return Math.abs(minutes) < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
