// Before sending: what the request needs, whether it has it, and what the org will answer otherwise, in plain words.
// A forecast from the catalogue, never a gate.
import { agreeing } from '../../../shared/counted.ts';
import type { Preflight, PreflightInput } from '../../../shared/model/preflight.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { schemeFacts } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { missingScopes, requirementOf } from '../../../shared/okta/scopes/requirement.ts';
import type { EngineContext } from '../engine-context.ts';
import { type AuthOutlook, authOutlook } from './auth-outlook.ts';

/** Throws NOT_FOUND for a tenant that is not there. Sends nothing, and opens no secret. */
export async function forecast(context: EngineContext, input: PreflightInput): Promise<Preflight> {
  const operation = context.operation(input.operationId);
  return preflight(operation, await authOutlook(context, { ...input, needed: operation?.scopes ?? [] }));
}

const say = (tone: Preflight['tone'], text: string, rest: Partial<Preflight> = {}): Preflight => ({
  tone,
  text,
  needs: [],
  missing: [],
  leftOut: false,
  ...rest,
});

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** An endpoint of the custom server itself, such as userinfo, which takes the server's own tokens. */
const isOfCustomServer = ({ path }: Operation): boolean => /^\/oauth2\/\{/.test(path);

function preflight(operation: Operation | null, outlook: AuthOutlook): Preflight {
  if (!operation)
    return say('info', 'The catalogue has no operation with this method and path, so what it needs is not known here.');
  const requirement = requirementOf(operation);
  const needs = operation.scopes.map((name) => ({ name, has: null as boolean | null }));
  if (requirement.client)
    return say('info', 'Takes the client’s own credentials, not a token. Send it from the Token panel.');
  if (requirement.open) return say('good', 'Needs no credential.');
  if (outlook.state === 'none')
    return say('warning', 'Without Authorization Okta refuses it: 403 with E0000005, on some endpoints 401.', {
      needs,
    });
  if (outlook.state === 'no-credential')
    return say(
      'warning',
      'There is no credential to request a token with. Add one, or choose another way to authorise.',
      { needs },
    );
  if (outlook.state === 'absent')
    return say('warning', 'There is no token to send with. Request one, or choose another way to authorise.', {
      needs,
    });
  if (outlook.customServer !== null && !isOfCustomServer(operation))
    return say(
      'warning',
      `A token of the authorization server ${outlook.customServer} is for your own API: Okta’s API answers it with 401. Choose a credential of the org.`,
      { needs },
    );
  const { withoutScopes } = schemeFacts(outlook.scheme);
  if (!requirement.oauth && withoutScopes === null)
    return say('warning', 'Takes an API token (SSWS) only: an access token is refused whatever its scopes.');
  if (withoutScopes !== null) return say('info', withoutScopes, { needs });
  if (outlook.state === 'bound-elsewhere')
    return say(
      'warning',
      'This token is bound to a key that is not here (DPoP): without a proof by it Okta answers 400. Request one here, with DPoP switched on.',
      { needs },
    );
  if (outlook.state === 'expired')
    return say('warning', 'This token has expired: Okta answers 401 with an empty body.', { needs });
  if (outlook.scopes === null) return say('info', 'What the token holds is not known here. Okta decides.', { needs });
  if (needs.length === 0) return say('good', 'Any valid access token will do; no scope is demanded.');
  const missing = missingScopes(operation, outlook.scopes);
  const lacking = new Set(missing);
  const judged = needs.map(({ name }) => ({ name, has: !lacking.has(name) }));
  if (missing.length === 0)
    return say(
      'good',
      outlook.state === 'requested-first'
        ? 'The chosen scopes cover it. A token is requested first.'
        : 'The token has what this needs.',
      { needs: judged },
    );
  const refused = missing.filter((name) => outlook.refusedBefore.includes(name));
  const why =
    refused.length > 0
      ? `${list(refused)} ${agreeing(refused.length, 'was', 'were')} requested and not granted. `
      : outlook.state === 'requested-first'
        ? 'Not among the chosen scopes: '
        : '';
  return say(
    'warning',
    `${why}${why.endsWith(': ') ? 'without' : 'Without'} ${list(missing)} Okta answers 403 with an empty body.`,
    {
      needs: judged,
      missing,
      leftOut: refused.length === missing.length,
    },
  );
}
