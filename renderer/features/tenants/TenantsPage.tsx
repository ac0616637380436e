// The tenants page.
import { PageHead } from '../../ui/PageHead.tsx';

export function TenantsPage() {
  return <PageHead title="Tenants" />;
}
