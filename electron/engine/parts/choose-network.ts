// The way to a URL: the proxy of the settings with its password from the vault, and the CA. The embedded sandbox org is never
// reached through a proxy.
import { isLoopbackHost } from '../exchange/resolve-target.ts';
import type { WireNetwork } from '../ports.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { proxyPasswordPlace } from '../tenants/secret-refs.ts';
import type { Vault } from '../vault/vault.ts';

export function createNetwork(settings: SettingsService, vault: Vault): (url: URL) => Promise<WireNetwork> {
  return async (url) => {
    const { proxy, customCa } = settings.get().network;
    if (isLoopbackHost(url.hostname))
      return { proxy: { mode: 'none', url: '', username: '', password: null }, customCa };
    const password =
      proxy.mode === 'manual' && proxy.username !== '' ? await vault.get(proxyPasswordPlace(proxy.url)) : null;
    return { proxy: { ...proxy, password }, customCa };
  };
}
