// The rate limits that an admin of the org would see: the usual half for each integration, and when the org is warned.
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { PRINCIPAL_LIMITS, WARNING_THRESHOLD } from '../resources/types/principal-rate-limits.ts';

export function seedLimits(org: Org): void {
  for (const client of org.integrations.list()) {
    org.store(PRINCIPAL_LIMITS).add({
      id: org.ids.id('prl'),
      orgId: org.id,
      principalId: client.id,
      principalType: 'OAUTH_CLIENT',
      defaultPercentage: 50,
      defaultConcurrencyPercentage: 75,
      createdBy: client.createdBy,
      createdDate: timestamp(client.created),
      lastUpdate: timestamp(client.created),
      lastUpdatedBy: client.createdBy,
    });
  }
  org.singles.set(WARNING_THRESHOLD, { warningThreshold: 60 });
  org.singles.set('/api/v1/rate-limit-settings/admin-notifications', { notificationsEnabled: true });
  org.singles.set('/api/v1/rate-limit-settings/per-client', {
    defaultMode: 'PREVIEW',
    useCaseModeOverrides: { LOGIN_PAGE: 'ENFORCE', OAUTH2_AUTHORIZE: 'PREVIEW', OIE_APP_INTENT: 'PREVIEW' },
  });
}
