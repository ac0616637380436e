// Whether a tenant's form can be saved.
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import type { TenantForm } from './drafts.ts';

/** What is still missing as a sentence, or null. The address speaks for itself below its field. */
export function tenantFormFault(form: TenantForm): string | null {
  const parsed = parseOrgUrl(form.url);
  if (!parsed.ok) return 'Enter the address of the org.';
  if (parsed.needsConfirmation && !form.confirmed) return 'Confirm the custom domain.';
  if (form.nameTouched && form.name.trim() === '') return 'Enter a name.';
  return null;
}
