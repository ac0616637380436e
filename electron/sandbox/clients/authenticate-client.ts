// Who is calling: client authentication at the authorization servers, as a list of steps in the order in which they
// decide (FACTS §1.1, §1.3). How a client authenticates, its kind decides.
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { firstReply } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logFailedClientAuth } from '../log/log-oauth.ts';
import { isFields } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { Credentials, OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import type { Switches } from '../switches.ts';
import { mayCall } from './browser-origin.ts';
import { findClient, kindOf } from './client-kinds.ts';
import { admitsCaller } from './network.ts';
import { issuerOf } from './read-assertion.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const readCredentials: OAuthStep = (exchange) => {
  const { form } = exchange;
  const header = exchange.request.headers.get('authorization');
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  const kinds = [header, secret, assertion].filter((value) => value !== null).length;
  if (kinds > 1) return oauthError('multiple_client_credentials');
  const inBody = { clientId: form.get('client_id') ?? '', secrets: [secret ?? ''], assertion: assertion ?? '' };
  const assertionType = form.get('client_assertion_type') ?? '';
  if (header !== null) {
    const basic = readBasic(exchange, header);
    if (!basic) return oauthError('invalid_basic_auth_creds');
    exchange.credentials = { method: 'basic', ...basic, assertion: '', assertionType };
    if (form.has('client_id') && !mayRepeat(exchange, basic.clientId)) return oauthError('multiple_client_credentials');
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

/** An id beside Basic: the same one as the switch says, or where it is a parameter of a pushed request; another one never. */
const mayRepeat = ({ form, org, pushes }: OAuthExchange, clientId: string): boolean =>
  (pushes || org.switches.clientIdBesideBasic === 'accepted') && form.get('client_id') === clientId;

const readAssertion: OAuthStep = (exchange) => {
  const credentials = credentialsOf(exchange);
  if (credentials.method !== 'assertion') return undefined;
  if (credentials.assertionType !== ASSERTION_TYPE) return oauthError('client_assertion_type_invalid');
  const issuer = issuerOf(credentials.assertion);
  if (issuer === null) return oauthError('client_assertion_invalid_jwt');
  if (!findClient(exchange.org, issuer) || (credentials.clientId !== '' && credentials.clientId !== issuer))
    return oauthError('client_assertion_invalid_issuer');
  credentials.clientId = issuer;
  return undefined;
};

const identify: OAuthStep = (exchange) => {
  exchange.client = findClient(exchange.org, credentialsOf(exchange).clientId);
  return exchange.client ? undefined : unknownClient(exchange);
};

const authenticate: OAuthStep = (exchange) =>
  exchange.client
    ? kindOf(exchange.client).authenticate(exchange.client, credentialsOf(exchange), exchange)
    : undefined;

/**
 * A page's own request (FACTS §1.4, §16.2): of a client that authenticates by nothing but PKCE, from a page of its own or of a trusted origin. Anything else is
 * refused in the words that Okta has for a client with credentials.
 */
const refuseBrowser: OAuthStep = (exchange) => {
  const origin = exchange.request.headers.get('origin');
  if (origin === null) return undefined;
  const { client, form } = exchange;
  const settings = client && credentialsOf(exchange).method === 'none' ? kindOf(client).signIn(client) : null;
  const grantType = form.get('grant_type');
  if (!settings) return oauthError('unsupported_auth_method_browser_request');
  if (grantType !== null && !BROWSER_GRANTS.includes(grantType))
    return oauthError('unsupported_grant_type_browser_request');
  return mayCall(exchange.org, settings, origin) ? undefined : oauthError('illegal_origin_browser_request');
};

const BROWSER_GRANTS = ['authorization_code', 'refresh_token'];

const checkNetwork: OAuthStep = ({ client, org }) =>
  client && !admitsCaller(org, client.network) ? oauthError('disallowed_network_zone') : undefined;

const steps: readonly OAuthStep[] = [
  readCredentials,
  readAssertion,
  identify,
  authenticate,
  refuseBrowser,
  checkNetwork,
];

/** One step made of the list above; a refusal lands in the System Log. */
export const authenticateClient: OAuthStep = async (exchange) => {
  const refused = await firstReply(steps, exchange);
  if (refused) logFailedClientAuth(exchange, exchange.credentials?.clientId ?? null, reasonOf(refused));
  return refused;
};

const reasonOf = ({ json, error }: Reply): string =>
  String((isFields(json) ? json.error_description : undefined) ?? error);

function unknownClient(exchange: OAuthExchange): Reply {
  const { unknownClientBody, unknownClientStatus } = exchange.org.switches;
  const oauth = oauthError('invalid_client_id');
  if (unknownClientBody === 'oauth') return { ...oauth, status: unknownClientStatus };
  const [, , errorSummary] = PUBLISHED_OAUTH_ERRORS.invalid_client_id;
  return {
    status: unknownClientStatus,
    error: 'invalid_client',
    json: {
      errorCode: 'invalid_client',
      errorSummary,
      errorLink: 'invalid_client',
      errorId: `oae${exchange.org.ids.opaque('error', 22)}`,
      errorCauses: [],
    },
  };
}

function readBasic({ org }: OAuthExchange, header: string): Pick<Credentials, 'clientId' | 'secrets'> | null {
  const pair = parseBasic(header);
  if (!pair) return null;
  const [id, secret] = pair;
  const readings = READINGS[org.switches.basicEncoding].map((read) => [read(id), read(secret)] as const);
  const known = readings.find(([clientId]) => findClient(org, clientId) !== null) ?? readings[0];
  if (!known) return null;
  const [clientId] = known;
  return { clientId, secrets: readings.filter(([each]) => each === clientId).map(([, each]) => each) };
}

function parseBasic(header: string): [id: string, secret: string] | null {
  const encoded = /^Basic ([A-Za-z0-9+/_-]+={0,2})$/i.exec(header.trim())?.[1];
  if (!encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 || text.includes('\uFFFD') ? null : [text.slice(0, colon), text.slice(colon + 1)];
}

const asSent = (part: string): string => part;
const READINGS: Record<Switches['basicEncoding'], readonly ((part: string) => string)[]> = {
  either: [asSent, formDecoded],
  plain: [asSent],
  form: [formDecoded],
};

/** As it is where it is not encoded well: then it is no secret of anybody. */
function formDecoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function credentialsOf(exchange: OAuthExchange): Credentials {
  if (!exchange.credentials) throw new Error('credentials are read before they are judged');
  return exchange.credentials;
}
