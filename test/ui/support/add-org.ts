// An org of the test's own with one integration, chosen in the bar: for what the sandbox org would not answer.
import type { Page } from '@playwright/test';
import { clientDraft } from '../../support/credentials.ts';
import { callHost, chooseTenant } from '../workbench/workbench.ts';

export interface OrgDraft {
  name: string;
  url: string;
  production?: boolean;
}

/** The page is loaded again to know it. */
export async function addOrg(page: Page, { name, url, production = false }: OrgDraft): Promise<void> {
  const { id } = (await callHost(page, 'tenant/add', { name, url, production })) as { id: string };
  const { vault } = (await callHost(page, 'app/snapshot', undefined)) as { vault: { state: string } };
  if (vault.state !== 'open') await callHost(page, 'vault/setUp', { protection: { kind: 'session' } });
  await callHost(
    page,
    'credential/save',
    clientDraft({
      tenantId: id,
      name: 'Made-up integration',
      clientId: '0oamadeupclientid0000',
      secret: { value: 'made-up-secret-of-the-test' },
      registeredScopes: ['okta.users.read'],
    }),
  );
  await page.reload();
  await chooseTenant(page, name);
}
