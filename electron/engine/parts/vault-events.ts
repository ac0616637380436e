// The vault among the events of the engine: it says when it is locked, and follows what the settings say of it and of the proxy.
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { proxyPasswordPlace } from '../tenants/secret-refs.ts';
import type { Vault } from '../vault/vault.ts';

/** Once the settings are read. */
export function connectVault(vault: Vault, settings: SettingsService, events: EngineEvents): void {
  vault.setAutoLock(settings.get().vault.autoLockMinutes);
  events.on('settings-changed', async ({ settings: changed, before }) => {
    vault.setAutoLock(changed.vault.autoLockMinutes);
    await moveProxyPassword(vault, before.network.proxy.url, changed.network.proxy.url);
  });
  vault.onChange(async () => {
    if ((await vault.status()).state === 'locked') await events.emit('vault-locked', {});
  });
}

/** The person gave the proxy another address: the saved password goes there from now on, where the vault is open. */
async function moveProxyPassword(vault: Vault, from: string, to: string): Promise<void> {
  const [before, after] = [proxyPasswordPlace(from), proxyPasswordPlace(to)];
  if (before.origin === after.origin || after.origin === '') return;
  // Where it is not, the password stays with the old address, and its next use says so.
  await vault.rebind(before, after.origin).catch((error: unknown) => {
    if (!(error instanceof BenchError)) throw error;
  });
}
