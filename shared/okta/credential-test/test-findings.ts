// What a test of a credential has found, in words: the token request, what was granted of what was requested, the call, and the clock
// where it is off. Each part rests on the judgement of its own exchange; nothing is judged a second time here.
import { agreeing, counted } from '../../counted.ts';
import type { CredentialTest, TestFinding, TestOutcome } from '../../model/credentials/credential-test.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { TokenInfo, TokenResult } from '../../model/token.ts';
import { schemeFacts } from '../credentials/authorization-schemes.ts';
import type { CredentialKindFacts } from '../credentials/credential-kind.ts';
import { COMPARE_GRANTS } from '../scopes/grant-advice.ts';
import { SCOPE_PARAM_LIMIT } from '../scopes/scope-parameter.ts';
import { VERDICT_FACTS } from '../verdict/verdicts.ts';
import { measureClockSkew } from '../wire-text/clock-skew.ts';
import { headerValue } from '../wire-text/headers.ts';
import type { TestCall, TestScopes } from './choose-call.ts';

export interface TestedCredential {
  kind: CredentialKindFacts;
  /** Its tokens are for an API of one's own, which is not known here: the token alone is tested. */
  ownApi: boolean;
  /** What was requested; for a secret that is a token nothing was. */
  scopes: TestScopes;
  token: TokenResult;
  /** Null where there was no token, or no call that is harmless. */
  call: { meant: TestCall; exchange: Exchange } | null;
}

type Found = Pick<CredentialTest, 'outcome' | 'findings'>;

const finding = (
  part: TestFinding['part'],
  level: TestFinding['level'],
  message: string,
  more: Partial<Omit<TestFinding, 'part' | 'level' | 'message'>> = {},
): TestFinding => ({
  part,
  level,
  message,
  meaning: '',
  fix: '',
  confidence: 'certain',
  exchangeId: null,
  cure: null,
  ...more,
});

export function findingsOf(tested: TestedCredential): Found {
  const { token, call } = tested;
  const clock = clockFinding(call?.exchange ?? token.exchange);
  const findings = [tokenFinding(tested), ...scopeFindings(tested), callFinding(tested), ...(clock ? [clock] : [])];
  return { outcome: outcomeOf(tested, findings), findings };
}

function outcomeOf({ ownApi, scopes, token, call }: TestedCredential, findings: readonly TestFinding[]): TestOutcome {
  // An org that is not there, too busy or switched off says nothing about the credential.
  const decides = ({ verdict }: Exchange): boolean => VERDICT_FACTS[verdict.verdict].group === 'refused';
  if (token.outcome !== 'granted') return decides(token.exchange) ? 'fails' : 'unclear';
  if (ownApi && token.token.missing.length > 0) return 'in-part';
  if (ownApi) return scopes.leftOut > 0 ? 'works-as-requested' : 'works';
  if (call === null) return 'unclear';
  const { verdict, confidence } = call.exchange.verdict;
  if (verdict === 'allowed') {
    if (confidence !== 'certain') return 'unclear';
    if (findings.some(({ part, level }) => part === 'scopes' && level === 'problem')) return 'in-part';
    return scopes.leftOut > 0 ? 'works-as-requested' : 'works';
  }
  if (!decides(call.exchange)) return 'unclear';
  return verdict.startsWith('token-') ? 'fails' : 'in-part';
}

/** Of one that no request brought for the test. */
function ownToken({ noRequest, can }: CredentialKindFacts, { signedIn }: TokenInfo): string {
  if (can.signsIn)
    return signedIn?.user ? `The token of ${signedIn.user}, who is signed in.` : 'Somebody is signed in.';
  return noRequest ?? 'No token was requested.';
}

function tokenFinding({ kind, token }: TestedCredential): TestFinding {
  if (token.outcome === 'granted')
    return token.exchange === null
      ? finding('token', kind.can.signsIn ? 'ok' : 'note', ownToken(kind, token.token))
      : finding('token', 'ok', 'A token was granted.', { exchangeId: token.exchange.id });
  const { id, verdict } = token.exchange;
  const said =
    token.outcome === 'refused' ? [token.refusal.error, token.refusal.description].filter((part) => part) : [];
  const scopesOnly = verdict.verdict === 'scope-refused';
  return finding('token', 'problem', [verdict.title, ...said].join(': '), {
    // Okta looks at the scopes of a client that it has recognised (FACTS §1.3).
    meaning: scopesOnly
      ? `${verdict.meaning} The ID and the ${kind.secrets.called} are most likely right.`
      : verdict.meaning,
    fix: verdict.next,
    confidence: verdict.confidence,
    exchangeId: id,
    cure: verdict.verdict === 'dpop-required' && kind.can.dpop ? 'bind-to-key' : null,
  });
}

function scopeFindings({ kind, scopes, token }: TestedCredential): TestFinding[] {
  const { withoutScopes } = schemeFacts(kind.can.scheme);
  if (withoutScopes !== null) return [finding('scopes', 'note', withoutScopes)];
  if (kind.can.client === null) return token.outcome === 'granted' ? [ownScopes(token.token.granted)] : [];
  const missing = token.outcome === 'granted' ? token.token.missing : null;
  if (scopes.names.length === 0)
    return [finding('scopes', 'note', 'No scopes are entered here: the server’s default ones were requested.')];
  const found = [scopes.from === 'probe' ? probeFinding(scopes.names, missing) : registeredFinding(scopes, missing)];
  if (scopes.leftOut > 0)
    found.push(
      finding(
        'scopes',
        'note',
        `${scopes.leftOut} of ${scopes.leftOut + scopes.names.length} registered scopes ${agreeing(scopes.leftOut, 'was', 'were')} not requested.`,
        {
          meaning: `One token request takes at most ${SCOPE_PARAM_LIMIT} characters of scopes.`,
          fix: 'A sweep tries all of them.',
        },
      ),
    );
  return found;
}

const ownScopes = (granted: readonly string[]): TestFinding =>
  granted.length === 0
    ? finding('scopes', 'note', 'The token does not show which scopes it has.')
    : finding('scopes', 'note', `The token has ${counted(granted.length, 'scope')}: ${listed(granted)}.`);

/** `missing`: null without a token. */
function probeFinding(names: readonly string[], missing: readonly string[] | null): TestFinding {
  const asked = `No registered scopes are entered here, so ${listed(names)} was requested`;
  if (missing === null) return finding('scopes', 'note', `${asked}.`);
  return missing.length === 0
    ? finding('scopes', 'ok', `${asked}, and it is granted.`)
    : finding('scopes', 'problem', `${asked}, and it is not granted.`, { fix: COMPARE_GRANTS });
}

function registeredFinding({ names, leftOut }: TestScopes, missing: readonly string[] | null): TestFinding {
  const total = names.length;
  const what = `${leftOut > 0 ? 'requested' : 'registered'} ${agreeing(total, 'scope')}`;
  if (missing === null)
    return finding('scopes', 'note', `Requested: ${counted(total, 'registered scope')} (${listed(names)}).`);
  const granted = total - missing.length;
  if (missing.length === 0)
    return finding('scopes', 'ok', `Granted: ${granted} of ${total} ${what} (${listed(names)}).`);
  return finding('scopes', 'problem', `Granted: ${granted} of ${total} ${what}. Missing: ${listed(missing)}.`, {
    meaning: 'The org leaves out, without an error, what is not granted to the integration.',
    fix: COMPARE_GRANTS,
  });
}

function callFinding({ kind, ownApi, token, call }: TestedCredential): TestFinding {
  if (ownApi)
    return finding('call', 'note', 'No call was sent.', {
      meaning: 'Its tokens are for your own API; Okta’s API answers them with 401.',
    });
  if (call === null)
    return finding('call', 'note', 'No call was sent.', {
      meaning:
        token.outcome === 'granted'
          ? 'No scope of the token allows a GET that needs no ID.'
          : 'There was no token to send it with.',
    });
  const { meant, exchange } = call;
  const { verdict, title, meaning, next, confidence } = exchange.verdict;
  const passed = verdict === 'allowed';
  // Of a token with unknown scopes it is no fault that it lacks the one of this call.
  const taken = kind.can.client === null && verdict === 'scope-missing';
  const level = passed ? (confidence === 'certain' ? 'ok' : 'note') : taken ? 'note' : 'problem';
  return finding('call', level, `${meant.operation.method} ${meant.path}: ${title}`, {
    meaning: taken ? `The org accepts the token. ${meaning}` : meaning,
    fix: next,
    confidence,
    exchangeId: exchange.id,
  });
}

/** Null while the clocks agree, and where no answer says what time it is there. */
function clockFinding(exchange: Exchange | null): TestFinding | null {
  if (!exchange?.response) return null;
  const skew = measureClockSkew(
    headerValue(exchange.response.headers, 'date'),
    exchange.at,
    exchange.at + exchange.timing.total,
  );
  if (skew === null || skew.level === 'fine') return null;
  return finding('clock', skew.level === 'harmful' ? 'problem' : 'note', skew.message, { exchangeId: exchange.id });
}

const NAMED = 6;

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}
