// The two ends of the device grant (RFC 8628): the device asks for its codes, and a person types the short one at `/activate`, signs in and so decides. From there on the request goes
// the way of one at the authorize endpoint, and ends on a page.
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { findClient, kindOf } from '../clients/client-kinds.ts';
import { type Exchange, runSteps } from '../http/exchange.ts';
import { json, type Reply } from '../http/reply.ts';
import { authenticated } from '../servers/authenticated.ts';
import { serverOf, toOAuthExchange } from '../servers/find-server.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthStep } from '../servers/oauth-exchange.ts';
import { goOn } from './answer-authorize.ts';
import { faultOfOpenid } from './authorize-request.ts';
import { DEVICE_GRANT, DEVICE_INTERVAL_MS, DEVICE_MS, type Device } from './devices.ts';
import { activatePage } from './pages.ts';
import { readParameters } from './read-parameters.ts';
import type { AuthorizeRequest } from './request.ts';
import { sessionOf } from './session-cookie.ts';

const NO_SUCH_CODE = PUBLISHED_OAUTH_ERRORS.invalid_user_code[2];

const beginDevice: OAuthStep = (exchange) => {
  const { at, client, form, ids, org, origin, server } = exchange;
  if (!client) return undefined;
  const grants = kindOf(client).grantsOf(client);
  if (!grants.includes(DEVICE_GRANT)) return oauthError('unauthorized_client', grants.join(', '));
  const read = server.personScopes(form.get('scope') ?? '', client);
  if ('refused' in read) return oauthError(read.refused, read.argument);
  const fault = faultOfOpenid(read.scopes, []);
  if (fault) return oauthError(fault.refused, fault.argument);
  const scopes = read.scopes.filter((scope) => scope !== 'offline_access' || grants.includes('refresh_token'));
  const { code, device } = org.signIns.devices.add(
    { clientId: client.id, serverId: ids[0] ?? null, issuer: server.issuer, scopes },
    at,
  );
  const page = `${origin}/activate`;
  return json(200, {
    user_code: device.userCode,
    device_code: code,
    interval: DEVICE_INTERVAL_MS / 1000,
    verification_uri_complete: `${page}?user_code=${device.userCode}`,
    verification_uri: page,
    expires_in: DEVICE_MS / 1000,
  });
};

export const answerDeviceAuthorize = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, beginDevice], toOAuthExchange(exchange));

export const answerActivatePage = ({ url }: Exchange): Reply =>
  activatePage({ userCode: url.searchParams.get('user_code') ?? '', fault: null });

export async function answerActivate(exchange: Exchange): Promise<Reply> {
  const form = await readParameters(exchange);
  if (!(form instanceof URLSearchParams)) return form;
  const userCode = form.get('user_code') ?? '';
  const found = exchange.org.signIns.devices.findWaiting(userCode, exchange.at);
  const client = found && findClient(exchange.org, found.device.clientId);
  const server = found && serverOf(exchange, found.device.serverId);
  if (!found || !client?.active || !server) return activatePage({ userCode, fault: NO_SUCH_CODE });
  return goOn(exchange, server, client, asRequest(found.code, found.device), sessionOf(exchange), 'asked');
}

const asRequest = (code: string, { clientId, serverId, scopes }: Device): AuthorizeRequest => ({
  redirectUri: '',
  responseMode: 'page',
  state: '',
  clientId,
  serverId,
  responses: [],
  scopes,
  nonce: null,
  prompt: [],
  maxAgeS: null,
  loginHint: '',
  challenge: null,
  device: code,
});
