// What a scope allows somebody who has its token and an admin role, in plain words. The sentences are for the scopes whose harm is not in
// their name; for every scope the counts of what it opens say the rest. They follow from its operations (FACTS §6), not from a rating.
import type { BlastRadius } from '../scopes/blast-radius.ts';
import { parseScope } from '../scopes/scope.ts';

const RISKS: Record<string, string> = {
  'okta.apiTokens.manage': 'It can revoke the API tokens of others.',
  'okta.appGrants.manage': 'It can give scopes to apps, itself included.',
  'okta.appGrants.read': 'It shows which app holds which scopes.',
  'okta.apps.manage':
    'It can create apps with secrets of their own, change how people sign in to an app, and delete apps.',
  'okta.apps.read': 'It shows every app of the org, how people sign in to it, and who has it.',
  'okta.authenticators.manage': 'It can switch off a factor that people sign in with.',
  'okta.authorizationServers.manage': 'It can change what the tokens of your own APIs hold.',
  'okta.eventHooks.manage': 'It can send events of the org to an address of its choice.',
  'okta.groups.manage': 'It can change who is in a group, and with that who has which apps and rules.',
  'okta.groups.read': 'It shows every group and who is in it.',
  'okta.idps.manage': 'It can add an identity provider, and with that a way to sign in as your people.',
  'okta.inlineHooks.manage': 'It can have a server of its choice change tokens, imports and registrations.',
  'okta.logs.read': 'It shows who did what, when, from which address, for the last 90 days.',
  'okta.logStreams.manage': 'It can send the System Log to a place of its choice, or stop it.',
  'okta.networkZones.manage': 'It can change which addresses are let in or kept out.',
  'okta.oauthIntegrations.manage': 'It can install API service integrations and make secrets for them.',
  'okta.orgs.manage': 'It can change settings of the whole org.',
  'okta.policies.manage': 'It can weaken the rules for signing in and for passwords.',
  'okta.roles.manage': 'It can make anybody an administrator.',
  'okta.roles.read': 'It shows who is an administrator of what.',
  'okta.schemas.manage': 'It can change which attributes people have, and lose what they hold.',
  'okta.sessions.manage': 'It can end the sessions of people.',
  'okta.trustedOrigins.manage': 'It can let another website call Okta in the name of your people.',
  'okta.users.manage': 'It can create, deactivate and delete people, and reset their passwords and factors.',
  'okta.users.read': 'It shows the profile of everybody: names, addresses, and what else your org keeps.',
};

export interface EffectCounts {
  read: number;
  write: number;
  delete: number;
}

/** Direct and implied: a manage scope reads as well. */
export const effectsOf = ({ direct, implied }: BlastRadius): EffectCounts => ({
  read: direct.read.length + implied.read.length,
  write: direct.write.length + implied.write.length,
  delete: direct.delete.length + implied.delete.length,
});

/** A sentence; for a scope without one of its own, what its kind and its effects say. */
export function riskOf(scope: string, effects: EffectCounts): string {
  const own = RISKS[scope];
  if (own !== undefined) return own;
  const total = effects.read + effects.write + effects.delete;
  if (total === 0) return 'No operation of the catalogue asks for it: what it opens is not known.';
  const what = parseScope(scope).resource.replace(/^okta\./, '');
  if (effects.delete > 0) return `It can change and delete ${what}.`;
  return effects.write > 0 ? `It can change ${what}.` : `It reads ${what} and changes nothing.`;
}
