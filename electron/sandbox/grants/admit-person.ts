// Whether the policies of the server let a person's tokens pass now: asked for each of them, since a rule may have changed after the sign-in. A refresh is judged by the
// rule for the grant that the sign-in was: rules have none for refreshing (our reading).
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthStep } from '../servers/oauth-exchange.ts';

export const admitPerson: OAuthStep = (exchange) => {
  const { client, form, granted: scopes, refresh, server, subject } = exchange;
  const grantType = refresh?.line.grantType ?? form.get('grant_type') ?? '';
  const asked = { clientId: client?.id ?? '', grantType, user: subject?.user ?? null, scopes };
  const admitted = server.admit(asked);
  if ('refused' in admitted) return oauthError(admitted.refused, admitted.argument);
  exchange.lifetimes = admitted.lifetimes;
  return undefined;
};
