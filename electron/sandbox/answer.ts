// One request, from routing to its reply. Which list of steps applies depends on the operation: an endpoint of the
// authorization server, a public document, or an API call. The API list is the order in which Okta decides (FACTS §11):
// token, rate, scope, role, feature, request, behaviour.
import { authenticateCaller, refuseTokenInQuery } from './api/authenticate-caller.ts';
import { checkFeature } from './api/check-feature.ts';
import { checkAccept, checkLength, checkQuery, readBody } from './api/check-request.ts';
import { checkRole } from './api/check-role.ts';
import { checkScopes } from './api/check-scopes.ts';
import { withCors } from './http/cors.ts';
import { countedAfter } from './http/count-call.ts';
import { type Exchange, runSteps, type Step } from './http/exchange.ts';
import { oktaError, unknownText } from './http/okta-error.ts';
import { Refusal, type Reply } from './http/reply.ts';
import { operationKey, type Route } from './http/route.ts';
import { logApiCall } from './log/log-api-call.ts';
import { answerOwnApi } from './own-api/answer-own-api.ts';
import type { Behaviours } from './resources/behaviour.ts';
import { answerByDefault } from './resources/default-behaviour.ts';
import { expand } from './resources/expand.ts';
import { oauthEndpoint } from './servers/register-servers.ts';

export function createAnswer(
  route: (method: string, path: string) => Route,
  behaviours: Behaviours,
): (exchange: Exchange) => Promise<Reply> {
  const behave: Step = async (exchange) => {
    const { operation } = exchange;
    const behaviour = operation && behaviours.get(operationKey(operation.method, operation.path));
    return expand(exchange, await (behaviour ?? answerByDefault)(exchange));
  };
  const request: readonly Step[] = [checkAccept, checkLength, checkQuery, readBody, behave];
  const apiSteps: readonly Step[] = [
    countedAfter(refuseTokenInQuery, authenticateCaller),
    checkScopes,
    checkRole,
    checkFeature,
    ...request,
  ];
  const publicSteps: readonly Step[] = [checkFeature, ...request];

  return async (exchange) => withCors(exchange, await respond(exchange));

  async function respond(exchange: Exchange): Promise<Reply> {
    const ofOwnApi = await answerOwnApi(exchange);
    if (ofOwnApi) return ofOwnApi;
    const found = route(exchange.method, exchange.url.pathname);
    if (found.found !== 'operation') return answerUnrouted(exchange, found);
    exchange.operation = found.operation;
    exchange.ids = found.ids;
    const key = operationKey(found.operation.method, found.operation.path);
    const endpoint = oauthEndpoint(key, found.operation);
    if (endpoint) return settle(async () => endpoint(exchange));
    if (found.operation.auth.length === 0) return settle(() => runSteps(publicSteps, exchange));
    const reply = await settle(() => runSteps(apiSteps, exchange));
    logApiCall(exchange, reply);
    return reply;
  }
}

/** A refusal that was thrown is a reply like any other. */
async function settle(answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function answerUnrouted(exchange: Exchange, found: Exclude<Route, { found: 'operation' }>): Reply {
  if (found.found === 'nothing')
    return oktaError(exchange, exchange.org.switches.unknownPath, unknownText(exchange.url.pathname));
  if (exchange.method === 'OPTIONS' && !found.emptyId) {
    return { status: 204, headers: [['allow', [...found.methods, 'OPTIONS'].join(', ')]] };
  }
  return oktaError(exchange, 'E0000022');
}
