// The verbs of the Tenants page.
import {
  IconBuildingPlus,
  IconFileExport,
  IconFileImport,
  IconKey,
  IconPlugConnected,
  IconRefresh,
  IconRoute,
} from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';
import type { Verb } from '../../platform/verbs.ts';
import { checkOrg, exportTenants } from './actions.ts';
import { isTesting, testCredential } from './credentials/credential-tests.ts';
import { NEW, startCredential } from './drafts.ts';
import { openGuide } from './guide/guide-store.ts';

export const tenantVerbs: readonly Verb[] = [
  {
    id: 'tenant.add',
    label: 'Add tenant',
    group: 'Tenants',
    icon: IconBuildingPlus,
    words: 'new org customer',
    run: () => navigate('tenants', NEW),
  },
  {
    id: 'credential.add',
    label: 'Add credential to this tenant',
    group: 'Tenants',
    icon: IconKey,
    words: 'new client secret token integration',
    when: () => selectedTenant()?.abilities.editable ?? false,
    run: () => {
      const tenant = selectedTenant();
      if (!tenant) return;
      startCredential(tenant.id);
      navigate('tenants', tenant.id);
    },
  },
  {
    id: 'credential.guide',
    label: 'Which credential fits?',
    group: 'Tenants',
    icon: IconRoute,
    words: 'choose decide authorization oauth api token service app integration guide',
    when: () => selectedTenant() !== null,
    run: () => {
      const tenant = selectedTenant();
      if (!tenant) return;
      navigate('tenants', tenant.id);
      openGuide(tenant.id);
    },
  },
  {
    id: 'credential.test',
    label: 'Test this credential',
    group: 'Tenants',
    icon: IconPlugConnected,
    words: 'try token works connection secret',
    when: () => {
      const credential = selectedCredential();
      return credential !== null && credential.secrets.length > 0 && !isTesting(credential.id);
    },
    run: async () => {
      const [tenant, credential] = [selectedTenant(), selectedCredential()];
      if (!tenant || !credential) return;
      navigate('tenants', tenant.id);
      await testCredential(tenant.id, credential.id);
    },
  },
  {
    id: 'tenant.check',
    label: 'Check the org of this tenant',
    group: 'Tenants',
    icon: IconRefresh,
    words: 'reach connection test',
    run: async () => {
      const tenant = selectedTenant();
      if (!tenant) return;
      navigate('tenants', tenant.id);
      await checkOrg(tenant.id, { tenantId: tenant.id });
    },
  },
  {
    id: 'tenant.import',
    label: 'Import tenants',
    group: 'Tenants',
    icon: IconFileImport,
    run: () => navigate('tenants', 'import'),
  },
  {
    id: 'tenant.export',
    label: 'Export tenants without secrets',
    group: 'Tenants',
    icon: IconFileExport,
    run: () => exportTenants(),
  },
];
