// What does not change while the page is open: version, what the host can do, where it keeps its data, and its notices.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Capabilities } from '../../../shared/model/capabilities.ts';
import type { Notice } from '../../../shared/model/notice.ts';

export interface HostFacts {
  version: string;
  catalogueVersion: string;
  dataFolder: string;
  capabilities: Capabilities;
  notices: readonly Notice[];
  dismissed: readonly string[];
}

export const hostFactsStore = createStore<HostFacts>()(() => ({
  version: '',
  catalogueVersion: '',
  dataFolder: '',
  capabilities: { host: 'loopback', clipboard: false, saveDialog: false, openExternal: false },
  notices: [],
  dismissed: [],
}));

export function setHostFacts(facts: Omit<HostFacts, 'dismissed'>): void {
  hostFactsStore.setState(facts);
}

export function dismissNotice(noticeId: string): void {
  hostFactsStore.setState(({ dismissed }) => ({ dismissed: [...dismissed, noticeId] }));
}

export const useHostFacts = (): HostFacts => useStore(hostFactsStore);
