// An org of the test's own with one integration, chosen in the bar: for what the sandbox org would not answer.
import type { Page } from '@playwright/test';
import { clientDraft } from '../../support/credentials.ts';
import { addTenant, callHost } from '../workbench/workbench.ts';

export interface OrgDraft {
  name: string;
  url: string;
  production?: boolean;
}

interface KnownTenant {
  id: string;
  name: string;
}

/** The page is loaded again to know it. */
export async function addOrg(page: Page, { name, url, production = false }: OrgDraft): Promise<void> {
  await addTenant(page, { name, url, production });
  const { tenants } = (await callHost(page, 'app/snapshot', undefined)) as { tenants: KnownTenant[] };
  const tenant = tenants.find((one) => one.name === name);
  await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  await callHost(
    page,
    'credential/save',
    clientDraft({
      tenantId: tenant?.id ?? '',
      name: 'Made-up integration',
      clientId: '0oamadeupclientid0000',
      secret: { value: 'made-up-secret-of-the-test' },
      registeredScopes: ['okta.users.read'],
    }),
  );
  await page.reload();
}
