// One token request with a saved secret or key, whichever is in use, and what the answer says of it alone. Where a person would have to sign in, the
// request carries a code that nobody gave out: the org authenticates the client before it looks at the code, so that its refusal says which of
// the two was wrong.
import type { AccessRefusal } from '../../../shared/model/app-access.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { tokenFailed } from '../../../shared/okta/app-access/access-refusal.ts';
import { scopesToTest } from '../../../shared/okta/credential-test/choose-call.ts';
import { redirectOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { askForToken } from '../oauth/ask-for-token.ts';
import { openCredential } from '../oauth/open-credential.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { newVerifier } from '../sign-in/pkce.ts';

/** Seen by whoever reads the log of the org. */
const NO_CODE = 'no-code-only-the-client-is-checked';

export interface SecretTestResult {
  outcome: 'accepted' | 'refused' | 'unclear';
  /** Null where it was accepted. */
  refusal: AccessRefusal | null;
}

/** Throws NOT_FOUND, SECRET_MISSING, and the vault's own errors. */
export async function testSecret(
  context: EngineContext,
  tokens: TokenService,
  place: { tenantId: string; credentialId: string; secretId: string },
): Promise<SecretTestResult> {
  const { credential } = await context.tenants.credential(place.tenantId, place.credentialId);
  const redirectUri = redirectOf(credential);
  if (redirectUri !== null) {
    const result = await askWithoutCode(context, place, redirectUri);
    // What Okta says of a code that is none (FACTS-D §16.2).
    const codeOnly = result.outcome === 'refused' && result.refusal.error === 'invalid_grant';
    return codeOnly ? { outcome: 'accepted', refusal: null } : judge(result, credential.name);
  }
  const { names } = scopesToTest(context.catalogue, credential.registeredScopes);
  return judge(await tokens.request({ ...place, scopes: names, fresh: true }), credential.name);
}

async function askWithoutCode(
  context: EngineContext,
  { tenantId, credentialId, secretId }: { tenantId: string; credentialId: string; secretId: string },
  redirectUri: string,
): Promise<TokenResult> {
  const opened = await openCredential(context, tenantId, credentialId, secretId);
  const form: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', NO_CODE],
    ['redirect_uri', redirectUri],
    ['code_verifier', newVerifier()],
  ];
  const asked = { scopes: [], key: `test ${tenantId} ${credentialId} ${secretId}`, waiting: null, form };
  return (await askForToken(context, opened, asked, new AbortController().signal)).result;
}

function judge(result: TokenResult, name: string): SecretTestResult {
  if (result.outcome === 'granted') return { outcome: 'accepted', refusal: null };
  const refused = result.outcome === 'refused' && result.refusal.error === 'invalid_client';
  return { outcome: refused ? 'refused' : 'unclear', refusal: tokenFailed(result, name) };
}
