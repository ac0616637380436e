// What the org talks to and what talks to it: hooks, log streams, agents, API tokens, providers; and settings of the org that
// are lists.
import { timestamp } from '../resources/behaviour.ts';
import { DAY_MS, type Planter } from './planter.ts';

export function seedConnections({ org, born, add, put }: Planter): void {
  const [user] = org.store('/api/v1/users').all();
  add('/api/v1/inlineHooks', {
    name: 'Enrich tokens',
    type: 'com.okta.oauth2.tokens.transform',
    version: '1.0.0',
    status: 'ACTIVE',
    channel: {
      type: 'HTTP',
      version: '1.0.0',
      config: { uri: 'https://hooks.acme.example/tokens', method: 'POST', headers: [] },
    },
  });
  const keyId = org.ids.opaque('kid', 43);
  add('/api/v1/hook-keys', { name: 'Hook key', keyId, isUsed: 'false' });
  add('/api/v1/hook-keys/public', { id: keyId, kid: keyId, kty: 'RSA', use: 'sig', alg: 'RS256' });
  add('/api/v1/logStreams', {
    name: 'Audit stream',
    type: 'aws_eventbridge',
    status: 'ACTIVE',
    settings: { accountId: '000000000000', eventSourceName: 'acme-audit', region: 'us-east-1' },
  });
  const pool = add('/api/v1/agentPools', {
    name: 'corp.acme.example',
    type: 'AD',
    operationalStatus: 'OPERATIONAL',
    disruptedAgents: 0,
    inactiveAgents: 0,
    agents: [],
  });
  add(`/api/v1/agentPools/${pool}/updates`, {
    name: 'Night update',
    status: 'SCHEDULED',
    enabled: true,
    agents: [],
    agentType: 'AD',
  });
  put(`/api/v1/agentPools/${pool}/updates/settings`, {
    agentType: 'AD',
    releaseChannel: 'GA',
    minimalSupportedVersion: '3.0.0',
  });
  add('/api/v1/api-tokens', {
    name: 'Build server',
    userId: user?.id ?? null,
    tokenWindow: 'P30D',
    network: { connection: 'ANYWHERE' },
    expiresAt: timestamp(org.clock.now() + 30 * DAY_MS),
    clientName: 'Okta API',
  });
  const features = '/api/v1/features';
  const feature = { type: 'self-service', status: 'ENABLED', stage: { value: 'BETA', state: 'OPEN' } };
  const first = add(features, { ...feature, name: 'Realms for workforce', description: '' });
  const second = add(features, { ...feature, name: 'Passkey rename', description: '' });
  add(`${features}/${first}/dependencies`, { ...org.store(features).get(second), id: second });
  add(`${features}/${first}/dependents`, { ...org.store(features).get(second), id: second });
  add('/api/v1/security-events-providers', {
    name: 'Acme signals',
    type: 'okta',
    status: 'ACTIVE',
    settings: { issuer: 'https://signals.acme.example' },
  });
  add('/api/v1/telephony-providers', { name: 'Acme calls', type: 'TWILIO', status: 'INACTIVE' });
  const accounts = '/privileged-access/api/v1';
  add(`${accounts}/okta-service-accounts`, { name: 'Night jobs', oktaUserId: user?.id ?? null, status: 'MANAGED' });
  add(`${accounts}/service-accounts`, {
    name: 'Wiki jobs',
    username: 'wiki-jobs',
    accountType: 'APP_ACCOUNT',
    status: 'MANAGED',
  });
  for (const domain of ['competitor.example', 'mail.example'])
    add('/okta-personal-settings/api/v1/export-blocklists', { id: domain, domain });
  for (const contactType of ['BILLING', 'TECHNICAL'])
    add('/api/v1/org/contacts', { id: contactType, contactType, userId: user?.id ?? null });
  add('/api/v1/org/privacy/oktaSupport/cases', {
    id: '00000001',
    caseNumber: '00000001',
    subject: 'A question',
    impersonation: null,
    selfAssigned: null,
  });
  put('/api/v1/org/privacy/oktaSupport', { support: 'DISABLED', expiration: null, caseNumber: null });
  put('/api/v1/org/privacy/oktaCommunication', { optOutEmailUsers: false });
  put('/api/v1/org/privacy/aerial', { accountId: null, grantedBy: null, grantedDate: born });
  put('/api/v1/org/orgSettings/thirdPartyAdminSetting', { thirdPartyAdmin: false });
  put('/api/v1/org/settings/autoAssignAdminAppSetting', { autoAssignAdminAppSetting: true });
  put('/attack-protection/api/v1/user-lockout-settings', { preventBruteForceLockoutFromUnknownDevices: false });
  put('/attack-protection/api/v1/authenticator-settings', { verifyKnowledgeSecondWhen2faRequired: false });
}
