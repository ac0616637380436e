// What a client asks of the authorize endpoint, read in the order in which Okta refuses (FACTS §16). A client or a redirect URI that cannot be trusted gets a page;
// every other refusal goes back to the client.
import type { Client } from '../clients/client.ts';
import type { SignInSettings } from '../clients/client-kind.ts';
import { findClient, kindOf } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import type { AuthorizationServer, Refused } from '../servers/oauth-exchange.ts';
import type { AuthorizeRequest, ResponseMode, ReturnTo } from './request.ts';

export type ReadRequest =
  | { request: AuthorizeRequest; client: Client }
  /** For the person who is at the browser. */
  | ({ page: true } & Refused)
  /** For the client. */
  | ({ page: false; returnTo: ReturnTo } & Refused);

const RESPONSES = ['code', 'id_token', 'token'];
const MODES: readonly string[] = ['query', 'fragment', 'form_post', 'okta_post_message'] satisfies ResponseMode[];
const PROMPTS = ['none', 'login', 'consent', 'login consent', 'consent login', 'enroll_authenticator'];
const LONGEST_AGE_S = 2 ** 31 - 1;
const ABOUT_PEOPLE = ['profile', 'email', 'address', 'phone'];

export function readAuthorizeRequest(
  exchange: Exchange,
  server: AuthorizationServer,
  given: URLSearchParams,
): ReadRequest {
  const client = findClient(exchange.org, given.get('client_id') ?? '');
  if (!client) return { page: true, refused: 'invalid_client_id' };
  if (!client.active) return { page: true, refused: 'invalid_client' };
  const settings = kindOf(client).signIn(client);
  if (!settings) return { page: true, refused: 'invalid_client_application_type', argument: 'authorize' };
  const redirectUri = given.get('redirect_uri') ?? '';
  // Of a request that was pushed the address names nothing else.
  if (redirectUri === '')
    return { page: true, refused: given.has('request_uri') ? 'invalid_request_uri' : 'missing_redirect_uri' };
  if (!settings.redirectUris.includes(redirectUri)) return { page: true, refused: 'illegal_redirect_uri' };

  const responses = (given.get('response_type') ?? '').split(/\s+/).filter((one) => one !== '');
  const usual: ResponseMode = responses.some((one) => one !== 'code') ? 'fragment' : 'query';
  const mode = given.get('response_mode') ?? usual;
  const returnTo: ReturnTo = {
    redirectUri,
    responseMode: isMode(mode) && !faultOfMode(responses, mode) ? mode : usual,
    state: given.get('state') ?? '',
  };
  const refused =
    faultOfShape(given) ??
    faultOfResponse(responses, mode, settings) ??
    faultOfParameters(exchange, given, responses) ??
    faultOfChallenge(given, responses, settings);
  if (refused) return { page: false, returnTo, ...refused };
  const read = server.personScopes(given.get('scope') ?? '', client);
  if ('refused' in read) return { page: false, returnTo, ...read };
  const withoutOpenid = faultOfOpenid(read.scopes, responses);
  if (withoutOpenid) return { page: false, returnTo, ...withoutOpenid };

  const maxAge = given.get('max_age');
  return {
    client,
    request: {
      ...returnTo,
      clientId: client.id,
      serverId: exchange.ids[0] ?? null,
      responses,
      scopes: read.scopes.filter((scope) => scope !== 'offline_access' || keepsOffline(responses, settings)),
      nonce: given.get('nonce'),
      prompt: (given.get('prompt') ?? '').split(/\s+/).filter((one) => one !== ''),
      maxAgeS: maxAge === null ? null : Number(maxAge),
      loginHint: given.get('login_hint') ?? '',
      challenge: given.get('code_challenge'),
      device: null,
    },
  };
}

const isMode = (text: string): text is ResponseMode => MODES.includes(text);

/** No refresh token without a code, nor for an app that has not the grant: left out without a word (FACTS §17). */
const keepsOffline = (responses: readonly string[], { grants }: SignInSettings): boolean =>
  responses.includes('code') && grants.includes('refresh_token');

function faultOfShape(given: URLSearchParams): Refused | null {
  const names = [...given.keys()];
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) return { refused: 'illegal_duplicated_parameters', argument: twice.join(', ') };
  if (given.has('request')) return { refused: 'request_not_supported' };
  return given.has('request_uri') ? { refused: 'invalid_request_uri' } : null;
}

function faultOfResponse(responses: readonly string[], mode: string, settings: SignInSettings): Refused | null {
  if (responses.length === 0) return { refused: 'missing_token_request_parameter', argument: 'response_type' };
  const offered = settings.responseTypes.filter((one) => RESPONSES.includes(one));
  if (!responses.every((one) => offered.includes(one)))
    return { refused: 'unsupported_response_type', argument: offered.join(', ') };
  const needed = responses.map((one) => (one === 'code' ? 'authorization_code' : 'implicit'));
  if (!needed.every((grant) => settings.grants.includes(grant)))
    return { refused: 'unauthorized_client', argument: settings.grants.join(', ') };
  return faultOfMode(responses, mode);
}

function faultOfMode(responses: readonly string[], mode: string): Refused | null {
  if (!isMode(mode)) return { refused: 'unsupported_response_mode' };
  const bringsTokens = responses.some((one) => one !== 'code');
  if (mode === 'query' && bringsTokens) return { refused: 'unsupported_response_mode_query_with_tokens' };
  if (mode === 'okta_post_message' && responses.includes('code'))
    return { refused: 'unsupported_response_mode_okta_post_message_with_code' };
  return null;
}

function faultOfParameters(exchange: Exchange, given: URLSearchParams, responses: readonly string[]): Refused | null {
  if ((given.get('state') ?? '') === '') return { refused: 'invalid_state' };
  if (responses.some((one) => one !== 'code') && !given.get('nonce')) return { refused: 'invalid_nonce' };
  const prompt = given.get('prompt');
  if (prompt !== null && !PROMPTS.includes(prompt)) return { refused: 'invalid_prompt', argument: PROMPTS.join(', ') };
  const age = given.get('max_age');
  if (age !== null && !(/^\d{1,10}$/.test(age) && Number(age) <= LONGEST_AGE_S)) return { refused: 'invalid_max_age' };
  if (prompt === 'none' && age !== null && Number(age) === 0) return { refused: 'invalid_prompt_for_zero_max_age' };
  const provider = given.get('idp');
  return provider !== null && !exchange.org.store('/api/v1/idps').has(provider) ? { refused: 'unknown_idp' } : null;
}

function faultOfChallenge(
  given: URLSearchParams,
  responses: readonly string[],
  settings: SignInSettings,
): Refused | null {
  const challenge = given.get('code_challenge');
  if (challenge === null)
    return settings.pkceRequired && responses.includes('code') ? { refused: 'pkce_missing_challenge' } : null;
  if (given.get('code_challenge_method') !== 'S256')
    return { refused: 'pkce_unsupported_code_challenge_method', argument: 'S256' };
  return /^[\w.~-]{43,128}$/.test(challenge) ? null : { refused: 'pkce_invalid_challenge' };
}

/** Scopes about a person, without the one that says that there is one. */
export function faultOfOpenid(scopes: readonly string[], responses: readonly string[]): Refused | null {
  if (scopes.includes('openid')) return null;
  if (responses.includes('id_token')) return { refused: 'openid_scope_required' };
  return scopes.some((scope) => ABOUT_PEOPLE.includes(scope))
    ? { refused: 'openid_scope_required_access_token' }
    : null;
}
