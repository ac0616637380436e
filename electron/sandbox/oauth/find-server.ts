// The authorization server that a path names: the org's own, where none is named, or one of the custom ones.
import type { Exchange, Step } from '../http/exchange.ts';
import { oauthError } from './oauth-error.ts';

/** False: there is no custom server of that id. */
export const serverExists = ({ ids: [id], org }: Exchange): boolean =>
  id === undefined || org.store('/api/v1/authorizationServers').has(id);

export const findServer: Step = (exchange) =>
  serverExists(exchange) ? undefined : oauthError('invalid_authorization_server');

/** No token is one of a custom server: none of them issues any here (FIDELITY.md). */
export const isCustomServer = ({ ids }: Exchange): boolean => ids.length > 0;
