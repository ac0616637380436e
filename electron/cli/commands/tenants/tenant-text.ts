// A saved tenant with its credentials for a person: what the commands say that show, add or change one. No secret is in it.
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { SavedTenant, Tenant } from '../../../../shared/model/tenant.ts';
import type { PlainValue } from '../../../../shared/okta/credentials/credential-kind.ts';
import { plainValues, shownFields } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { formatTable } from '../../terminal/table.ts';

/** What `--json` prints of it: what is saved, without what this version can do with it. */
export function tenantJson({ abilities: _, ...saved }: Tenant): SavedTenant {
  return saved;
}

export function describeTenant({
  name,
  origin,
  production,
  invalidWrites,
  id,
  organization,
  credentials,
}: Tenant): string {
  const rows = [
    ['Name', name],
    ['Address', origin],
    ['Production', production ? 'yes: writes must be armed' : 'no'],
    ['Invalid writes', invalidWrites && !production ? 'allowed, to try write scopes in a sweep' : 'not allowed'],
    ['Org id', organization?.id ?? 'not read yet (scopebench tenants check)'],
    ['Id here', id],
  ];
  return [formatTable(rows), ...credentials.map(describeCredential)].join('\n\n');
}

function describeCredential(credential: Credential): string {
  const { name, kind, clientId, secrets, registeredScopes, lastUsedAt } = credential;
  const values = plainValues(credential);
  const stored = secrets.map((secret) => `${secret.label}${secret.inUse ? ' (in use)' : ''}`).join(', ');
  const rows = [
    ['Credential', `${name} (${kind})`],
    ['  Client ID', clientId || 'none'],
    ...shownFields(credential)
      .filter((field) => field.name !== 'clientId')
      .map((field) => [`  ${field.label}`, shownValue(values[field.name])]),
    ['  Secrets', stored || 'none saved'],
    ['  Registered', registeredScopes.length === 0 ? 'no scopes noted' : registeredScopes.join(' ')],
    ['  Last used', lastUsedAt === null ? 'never' : new Date(lastUsedAt).toISOString()],
  ];
  return formatTable(rows);
}

const shownValue = (value: PlainValue | undefined): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : value || 'none';
