// The verbs of the vendor view of the Audit page.
import { IconFileSearch } from '@tabler/icons-react';
import { changeAddress } from '../../../platform/navigation.ts';
import type { Verb } from '../../../platform/verbs.ts';
import { auditAddress } from '../audit-address.ts';

export const vendorVerbs: readonly Verb[] = [
  {
    id: 'audit.vendor-asks',
    label: 'Judge what a vendor asks for',
    group: 'Audit',
    page: 'audit',
    icon: IconFileSearch,
    words: 'vendor asks too much over-privileged over-permissioned review request compare lists submission',
    run: () => changeAddress(auditAddress, { view: 'vendor' }),
  },
];
