// The smallest set that was last found, and what it was found from. Memory only: the files may hold a person's traffic.
import { createStore } from 'zustand/vanilla';
import type { InferResult } from '../../../shared/contract/infer.ts';
import { host } from '../../platform/client.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';

interface LeastState {
  result: InferResult | null;
  /** What it was found from: `the history of Sandbox org`, `calls.har`. */
  source: string;
}

export const leastStore = createStore<LeastState>()(() => ({ result: null, source: '' }));

/** An empty list with no source says that nothing is known of the registration; then nothing is said about it. */
function registered(): string[] | undefined {
  const credential = selectedCredential();
  if (!credential || (credential.registeredFrom === null && credential.registeredScopes.length === 0)) return undefined;
  return [...credential.registeredScopes];
}

export async function inferFromHistory(): Promise<void> {
  const tenant = selectedTenant();
  const result = await host.infer.run({ fromHistory: { tenantId: tenant?.id }, registered: registered() });
  leastStore.setState({ result, source: `the history of ${tenant?.name ?? 'all tenants'}` });
}

export async function inferFromFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
  const result = await host.infer.run({ files: read, registered: registered() });
  leastStore.setState({ result, source: read.map(({ name }) => name).join(', ') });
}
