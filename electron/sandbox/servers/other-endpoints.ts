// Endpoints of grants that nothing here completes (CIBA, direct authentication): a known client gets as far as being refused for the grant.
import { type Exchange, runSteps } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { authenticated } from './authenticated.ts';
import { toOAuthExchange } from './find-server.ts';
import { oauthError } from './oauth-error.ts';

const refuse = (): Reply => oauthError('unauthorized_client', 'client_credentials');

export const answerOtherGrant = (exchange: Exchange): Promise<Reply> =>
  runSteps([authenticated, refuse], toOAuthExchange(exchange));
