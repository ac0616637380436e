// What can be done to the sandbox org.
import type { SandboxSecretOf } from '../../../shared/model/sandbox.ts';
import { host } from '../../platform/client.ts';
import { sandboxStore, setSandboxStatus } from '../../platform/session-state/sandbox.ts';
import { setTenants } from '../../platform/session-state/tenants.ts';
import { setTokens } from '../../platform/session-state/tokens.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { type FaultPreset, onOf } from './fault-presets.ts';
import { forgetJournal } from './journal-store.ts';

/** Move the simulated clock; null sets it back to the real one. */
export async function moveClock(byMs: number | null): Promise<void> {
  setSandboxStatus(await host.sandbox.moveClock({ byMs }));
}

/** Set it to a moment, epoch ms, from where it runs on. */
export async function setClock(at: number): Promise<void> {
  setSandboxStatus(await host.sandbox.setClock({ at }));
}

/** One of the same text that is used up makes room for it. */
export async function addFault(fault: string): Promise<void> {
  const faults = sandboxStore.getState().status?.faults ?? [];
  for (const { id, text, spent } of faults)
    if (spent && text === fault) await host.sandbox.removeFault({ faultId: id }).catch(() => undefined);
  setSandboxStatus(await host.sandbox.addFault({ fault }));
}

/** Null removes all. */
export async function removeFault(faultId: string | null): Promise<void> {
  setSandboxStatus(await host.sandbox.removeFault({ faultId }));
}

/** On when it was off, off when it was on. */
export async function togglePreset(preset: FaultPreset): Promise<void> {
  const on = onOf(sandboxStore.getState().status?.faults ?? [], preset);
  if (on) await removeFault(on.id);
  else await addFault(preset.fault);
}

/** An integration with these scopes, which is among the credentials of the sandbox org then. */
export async function makeClient(name: string, scopes: readonly string[]): Promise<void> {
  setSandboxStatus(await host.sandbox.makeClient({ name, scopes: [...scopes] }));
  setTenants(await host.tenant.list());
  announceDone(`${name.trim()} added to the credentials of the sandbox org`);
}

/** Made up, so the page may show it. */
export const revealSecret = async (of: SandboxSecretOf): Promise<string> =>
  (await host.sandbox.revealSecret(of)).secret;

export const resetSandbox = (): Promise<void> => startAnew('Sandbox org reset');

/** When none is running. */
export const startSandbox = (): Promise<void> => startAnew('Sandbox org started');

async function startAnew(done: string): Promise<void> {
  const status = await host.sandbox.reset();
  forgetJournal();
  setSandboxStatus(status);
  // Clients that were made are gone with it.
  setTenants(await host.tenant.list());
  setTokens(await host.token.list());
  announceDone(done);
}
