// The work of `scopebench token`. A refusal is a result (exit 4): the person came to see it. No answer, or one that is not of
// the org, is an error (exit 3).
import type { TokenResult } from '../../../shared/model/token.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdicts.ts';
import { type Target, withTarget } from '../bench/target.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, needed } from '../cli-error.ts';
import { EXIT, type ExitCode, isOfTheOrg } from '../exit-code.ts';
import type { TargetOptions } from '../given-options.ts';
import { formatToken } from '../show/token-text.ts';
import { print, printJson, printRevealed } from '../terminal/print.ts';
import { paint } from '../terminal/style.ts';
import { parseScopes } from './parse-scopes.ts';

export interface TokenOptions extends TargetOptions {
  scopes?: string;
  fresh?: boolean;
  reveal?: boolean;
}

export async function runToken(options: TokenOptions): Promise<ExitCode> {
  const scopes = parseScopes(needed(options.scopes, '--scopes', '"okta.users.read okta.groups.read"'));
  return withTarget({ ...options, mayNeedCredential: true }, async (target) => {
    const { bench, tenant } = target;
    const credential = target.credential();
    const result = await withVault(bench, () =>
      bench.client.token.request({
        tenantId: tenant.id,
        credentialId: credential.id,
        scopes,
        fresh: options.fresh ?? false,
      }),
    );
    if (result.outcome === 'granted') return showGranted(target, result.token, options);
    if (result.outcome === 'refused') return showRefused(result, options.json ?? false);
    throw unanswered(result.exchange);
  });
}

function showGranted(
  { bench }: Target,
  token: Extract<TokenResult, { outcome: 'granted' }>['token'],
  { json, reveal }: TokenOptions,
): ExitCode {
  const { granted, requested, missing, decoded } = token;
  const accessToken = reveal ? bench.engine.tokens.held(token.tokenId).raw : null;
  if (json) {
    const shown = {
      granted,
      requested,
      missing,
      expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
      decoded,
    };
    // The rest of the line came through the fence at the edge of the engine.
    if (accessToken === null) printJson(shown);
    else printRevealed(JSON.stringify({ ...shown, accessToken }));
  } else {
    print(formatToken(token, bench.engine.context.orgNow(token.tenantId)));
    if (accessToken !== null) printRevealed(`\n${accessToken}`);
  }
  return EXIT.met;
}

/** Also what `send` says when there was no token to send with. */
export function showRefused(
  { refusal, exchange }: Extract<TokenResult, { outcome: 'refused' }>,
  json: boolean,
): ExitCode {
  const { status, error, description, meaning, next } = refusal;
  const { verdict } = exchange.verdict;
  const asked = isOfTheOrg(verdict);
  if (json) printJson({ refused: { status, error, description, verdict, meaning, next } });
  else {
    const { colour, sign, label } = VERDICT_FACTS[verdict];
    const said = [error, description].filter((part) => part !== null).join(': ');
    const what = asked ? 'the org refused the token request' : 'no token came';
    print(`${paint(colour, `${sign} ${label}`)}: ${what}, HTTP ${status}.`);
    for (const line of [said, meaning, next]) if (line !== '') print(`  ${line}`);
  }
  return asked ? EXIT.notMet : EXIT.notRun;
}

function unanswered({ failure, verdict }: Extract<TokenResult, { outcome: 'failed' }>['exchange']): CliError {
  return new CliError('UNREACHABLE', failure?.message ?? verdict.title, {
    meaning: failure ? 'No token could be requested, so nothing else was sent.' : verdict.meaning,
    fix: failure?.fix ?? verdict.next,
  });
}
