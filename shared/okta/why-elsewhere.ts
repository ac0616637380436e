// Why an exchange's request cannot go where it went before: its tenant or credential was removed, or the org's address changed.
// The host asks it before it sends again, and the page whenever its tenants change, so that no button outlives what it needs.

/** Of a kept exchange: whose it is, where it went, and by which credential it would go again. */
interface Kept {
  tenantId: string;
  tenantName: string;
  credentialName: string | null;
  request: { url: string };
  repeat:
    | { kind: 'token'; credentialId: string | null }
    | { kind: 'request'; request: { auth: { credentialId: string | null } } }
    | null;
}

/** Of a tenant as it is now. */
interface Place {
  id: string;
  name: string;
  origin: string;
  abilities: { movesAddress: boolean };
  credentials: readonly { id: string }[];
}

/** Null when it can. */
export function whyElsewhere(tenants: readonly Place[], exchange: Kept): string | null {
  const { tenantId, tenantName, credentialName, repeat, request } = exchange;
  const tenant = tenants.find((one) => one.id === tenantId);
  if (!tenant) return `${tenantName} no longer exists.`;
  const credentialId = repeat?.kind === 'token' ? repeat.credentialId : (repeat?.request.auth.credentialId ?? null);
  if (credentialId !== null && !tenant.credentials.some((one) => one.id === credentialId))
    return `${credentialName ?? 'Its credential'} is no longer a credential of ${tenant.name}.`;
  const origin = request.url.split('/', 3).join('/');
  if (tenant.abilities.movesAddress || origin === tenant.origin) return null;
  return `It was sent to ${origin.split('/')[2]}; the address of ${tenant.name} has been changed since.`;
}
