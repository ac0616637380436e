// What the ledger would lose when it is forgotten, and the forgetting itself. What is registered is no part of it, and the
// exchanges stay in the history.
import type { LedgerEntry } from '../../../../shared/model/ledger.ts';
import { host } from '../../../platform/client.ts';
import { formatCount } from '../../../ui/values/format.ts';
import { scopesStore } from '../scopes-store.ts';

/** Whether a token request or a call has shown anything of it. */
export const isKnown = ({ requested, granted, effective }: LedgerEntry): boolean =>
  requested !== null || granted !== null || effective !== null;

/** `107 were requested, 94 granted, 13 refused, 52 shown by a call.` */
export function lossWords(entries: readonly LedgerEntry[]): string {
  const count = (matches: (entry: LedgerEntry) => boolean) => entries.filter(matches).length;
  const parts: [number, string][] = [
    [count(({ requested }) => requested !== null), 'requested'],
    [count(({ granted }) => granted?.granted === true), 'granted'],
    [count(({ granted }) => granted?.granted === false), 'refused'],
    [count(({ effective }) => effective !== null), 'shown by a call'],
  ];
  return parts.flatMap(([number, word]) => (number > 0 ? [`${formatCount(number)} ${word}`] : [])).join(', ');
}

/** One scope, or all of the credential whose ledger is shown. */
export async function forgetLedger(scope: string | null): Promise<void> {
  const { ledger } = scopesStore.getState();
  if (!ledger) return;
  const { tenantId, credentialId } = ledger;
  const next = await host.ledger.forget({ tenantId, credentialId, ...(scope === null ? {} : { scopes: [scope] }) });
  const shown = scopesStore.getState().ledger;
  if (shown?.credentialId === credentialId && shown.tenantId === tenantId) scopesStore.setState({ ledger: next });
}
