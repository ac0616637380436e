// 2,000 events over the last 60 days: sign-ins, refused sign-ins, changes by admins, tokens for integrations. Spread evenly
// with a little noise, so that any window of a few days holds something.

import type { Integration } from '../clients/client.ts';
import type { Stream } from '../ids.ts';
import { clientParty } from '../log/log-oauth.ts';
import type { LogDraft, LogParty } from '../log/system-log.ts';
import type { Org } from '../org.ts';
import { valueAt } from '../resources/behaviour.ts';
import type { Entity } from '../store.ts';

import { DAY_MS } from './planter.ts';

const EVENTS = 2_000;
const SPAN_MS = 60 * DAY_MS;
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5)',
  'Mozilla/5.0 (X11; Linux x86_64)',
];

type Kind = readonly [eventType: string, displayMessage: string, weight: number, by: 'user' | 'client', fails?: string];
const KINDS: readonly Kind[] = [
  ['user.session.start', 'User login to Okta', 30, 'user'],
  ['user.authentication.sso', 'User single sign on to app', 25, 'user'],
  ['user.authentication.auth_via_mfa', 'Authentication of user via MFA', 12, 'user'],
  ['user.session.end', 'User logout from Okta', 6, 'user'],
  ['user.session.start', 'User login to Okta', 5, 'user', 'INVALID_CREDENTIALS'],
  ['user.account.update_profile', 'Update user profile for Okta', 5, 'user'],
  ['group.user_membership.add', 'Add user to group membership', 4, 'user'],
  ['application.user_membership.add', 'Add user to application membership', 4, 'user'],
  ['app.oauth2.token.grant.access_token', 'OIDC access token is granted', 8, 'client'],
  ['app.oauth2.invalid_client_credentials', 'Incorrect client credentials were used', 1, 'client', 'invalid_client'],
];

/** What each integration has asked for, as one does that needs less than it was granted; another one asks for all of it. */
const ASKED: Record<string, readonly string[]> = {
  directory_insights: ['okta.apps.read', 'okta.groups.read', 'okta.logs.read', 'okta.users.read'],
  report_reader: ['okta.groups.read', 'okta.logs.read', 'okta.users.read'],
  no_role_connector: ['okta.users.read'],
};

interface PastClient {
  party: LogParty;
  scopes: string;
}

function pastClient(client: Integration): PastClient {
  const asked = ASKED[client.type] ?? client.granted;
  return { party: clientParty(client), scopes: asked.filter((scope) => client.granted.includes(scope)).join(', ') };
}

/** The events are made when somebody reads the log, which most never do; whom and what they concern is noted now. */
export function seedLog(org: Org): void {
  const users = org.store('/api/v1/users').all().map(userParty);
  const apps = org.store('/api/v1/apps').all().map(appParty);
  const clients = org.integrations.list().map(pastClient);
  const now = org.clock.now();
  org.log.beginWith(EVENTS, () => draftsOf({ random: org.ids.stream('seed/log'), users, apps, clients, now }));
}

interface Past {
  random: Stream;
  users: readonly LogParty[];
  apps: readonly LogParty[];
  clients: readonly PastClient[];
  /** Epoch ms at which the org was started: all of it is before that. */
  now: number;
}

function draftsOf({ random, users, apps, clients, now }: Past): LogDraft[] {
  const wheel = KINDS.flatMap((kind) => Array<Kind>(kind[2]).fill(kind));
  const start = now - SPAN_MS;
  const step = SPAN_MS / EVENTS;
  return Array.from({ length: EVENTS }, (_, index) => {
    const [eventType, displayMessage, , by, fails] = random.pick(wheel);
    const user = random.pick(users);
    const client = by === 'user' ? null : random.pick(clients);
    const actor = client?.party ?? user;
    const app = random.pick(apps);
    const draft: LogDraft = {
      at: Math.floor(start + index * step + random.next() * step * 0.9),
      eventType,
      displayMessage,
      severity: fails ? 'WARN' : 'INFO',
      result: fails ? 'FAILURE' : 'SUCCESS',
      reason: fails ?? null,
      actor,
      ip: `192.0.2.${random.int(1, 254)}`,
      userAgent: by === 'user' ? random.pick(AGENTS) : 'integration/1.0',
      requestUri: by === 'user' ? '/api/v1/authn' : '/oauth2/v1/token',
    };
    if (eventType.includes('sso') || eventType.startsWith('application.')) draft.targets = [app];
    if (client && !fails) draft.debug = tokenData(client.scopes);
    return draft;
  });
}

/** As of a token that is granted now (FACTS-D §24). */
const tokenData = (scopes: string): Record<string, string> => ({
  clientAuthType: 'client_secret_basic',
  grantType: 'client_credentials',
  grantedScopes: scopes,
  requestedScopes: scopes,
  url: '/oauth2/v1/token?',
  threatSuspected: 'False',
});

function appParty({ id, label }: Entity): LogParty {
  return { id, type: 'AppInstance', alternateId: String(label), displayName: String(label) };
}

function userParty(user: Entity): LogParty {
  const profile = (name: string): string => String(valueAt(user, `profile.${name}`) ?? '');
  return {
    id: user.id,
    type: 'User',
    alternateId: profile('login'),
    displayName: `${profile('firstName')} ${profile('lastName')}`,
  };
}
