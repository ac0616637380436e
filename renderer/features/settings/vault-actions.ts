// What the vault section asks of the host. Each puts the new status into the shared store.
import type { Protection, SlotKind } from '../../../shared/model/vault.ts';
import { host } from '../../platform/client.ts';
import { setTokens } from '../../platform/session-state/tokens.ts';
import { setVaultStatus } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';

export async function addProtection(protection: Protection): Promise<void> {
  setVaultStatus(await host.vault.addProtection({ protection }));
  announceDone('Protection saved');
}

export async function removeProtection(kind: SlotKind): Promise<void> {
  setVaultStatus(await host.vault.removeProtection({ kind }));
}

export async function lockVault(): Promise<void> {
  setVaultStatus(await host.vault.lock());
  setTokens(await host.token.list());
}
