// Tests a credential: one token request and one harmless GET, by the same paths as everything that the bench itself asks an org. The
// latest result of each credential is kept in memory for as long as what it rests on is as it was, and never on the disk: it is
// quicker made again than trusted after weeks.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { CredentialTest } from '../../../shared/model/credentials/credential-test.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import {
  chooseTestCall,
  leastTestCall,
  scopesOfOwnApi,
  scopesToTest,
  type TestCall,
} from '../../../shared/okta/credential-test/choose-call.ts';
import { testBasis } from '../../../shared/okta/credential-test/test-basis.ts';
import { findingsOf } from '../../../shared/okta/credential-test/test-findings.ts';
import { customServerOf, kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { TokenService } from '../oauth/token-service.ts';
import type { RequestService } from '../requests/request-service.ts';

/** What the bench itself asks with: marked as a check, with tokens of its own. */
export interface Checks {
  context: EngineContext;
  tokens: TokenService;
  requests: RequestService;
}

interface Place {
  tenantId: string;
  credentialId: string;
}

export interface CredentialTests {
  /** Throws NOT_FOUND, SECRET_MISSING, ADDRESS_CHANGED, CANCELLED, or the vault's own errors. A refusal of the org is a result. */
  run(input: Place & { requestKey?: string | undefined }, signal?: AbortSignal): Promise<CredentialTest>;
  /** The latest of each credential, without those whose credential is another one by now. */
  list(): Promise<CredentialTest[]>;
}

export function createCredentialTests(context: EngineContext, checks: () => Checks): CredentialTests {
  const latest = new Map<string, CredentialTest>();
  context.events.on([...PLACE_GONE, 'credential-changed'], (place) => {
    for (const [key, test] of latest) if (isOfPlace(place, test)) latest.delete(key);
  });

  return {
    async run({ tenantId, credentialId, requestKey }, outer) {
      const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
      const call = context.calls.begin(requestKey, outer);
      try {
        const found = await testCredential(checks(), tenant, credential, call.signal);
        const test = { tenantId, credentialId, at: context.now(), basis: testBasis(tenant, credential), ...found };
        latest.set(`${tenantId}/${credentialId}`, test);
        return test;
      } finally {
        call.done();
      }
    },

    async list() {
      const tenants = await context.tenants.all();
      const isTrueNow = (test: CredentialTest): boolean => {
        const tenant = tenants.find(({ id }) => id === test.tenantId);
        const credential = tenant?.credentials.find(({ id }) => id === test.credentialId);
        return tenant !== undefined && credential !== undefined && testBasis(tenant, credential) === test.basis;
      };
      return [...latest.values()].filter(isTrueNow);
    },
  };
}

async function testCredential(
  { context, tokens, requests }: Checks,
  tenant: Tenant,
  credential: Credential,
  signal: AbortSignal,
): Promise<Pick<CredentialTest, 'outcome' | 'findings'>> {
  const place = { tenantId: tenant.id, credentialId: credential.id };
  const kind = kindOf(credential);
  const registered = kind.can.carriesScopes ? credential.registeredScopes : [];
  const ownApi = customServerOf(credential) !== null;
  const scopes = ownApi ? scopesOfOwnApi(registered) : scopesToTest(context.catalogue, registered);
  const token = await tokens.request({ ...place, scopes: scopes.names, fresh: true }, signal);
  refuseCancelled(signal);
  // Okta's API takes no token of a custom server: to send one says nothing about it.
  const meant =
    token.outcome === 'granted' && !ownApi ? callWith(context, token.token, kind.can.client === null) : null;
  const exchange = meant && (await send(requests, place, { meant, token }, signal));
  refuseCancelled(signal);
  return findingsOf({ kind, ownApi, scopes, token, call: meant && exchange ? { meant, exchange } : null });
}

/** Of a token that was not requested here the scopes may be unknown: then any call shows whether the org takes it. */
function callWith({ catalogue }: EngineContext, { granted }: TokenInfo, own: boolean): TestCall | null {
  return chooseTestCall(catalogue, granted) ?? (own ? leastTestCall(catalogue) : null);
}

async function send(
  requests: RequestService,
  place: Place,
  { meant, token }: { meant: TestCall; token: TokenResult },
  signal: AbortSignal,
): Promise<Exchange | null> {
  if (token.outcome !== 'granted') return null;
  const result = await requests.send(
    {
      ...place,
      method: meant.operation.method,
      path: meant.path,
      operationId: meant.operation.id,
      headers: [],
      body: null,
      auth: { kind: 'token', tokenId: token.token.tokenId },
    },
    signal,
  );
  return result.outcome === 'answered' ? result.exchange : null;
}

function refuseCancelled(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new BenchError('CANCELLED', 'The test was cancelled.', {
    meaning: 'Nothing is known of the credential from it. What was sent until then is in the history.',
    fix: 'Test it again.',
  });
}
