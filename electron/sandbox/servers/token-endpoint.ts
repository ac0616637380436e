// The token endpoint of an authorization server. The list is the behaviour: an earlier step decides first. A refused or granted
// request lands in the System Log (FACTS §10, event types).
import { kindOf } from '../clients/client-kinds.ts';
import { checkTokenProof } from '../dpop/token-proof.ts';
import { GRANT_TYPES, grantOf } from '../grants/grant-table.ts';
import { type Exchange, runSteps } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logged } from '../log/log-grants.ts';
import { authenticated } from './authenticated.ts';
import { toOAuthExchange } from './find-server.ts';
import { oauthError } from './oauth-error.ts';
import type { OAuthStep } from './oauth-exchange.ts';

const checkServer: OAuthStep = ({ client, server }) => {
  const refused = client && kindOf(client).refusedAt(server);
  return refused ? oauthError(refused) : undefined;
};

const checkGrantType: OAuthStep = ({ client, form }) => {
  const name = form.get('grant_type');
  if (!name) return oauthError('token_request_missing_grant_type', GRANT_TYPES.join(', '));
  if (!grantOf(name)) return oauthError('unsupported_grant_type', GRANT_TYPES.join(', '));
  const own = client ? kindOf(client).grantsOf(client) : [];
  return own.includes(name) ? undefined : oauthError('unauthorized_client', own.join(', '));
};

const useGrant: OAuthStep = (exchange) => {
  const steps = grantOf(exchange.form.get('grant_type') ?? '')?.stepsAt(exchange.server) ?? [];
  return runSteps(steps, exchange);
};

const tokenSteps: readonly OAuthStep[] = [
  authenticated,
  logged(checkServer),
  logged(checkGrantType),
  logged(checkTokenProof),
  useGrant,
];

export const answerToken = (exchange: Exchange): Promise<Reply> => runSteps(tokenSteps, toOAuthExchange(exchange));
