// The embedded sandbox org as the host last described it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { host } from '../client.ts';

export const sandboxStore = createStore<{ status: SandboxStatus | null }>()(() => ({ status: null }));

export function setSandboxStatus(status: SandboxStatus): void {
  sandboxStore.setState({ status });
}

/** Ask the host how it is now. */
export async function readSandboxStatus(): Promise<void> {
  setSandboxStatus(await host.sandbox.status());
}

export const useSandboxStatus = (): SandboxStatus | null => useStore(sandboxStore, (state) => state.status);
