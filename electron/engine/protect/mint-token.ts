// Test tokens that the authorization server signs itself, each with exactly one thing wrong: only the sandbox org does that, and there a
// refusal shows that this one thing is checked.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { customServerOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import type { TestCaseId } from '../../../shared/runs/protect/test-cases.ts';
import type { SandboxHandle, TestTokenPlan } from '../ports.ts';

const HOUR_MS = 3_600_000;

type Change = Omit<TestTokenPlan, 'authorizationServer' | 'clientId'>;

/** `now`: by the clock of the org, epoch ms. */
const CHANGES: { readonly [Id in TestCaseId]?: (now: number) => Change } = {
  expired: (now) => ({ issuedAt: now - 2 * HOUR_MS, expiresAt: now - HOUR_MS }),
  'not-yet-valid': (now) => ({ notBefore: now + HOUR_MS, expiresAt: now + 2 * HOUR_MS }),
  'wrong-audience': () => ({ audience: 'https://other-api.example' }),
  'wrong-issuer': () => ({ issuer: 'https://issuer.example/oauth2/other' }),
  'wrong-scope': () => ({ scopes: ['scopebench.other'] }),
  'id-token': () => ({ kind: 'id' }),
};

/**
 * For a good token that this credential got. What it gives is null where no server signs such a token: of an org other than the
 * sandbox, or for a case that needs no key.
 */
export function createMint(
  handle: SandboxHandle | null,
  credential: Credential,
  good: string,
): (id: TestCaseId) => Promise<string | null> {
  const authorizationServer = customServerOf(credential);
  const { scopes } = decodeToken(good);
  return async (id) => {
    const change = CHANGES[id];
    if (handle === null || authorizationServer === null || !change) return null;
    return handle.testToken({
      authorizationServer,
      clientId: credential.clientId,
      ...(scopes === null ? {} : { scopes }),
      ...change(handle.now()),
    });
  };
}
