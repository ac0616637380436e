// Who is calling: client authentication at the authorization servers, as a list of steps in the order in which they
// decide (FACTS §1.1, §1.3). An OIN integration may use its secret by Basic and nothing else; other apps of the org have
// their own rules.
import type { Client } from '../clients.ts';
import { firstReply } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logFailedClientAuth } from '../log/log-oauth.ts';
import { isFields } from '../resources/behaviour.ts';
import { appClientOf } from './app-client.ts';
import { authenticateApp } from './authenticate-app.ts';
import { isRightSecret } from './match-secret.ts';
import { admitsCaller } from './network.ts';
import { oauthError } from './oauth-error.ts';
import { isHmac, issuerOf } from './read-assertion.ts';
import type { Credentials, TokenExchange, TokenStep } from './token-exchange.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const readCredentials: TokenStep = (exchange) => {
  const { form } = exchange;
  const header = exchange.request.headers.get('authorization');
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  const kinds = [header, secret, assertion].filter((value) => value !== null).length;
  if (kinds > 1) return oauthError('multiple_client_credentials');
  const inBody = { clientId: form.get('client_id') ?? '', secret: secret ?? '', assertion: assertion ?? '' };
  const assertionType = form.get('client_assertion_type') ?? '';
  if (header !== null) {
    const basic = parseBasic(header, exchange.org.switches.basicEncoding);
    if (!basic) return oauthError('invalid_basic_auth_creds');
    exchange.credentials = { method: 'basic', ...basic, assertion: '', assertionType };
  } else if (assertion !== null || assertionType !== '') {
    exchange.credentials = { method: 'assertion', ...inBody, assertionType };
  } else if (secret !== null) {
    exchange.credentials = { method: 'post', ...inBody, assertionType };
  } else if (inBody.clientId) {
    exchange.credentials = { method: 'none', ...inBody, assertionType };
  } else {
    return oauthError('missing_client_credentials');
  }
  return undefined;
};

const readAssertion: TokenStep = (exchange) => {
  const credentials = credentialsOf(exchange);
  if (credentials.method !== 'assertion') return undefined;
  if (credentials.assertionType !== ASSERTION_TYPE) return oauthError('client_assertion_type_invalid');
  const issuer = issuerOf(credentials.assertion);
  if (issuer === null) return oauthError('client_assertion_invalid_jwt');
  const isClient = exchange.org.clients.get(issuer) ?? appClientOf(exchange.org, issuer);
  if (!isClient || (credentials.clientId !== '' && credentials.clientId !== issuer))
    return oauthError('client_assertion_invalid_issuer');
  credentials.clientId = issuer;
  return undefined;
};

const findClient: TokenStep = (exchange) => {
  const { clientId } = credentialsOf(exchange);
  exchange.client = exchange.org.clients.get(clientId) ?? null;
  if (!exchange.client) exchange.app = appClientOf(exchange.org, clientId);
  return exchange.client || exchange.app ? undefined : unknownClient(exchange);
};

const checkAuthMethod: TokenStep = (exchange) => {
  const { method, assertion } = credentialsOf(exchange);
  if (method === 'basic') return undefined;
  // private_key_jwt is allowed by the server's own words, but no integration here has published a key (FACTS §12.5).
  if (method === 'assertion' && !isHmac(assertion)) return oauthError('client_assertion_jwks_not_configured');
  return oauthError('unsupported_auth_method_client_creds_oauth_integration');
};

const checkClientActive: TokenStep = (exchange) =>
  clientOf(exchange).active ? undefined : oauthError('invalid_client');

const checkSecret: TokenStep = (exchange) => {
  const active = clientOf(exchange).secrets.filter(({ status }) => status === 'ACTIVE');
  const right = isRightSecret(
    credentialsOf(exchange).secret,
    active.map(({ secret }) => secret),
  );
  return right ? undefined : oauthError('invalid_client_secret');
};

/** A page's own request: Okta demands PKCE, which no client that authenticates here uses (FACTS §1.4). */
const refuseBrowser: TokenStep = (exchange) =>
  exchange.request.headers.has('origin') ? oauthError('unsupported_auth_method_browser_request') : undefined;

const checkNetwork: TokenStep = (exchange) => {
  const network = exchange.client?.network ?? exchange.app?.network;
  return network && !admitsCaller(exchange.org, network) ? oauthError('disallowed_network_zone') : undefined;
};

const find: readonly TokenStep[] = [readCredentials, readAssertion, findClient];
const proveIntegration: readonly TokenStep[] = [checkAuthMethod, checkClientActive, checkSecret];
const proveApp: readonly TokenStep[] = [authenticateApp];
const admit: readonly TokenStep[] = [refuseBrowser, checkNetwork];

/** One step made of the lists above; a refusal lands in the System Log. */
export const authenticateClient: TokenStep = async (exchange) => {
  const refused =
    (await firstReply(find, exchange)) ??
    (await firstReply(exchange.app ? proveApp : proveIntegration, exchange)) ??
    (await firstReply(admit, exchange));
  if (refused) logFailedClientAuth(exchange, exchange.credentials?.clientId ?? null, reasonOf(refused));
  return refused;
};

const reasonOf = ({ json, error }: Reply): string =>
  String((isFields(json) ? json.error_description : undefined) ?? error);

function unknownClient(exchange: TokenExchange): Reply {
  const { unknownClientBody, unknownClientStatus } = exchange.org.switches;
  const oauth = oauthError('invalid_client_id');
  if (unknownClientBody === 'oauth') return { ...oauth, status: unknownClientStatus };
  return {
    status: unknownClientStatus,
    error: 'invalid_client',
    json: {
      errorCode: 'invalid_client',
      errorSummary: "Invalid value for 'client_id' parameter.",
      errorLink: 'invalid_client',
      errorId: `oae${exchange.org.ids.opaque('error', 22)}`,
      errorCauses: [],
    },
  };
}

function parseBasic(header: string, encoding: 'plain' | 'form'): { clientId: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/_-]+={0,2})$/i.exec(header.trim())?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || text.includes('\uFFFD')) return null;
  const parts = [text.slice(0, colon), text.slice(colon + 1)];
  const [clientId = '', secret = ''] = encoding === 'form' ? parts.map(formDecoded) : parts;
  return { clientId, secret };
}

/** As it is where it is not encoded well: then it is no secret of anybody. */
function formDecoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function credentialsOf(exchange: TokenExchange): Credentials {
  if (!exchange.credentials) throw new Error('credentials are read before they are judged');
  return exchange.credentials;
}

function clientOf(exchange: TokenExchange): Client {
  if (!exchange.client) throw new Error('the client is found before it is checked');
  return exchange.client;
}
