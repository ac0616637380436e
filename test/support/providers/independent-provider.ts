// A certified OpenID provider that nobody of this house wrote, at the addresses of an Okta org: what the bench sends to it is judged by
// other eyes than ours. It has the org's own server at /oauth2/v1 and a custom one at /oauth2/default/v1, as one provider each.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';

export const ACCESS_ALL = 'AccessAll';
const SCOPES = ['openid', 'profile', 'email', 'offline_access', ACCESS_ALL, 'okta.users.read.self'];

export interface IndependentProvider {
  url: string;
  /** Forms that its token endpoints received. */
  forms: URLSearchParams[];
  /** Refresh tokens and id tokens that they have granted. */
  granted: string[];
  close(): Promise<void>;
}

/** `clients`: registered with both of its servers. */
export async function startIndependentProvider(clients: ClientMetadata[]): Promise<IndependentProvider> {
  const seen: Seen = { forms: [], granted: [] };
  const jwks = { keys: [await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)] };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mounts = [
    { prefix: '/oauth2/default', handle: providerAt(`${url}/oauth2/default`, '', { clients, jwks }, seen) },
    { prefix: '', handle: providerAt(url, '/oauth2', { clients, jwks }, seen) },
  ];
  server.on('request', (request, response) => {
    const target = request.url ?? '';
    const mount = mounts.find(({ prefix }) => target.startsWith(`${prefix}/`));
    // How a provider that is mounted below a path finds out about it.
    Object.assign(request, { originalUrl: target, url: target.slice(mount?.prefix.length) });
    void mount?.handle(request, response);
  });
  return {
    url,
    ...seen,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Seen = Pick<IndependentProvider, 'forms' | 'granted'>;

function providerAt(
  issuer: string,
  root: string,
  own: Pick<Configuration, 'clients' | 'jwks'>,
  { forms, granted }: Seen,
) {
  const audience = 'api://default';
  const configuration: Configuration = {
    ...own,
    scopes: SCOPES,
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    cookies: { keys: ['made up'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: SCOPES.join(' '), audience, accessTokenFormat: 'jwt' }),
      },
    },
    issueRefreshToken: async (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    routes: {
      authorization: `${root}/v1/authorize`,
      token: `${root}/v1/token`,
      jwks: `${root}/v1/keys`,
      introspection: `${root}/v1/introspect`,
      revocation: `${root}/v1/revoke`,
      userinfo: `${root}/v1/userinfo`,
    },
    async findAccount(_ctx, id) {
      return { accountId: id, claims: async () => ({ sub: id, name: 'Ada Example', email: `${id}@example.com` }) };
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route !== 'token') return;
    const { refresh_token: refresh, id_token: id } = (ctx.body ?? {}) as Record<string, string>;
    granted.push(...[refresh, id].filter((token) => token !== undefined));
    const body: unknown = ctx.oidc.body;
    if (typeof body === 'object') forms.push(new URLSearchParams(body as Record<string, string>));
  });
  return provider.callback();
}
