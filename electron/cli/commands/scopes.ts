// `scopebench scopes`: the ledger of a credential, what is known of each scope, as a table or as JSON. It only reads.
import type { LedgerEntry } from '../../../shared/model/ledger.ts';
import { isEmptyAnswer, type ScopeEvidence } from '../../../shared/okta/scopes/scope-evidence.ts';
import { outcomeFact } from '../../../shared/runs/sweep/outcome-facts.ts';
import { DEFAULT_TENANT, findCredential, findTenant, isSandbox } from '../bench/find-tenant.ts';
import { withBench } from '../bench/open-bench.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';
import { formatAge } from '../terminal/age.ts';
import { formatTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

const EXAMPLES = `
Examples:
  scopebench scopes
  scopebench scopes --tenant Acme --credential Main --all
  scopebench scopes -t Acme --json | jq '.entries[] | select(.registered and .effective.evidence != "effective") | .scope'

Effective: yes, a call was let through and showed something, or failed on its content only. accepted, the scope was taken,
and the list was empty, the thing was not there or the admin role is missing. no, the org refused the scope.
Nothing is sent: the ledger holds what token requests and calls have shown so far, here and in the window.`;

export const defineScopes: Define = (command, terminal, act) => {
  command
    .option('-t, --tenant <name>', 'a saved tenant by name or id, or sandbox (default: sandbox)')
    .option('-c, --credential <name>', 'its credential by name, id or client ID (default: the first)')
    .option('-a, --all', 'every scope of the catalogue, not only those that are registered or were seen');
  addCommonOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(act((options: ScopesOptions) => runScopes(terminal, options)));
};

interface ScopesOptions extends CommonOptions {
  tenant?: string;
  credential?: string;
  all?: boolean;
}

function runScopes(
  terminal: Terminal,
  { tenant: name, credential, all, json, dataDir }: ScopesOptions,
): Promise<ExitCode> {
  const { note, print, printJson } = terminal;
  if (name === undefined) note('No --tenant was given: this is the sandbox org.');
  const wanted = name ?? DEFAULT_TENANT;
  return withBench(terminal, { dataDir, sandbox: isSandbox(wanted) }, async (bench) => {
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
      note(
        'Nothing is known about any scope yet: none is registered, and none was requested. --all lists the catalogue.',
      );
    return EXIT.met;
  });
}

const isKnown = ({ registered, requested, granted, effective }: LedgerEntry): boolean =>
  registered === true || requested !== null || granted !== null || effective !== null;

const EFFECTIVE: Record<ScopeEvidence, string> = {
  effective: 'yes',
  accepted: 'accepted',
  refused: 'no',
  unclear: 'unclear',
};

function formatLedger(entries: LedgerEntry[], now: number): string {
  return formatTable([
    ['Scope', 'Catalogue', 'Registered', 'Requested', 'Granted', 'Effective', 'Shown by a call', 'In doubt'],
    ...entries.map((entry) => [
      entry.scope,
      entry.inCatalogue ? 'yes' : 'no',
      entry.registered === null ? '?' : entry.registered ? 'yes' : 'no',
      entry.requested ? formatAge(now - entry.requested.at) : '-',
      entry.granted ? `${entry.granted.granted ? 'yes' : 'no'}, ${formatAge(now - entry.granted.at)}` : '-',
      entry.effective ? EFFECTIVE[entry.effective.evidence] : '-',
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
