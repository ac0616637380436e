// The way to a destination: the proxy of the settings with its password from the vault, and the CA. Whether the proxy
// is used at all is the destination's to say.
import { type Destination, isReachedDirectly } from '../exchange/destination.ts';
import type { WireNetwork } from '../ports.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { proxyPasswordPlace } from '../tenants/secret-refs.ts';
import type { Vault } from '../vault/vault.ts';

export function createNetwork(
  settings: SettingsService,
  vault: Vault,
): (destination: Destination) => Promise<WireNetwork> {
  return async (destination) => {
    const { proxy, customCa } = settings.get().network;
    if (isReachedDirectly(destination))
      return { proxy: { mode: 'none', url: '', username: '', password: null }, customCa };
    const password =
      proxy.mode === 'manual' && proxy.username !== '' ? await vault.get(proxyPasswordPlace(proxy.url)) : null;
    return { proxy: { ...proxy, password }, customCa };
  };
}
