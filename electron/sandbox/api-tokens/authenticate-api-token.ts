// A call with an API token: whether it is good, and from where it may be used (FACTS §3.1, FACTS-D §15).
import { admitsCaller, readNetwork } from '../clients/network.ts';
import type { Exchange } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import { logTokenOutsideNetwork } from '../log/log-api-token.ts';
import { findApiToken, markUse } from './api-token.ts';

/** Undefined for a good one, whose days begin again by that. */
export function refuseApiToken(exchange: Exchange, value: string): Reply | undefined {
  const { at, org } = exchange;
  const token = findApiToken(exchange, value);
  if (!token) return oktaError(exchange, 'E0000011');
  exchange.apiToken = token;
  const network = readNetwork(org, token.record.network);
  // A zone that is gone lets nobody in.
  if ('fault' in network || !admitsCaller(org, network)) {
    logTokenOutsideNetwork(exchange, token);
    return oktaError(exchange, org.switches.apiTokenOutsideZone);
  }
  markUse(token, at);
  return undefined;
}
