// External links: the host opens them where it can (from its allow-list), else the browser does in a new tab.
import { host } from './client.ts';
import { hostFactsStore } from './session-state/host-facts.ts';

export async function openLink(url: string): Promise<void> {
  if (hostFactsStore.getState().capabilities.openExternal) await host.host.openExternal({ url });
  else window.open(url, '_blank', 'noopener,noreferrer');
}
