// The work of `scopebench scopes`: the ledger as a table or as JSON. It only reads.
import type { LedgerEntry } from '../../../shared/model/ledger.ts';
import { isEmptyAnswer, type ScopeProof } from '../../../shared/okta/scope-proof.ts';
import { outcomeFact } from '../../../shared/okta/sweep/outcome-facts.ts';
import { findCredential, findTenant, isSandbox } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { formatAge } from '../show/age.ts';
import { note, print, printJson } from '../terminal/print.ts';
import { formatTable } from '../terminal/table.ts';

export interface ScopesOptions extends CommonOptions {
  tenant?: string;
  credential?: string;
  all?: boolean;
}

export function runScopes({ tenant: name, credential, all, json, dataDir }: ScopesOptions): Promise<ExitCode> {
  if (name === undefined) note('No --tenant was given: this is the sandbox org.');
  const wanted = name ?? 'sandbox';
  return withBench({ dataDir, sandbox: isSandbox(wanted) }, async (bench) => {
    const tenant = await findTenant(bench, wanted);
    const found = findCredential(tenant, credential);
    const view = await bench.client.ledger.read({ tenantId: tenant.id, credentialId: found.id });
    if (json) {
      printJson(view);
      return EXIT.met;
    }
    const shown = all ? view.entries : view.entries.filter(isKnown);
    if (credential === undefined && tenant.credentials.length > 1)
      note(`Credential: ${found.name} (the first of ${tenant.credentials.length}; --credential chooses).`);
    if (shown.length > 0) print(formatLedger(shown, Date.now()));
    else
      note('Nothing is known of any scope yet: none is registered, and none was requested. --all lists the catalogue.');
    return EXIT.met;
  });
}

const isKnown = ({ registered, requested, granted, effective }: LedgerEntry): boolean =>
  registered === true || requested !== null || granted !== null || effective !== null;

const PROVEN: Record<ScopeProof, string> = { proven: 'yes', accepted: 'accepted', refused: 'no', unclear: 'unclear' };

function formatLedger(entries: LedgerEntry[], now: number): string {
  return formatTable([
    ['Scope', 'Catalogue', 'Registered', 'Requested', 'Granted', 'Proven', 'Shown by a call', 'In doubt'],
    ...entries.map((entry) => [
      entry.scope,
      entry.inCatalogue ? 'yes' : 'no',
      entry.registered === null ? '?' : entry.registered ? 'yes' : 'no',
      entry.requested ? formatAge(now - entry.requested.at) : '-',
      entry.granted ? `${entry.granted.granted ? 'yes' : 'no'}, ${formatAge(now - entry.granted.at)}` : '-',
      entry.effective ? PROVEN[entry.effective.proof] : '-',
      formatEffective(entry, now),
      entry.stale.map((reason) => reason.replace('-changed', ' changed')).join(', '),
    ]),
  ]);
}

function formatEffective({ effective }: LedgerEntry, now: number): string {
  if (effective === null) return '-';
  const { sign, label } = outcomeFact({ outcome: effective.verdict, emptyList: isEmptyAnswer(effective) });
  return `${sign} ${label}: ${effective.operationId}, ${formatAge(now - effective.at)}`;
}
