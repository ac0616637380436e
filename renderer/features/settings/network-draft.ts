// Network settings being edited: they take effect when saved, and *Check* tries them before that. Kept while one looks
// elsewhere; the proxy password is only ever on its way in.
import { createStore } from 'zustand/vanilla';
import type { NetworkCheck, Settings } from '../../../shared/model/settings.ts';
import { host } from '../../platform/client.ts';
import { updateSettings } from '../../platform/session-state/settings.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';

export type NetworkForm = Settings['network'];

interface NetworkDraft {
  /** Null: nothing changed. */
  form: NetworkForm | null;
  password: string;
  result: NetworkCheck | null;
}

export const networkStore = createStore<NetworkDraft>()(() => ({ form: null, password: '', result: null }));

export const changeNetwork = (form: NetworkForm): void => networkStore.setState({ form, result: null });
export const changePassword = (password: string): void => networkStore.setState({ password });
export const discardNetwork = (): void => networkStore.setState({ form: null, password: '', result: null });

/** Save settings and a typed password. Throws what the host throws; what was typed stays then. */
export async function saveNetwork(form: NetworkForm): Promise<void> {
  const { password } = networkStore.getState();
  if (password !== '') {
    const stored = await withVault('network', () => host.settings.setProxyPassword({ password, url: form.proxy.url }));
    if (!stored) return;
  }
  await updateSettings({ network: form });
  discardNetwork();
  announceDone('Network settings saved');
}

export async function forgetProxyPassword(): Promise<void> {
  await withVault('network', () => host.settings.setProxyPassword({ password: '' }));
  announceDone('Proxy password removed');
}

/** One request to a tenant with the settings as they are typed. A typed password is stored first: only the host may hold it. */
export async function checkNetwork(form: NetworkForm, tenantId: string): Promise<void> {
  const { password } = networkStore.getState();
  if (password !== '') {
    const stored = await withVault('network', () => host.settings.setProxyPassword({ password, url: form.proxy.url }));
    if (!stored) return;
    changePassword('');
  }
  const result = await withVault('network', () => host.settings.checkNetwork({ network: form, tenantId }));
  networkStore.setState({ result });
}
