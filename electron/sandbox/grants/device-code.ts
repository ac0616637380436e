// The code of a device, turned into tokens once a person has agreed (RFC 8628). Until then each try says that it is too early, and one that comes before the interval is over that
// it is too often.
import { logged } from '../log/log-grants.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthStep } from '../servers/oauth-exchange.ts';
import { DEVICE_GRANT, DEVICE_INTERVAL_MS } from '../sign-in/devices.ts';
import { mayUse } from '../sign-in/may-use.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { admitPerson } from './admit-person.ts';
import { beginRefreshing } from './begin-refreshing.ts';
import type { Grant } from './grant.ts';

const useDeviceCode: OAuthStep = (exchange) => {
  const { at, client, form, org, server } = exchange;
  const code = form.get('device_code');
  if (!code) return oauthError('missing_token_request_parameter', 'device_code');
  const device = org.signIns.devices.get(code);
  if (!device) return oauthError('invalid_device_code');
  if (device.clientId !== client?.id) return oauthError('mismatched_client');
  if (device.issuer !== server.issuer) return oauthError('mismatched_authorization_server');
  if (device.decided === 'refused') return oauthError('access_denied');
  if (at >= device.endsAt) return oauthError('expired_token');
  const { askedAt, decided, scopes } = device;
  device.askedAt = at;
  if (decided === 'waiting')
    return oauthError(askedAt !== null && at < askedAt + DEVICE_INTERVAL_MS ? 'slow_down' : 'authorization_pending');
  org.signIns.devices.forget(code);
  const user = mayUse(org, decided.userId, client.id);
  if (typeof user === 'string') return oauthError('invalid_device_code');
  exchange.subject = { user, authTime: decided.authTime, nonce: null };
  exchange.requested = [...scopes];
  exchange.granted = [...scopes];
  return undefined;
};

export const deviceCode: Grant = {
  type: DEVICE_GRANT,
  stepsAt: () => [...[useDeviceCode, admitPerson, beginRefreshing].map(logged), issueToken],
};
