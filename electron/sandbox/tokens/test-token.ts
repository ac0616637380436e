// A token that a custom authorization server would not give: expired, for another audience, of another scope. Whoever tries out an API needs those to see it
// refuse them. Only in process: no call over HTTP leads here.
import type { Org } from '../org.ts';
import { OWN_API } from '../own-api/own-api.ts';
import type { TestTokenPlan } from '../sandbox-options.ts';
import { customServer } from '../servers/custom-server.ts';

const HOUR_MS = 3_600_000;
const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);

/** Null: there is no such server. */
export async function mintTestToken(org: Org, plan: TestTokenPlan): Promise<string | null> {
  const { origin, authorizationServer = OWN_API.authorizationServer, kind = 'access' } = plan;
  const server = customServer({ org, origin }, authorizationServer);
  if (!server) return null;
  const { issuedAt = org.clock.now(), scopes = [OWN_API.scope], clientId = clientOf(org, authorizationServer) } = plan;
  const claims = {
    ver: 1,
    jti: `${kind === 'id' ? 'ID' : 'AT'}.${org.ids.opaque('test-token', 43)}`,
    iss: plan.issuer ?? server.issuer,
    aud: plan.audience ?? (kind === 'id' ? clientId : server.audience),
    iat: seconds(issuedAt),
    ...(plan.notBefore === undefined ? {} : { nbf: seconds(plan.notBefore) }),
    exp: seconds(plan.expiresAt ?? issuedAt + HOUR_MS),
    ...(kind === 'id' ? {} : { cid: clientId, scp: [...scopes] }),
    sub: clientId,
  };
  return server.keys.sign({}, claims);
}

function clientOf(org: Org, server: string): string {
  const known = [...org.handedApps].find(([, { authorizationServer }]) => authorizationServer === server);
  return known?.[0] ?? 'unknown';
}
