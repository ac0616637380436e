// Endpoints of grants that nothing here completes (logout, device, PAR, CIBA, ...): a known client gets as far as being refused for the
// grant.
import { type Exchange, runSteps } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import type { Behaviour } from '../resources/behaviour.ts';
import { authenticated } from './authenticated.ts';
import { serverAt, toOAuthExchange } from './find-server.ts';
import { oauthError } from './oauth-error.ts';

const refuse = (): Reply => oauthError('unauthorized_client', 'client_credentials');

/** A browser's page. */
export const answerPage: Behaviour = (exchange) =>
  serverAt(exchange) ? refuse() : oauthError('invalid_authorization_server');

export const answerOtherGrant = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, refuse], toOAuthExchange(exchange));
