// Tenants as a file to keep or to give to a colleague, and tenants out of one: an export, or a table. Secrets are not in it, by construction: the
// document has none, and a table with secrets is refused.
import { z } from 'zod';
import { credentialSettings } from '../../../shared/model/credentials/credential.ts';
import type { SavedTenant, Tenant } from '../../../shared/model/tenant.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import { issueWords } from '../issue-words.ts';
import type { Now } from '../ports.ts';
import type { TenantList, TenantsDocument } from './tenant-list.ts';
import type { TenantSources } from './tenant-source.ts';
import { parseTenantsCsv } from './tenants-csv.ts';

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
  /** `line` is that of a table; null in an export. */
  skipped: { line: number | null; name: string; reason: string }[];
  ignoredColumns: string[];
}

interface ImportPorts {
  document: TenantsDocument;
  list: Pick<TenantList, 'shown'>;
  sources: Pick<TenantSources, 'isReservedName'>;
  now: Now;
}

/**
 * Adds what is new; a taken name, an unusable address or a faulty line skips that tenant with the reason. With `preview` nothing is saved, and
 * `added` is what would be. Throws FILE_INVALID.
 */
export async function importTenants(
  { document, list, sources, now }: ImportPorts,
  { text, preview = false }: { text: string; preview?: boolean | undefined },
): Promise<ImportResult> {
  const file = readFile(text);
  const sort = (tenants: readonly SavedTenant[]) => sortOut(file.tenants, tenants, sources, now());
  let result = sort((await document.read()).value.tenants);
  if (!preview)
    await document.update(({ tenants }) => {
      result = sort(tenants);
      return { tenants: [...tenants, ...result.added] };
    });
  return {
    added: result.added.map(list.shown),
    skipped: [...file.faults, ...result.skipped].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ignoredColumns: file.ignoredColumns,
  };
}

type FileTenant = z.infer<typeof fileSchema>['tenants'][number] & { line: number | null };

interface TenantsFile extends Pick<ImportResult, 'ignoredColumns'> {
  tenants: FileTenant[];
  faults: ImportResult['skipped'];
}

function sortOut(
  candidates: readonly FileTenant[],
  tenants: readonly SavedTenant[],
  sources: Pick<TenantSources, 'isReservedName'>,
  at: number,
): { added: SavedTenant[]; skipped: ImportResult['skipped'] } {
  const added: SavedTenant[] = [];
  const skipped: ImportResult['skipped'] = [];
  const names = new Set(tenants.map((one) => one.name.toLowerCase()));
  for (const one of candidates) {
    const { name, line } = one;
    const parsed = parseOrgUrl(one.origin);
    if (names.has(name.toLowerCase()) || sources.isReservedName(name))
      skipped.push({ line, name, reason: 'There is a tenant of that name.' });
    else if (!parsed.ok) skipped.push({ line, name, reason: parsed.message });
    else {
      names.add(name.toLowerCase());
      added.push(asTenant(one, parsed.origin, at));
    }
  }
  return { added, skipped };
}

function asTenant(one: FileTenant, origin: string, at: number): SavedTenant {
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

function readFile(text: string): TenantsFile {
  const isJson = /^\s*[{[]/.test(text.replace(/^\uFEFF/, ''));
  const table = isJson ? null : parseTenantsCsv(text);
  if (table) return table;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The runtime's own words quote the file, and a wrong file may hold a token.
    throw new BenchError('FILE_INVALID', 'This file is neither an export nor a table of tenants.', {
      meaning: 'Nothing was added.',
      fix: 'Choose a file that Scopebench exported, or a CSV file with the columns name, url, production and client id.',
    });
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success)
    return { tenants: parsed.data.tenants.map((one) => ({ ...one, line: null })), faults: [], ignoredColumns: [] };
  const issue = parsed.error.issues[0];
  throw new BenchError('FILE_INVALID', 'This is not an export of tenants.', {
    meaning: issue ? issueWords(issue) : '',
    fix: 'Choose a file that Scopebench exported.',
  });
}
