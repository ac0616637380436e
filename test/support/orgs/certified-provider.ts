// An authorization server that knows nothing of Okta or of this bench: `oidc-provider`, certified by the OpenID Foundation, at the paths at
// which an Okta org has its own. Beside it an API whose calls `oauth4webapi` checks. Both judge what the bench sends by the standards alone.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { allowInsecureRequests, customFetch, validateJwtAccessToken } from 'oauth4webapi';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';

const AUDIENCE = 'urn:acme:api';

export interface CertifiedProvider {
  url: string;
  /** Requests to the token endpoint and to the API as received, in order. */
  seen: { target: string; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

/** `scopes`: those that each client may ask for. */
export async function startCertifiedProvider(
  clients: ClientMetadata[],
  { scopes, more = {} }: { scopes: readonly string[]; more?: Partial<Configuration> },
): Promise<CertifiedProvider> {
  const seen: CertifiedProvider['seen'] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => {
    seen.push({ target: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signing = await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey);
  const provider = new Provider(url, {
    clients,
    scopes: [...scopes],
    jwks: { keys: [signing] },
    ttl: { ClientCredentials: 3600 },
    routes: { token: '/oauth2/v1/token', jwks: '/oauth2/v1/keys', introspection: '/oauth2/v1/introspect' },
    // What Okta takes of an assertion (FACTS §1.2).
    enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: () => ({ scope: scopes.join(' '), audience: AUDIENCE, accessTokenFormat: 'jwt' }),
      },
    },
    ...more,
  });
  const oidc = provider.callback();
  answer = (request, response) =>
    request.url?.startsWith('/api/') ? answerApi(url, request, response) : oidc(request, response);
  return {
    url,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** 200 with the claims for a call whose token and proof are good, 401 with the reason for any other. */
async function answerApi(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const claims = await validateJwtAccessToken(
      { issuer: url, jwks_uri: `${url}/oauth2/v1/keys` },
      new Request(`${url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      }),
      AUDIENCE,
      { [allowInsecureRequests]: true, [customFetch]: fetch },
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(claims));
  } catch (error) {
    response.writeHead(401, { 'content-type': 'text/plain' }).end(String(error));
  }
}
