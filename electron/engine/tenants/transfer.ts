// Tenants as a file to keep or to give to a colleague. Secrets are not in it, by construction: the document has none.
import { z } from 'zod';
import { credentialSettings } from '../../../shared/model/credential.ts';
import type { SavedTenant, Tenant } from '../../../shared/model/tenant.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now } from '../ports.ts';
import type { TenantList, TenantsDocument } from './tenant-list.ts';
import type { TenantSources } from './tenant-source.ts';

const FORMAT = 'scopebench-tenants';
const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  tenants: z.array(
    z.object({
      name: z.string().min(1).max(80),
      origin: z.string(),
      production: z.boolean(),
      credentials: z.array(credentialSettings),
    }),
  ),
});

/** JSON text; `now` names the file. */
export function exportTenants(tenants: Tenant[], now: number): { filename: string; text: string } {
  const file = {
    format: FORMAT,
    version: 1,
    tenants: tenants
      .filter((one) => one.abilities.editable)
      .map(({ name, origin, production, credentials }) => ({
        name,
        origin,
        production,
        credentials: credentials.map((one) => credentialSettings.parse(one)),
      })),
  };
  return {
    filename: `scopebench-tenants-${new Date(now).toISOString().slice(0, 10)}.json`,
    text: `${JSON.stringify(file, null, 2)}\n`,
  };
}

export interface ImportResult {
  added: Tenant[];
  skipped: { name: string; reason: string }[];
}

interface ImportPorts {
  document: TenantsDocument;
  list: Pick<TenantList, 'shown'>;
  sources: Pick<TenantSources, 'isReservedName'>;
  now: Now;
}

/** Adds what is new; a taken name or an unusable address skips that tenant with the reason. Throws FILE_INVALID. */
export async function importTenants(
  { document, list, sources, now }: ImportPorts,
  text: string,
): Promise<ImportResult> {
  const file = readFile(text);
  let result: { added: SavedTenant[]; skipped: ImportResult['skipped'] } = { added: [], skipped: [] };
  await document.update(({ tenants }) => {
    result = { added: [], skipped: [] };
    const names = new Set(tenants.map((one) => one.name.toLowerCase()));
    for (const one of file.tenants) {
      const parsed = parseOrgUrl(one.origin);
      if (names.has(one.name.toLowerCase()) || sources.isReservedName(one.name))
        result.skipped.push({ name: one.name, reason: 'There is a tenant of that name.' });
      else if (!parsed.ok) result.skipped.push({ name: one.name, reason: parsed.message });
      else {
        names.add(one.name.toLowerCase());
        result.added.push(asTenant(one, parsed.origin, now()));
      }
    }
    return { tenants: [...tenants, ...result.added] };
  });
  return { ...result, added: result.added.map(list.shown) };
}

function asTenant(one: z.infer<typeof fileSchema>['tenants'][number], origin: string, at: number): SavedTenant {
  const credentials: SavedTenant['credentials'] = one.credentials.map((each) => ({
    ...each,
    id: newId('cred'),
    secrets: [],
    registeredFrom: each.registeredScopes.length > 0 ? 'typed' : null,
    lastUsedAt: null,
    expiresAt: null,
  }));
  return {
    id: newId('ten'),
    kind: 'org',
    name: one.name,
    origin,
    production: one.production,
    // Each tenant is asked about once, on the machine from which it would be written to.
    invalidWrites: false,
    credentials,
    organization: null,
    createdAt: at,
  };
}

function readFile(text: string): z.infer<typeof fileSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The runtime's own words quote the file, and a wrong file may hold a token.
    throw new BenchError('FILE_INVALID', 'This file is not JSON.', {
      meaning: 'Nothing was added.',
      fix: 'Choose a file that Scopebench exported.',
    });
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BenchError('FILE_INVALID', 'This is not an export of tenants.', {
    meaning: issue ? `At ${issue.path.join('.') || 'the top'}: ${issue.message}` : '',
    fix: 'Choose a file that Scopebench exported.',
  });
}
