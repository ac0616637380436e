// What an app that is no integration gets once it is known: never a token here. Its user grants fail for want of a user, and
// client credentials at a custom server for want of a rule that lets them pass (FACTS §1.3, §1.5).
import type { Reply } from '../http/reply.ts';
import { type OAuthErrorKey, oauthError } from './oauth-error.ts';
import type { TokenExchange, TokenStep } from './token-exchange.ts';

/** What a grant hands in, and how one is refused that nobody ever issued. */
const HANDED_IN = new Map<string, { parameter: string; dead: OAuthErrorKey }>([
  ['authorization_code', { parameter: 'code', dead: 'invalid_code' }],
  ['interaction_code', { parameter: 'interaction_code', dead: 'invalid_code' }],
  ['urn:ietf:params:oauth:grant-type:device_code', { parameter: 'device_code', dead: 'invalid_code' }],
  ['refresh_token', { parameter: 'refresh_token', dead: 'invalid_refresh_token' }],
  ['password', { parameter: 'username', dead: 'invalid_user_credentials' }],
]);

export const refuseApp: TokenStep = (exchange) => {
  const { app, form } = exchange;
  if (!app) return undefined;
  const grant = form.get('grant_type') ?? '';
  if (grant === 'client_credentials') return refuseAtCustomServer(exchange);
  const handed = HANDED_IN.get(grant);
  if (!handed) return oauthError('no_matching_policy');
  const { parameter, dead } = handed;
  return form.get(parameter) ? oauthError(dead) : oauthError('missing_token_request_parameter', parameter);
};

function refuseAtCustomServer({ form, ids, org }: TokenExchange): Reply {
  const scopes = (form.get('scope') ?? '').split(/\s+/).filter(Boolean);
  if (scopes.length === 0) return oauthError('no_default_scopes');
  const configured = org.store(`/api/v1/authorizationServers/${ids[0]}/scopes`).all();
  const known = scopes.every((scope) => configured.some(({ name }) => name === scope));
  return oauthError(known ? 'no_matching_policy' : 'no_matching_scope');
}
