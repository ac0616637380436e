// What can be done to the sandbox org.
import { host } from '../../platform/client.ts';
import { setSandboxStatus } from '../../platform/session-state/sandbox.ts';
import { setTokens } from '../../platform/session-state/tokens.ts';
import { announceDone } from '../../ui/announce-done.ts';
import { forgetJournal } from './journal-store.ts';

/** Move the simulated clock; null sets it back to the real one. */
export async function moveClock(byMs: number | null): Promise<void> {
  setSandboxStatus(await host.sandbox.moveClock({ byMs }));
}

export async function resetSandbox(): Promise<void> {
  const status = await host.sandbox.reset();
  forgetJournal();
  setSandboxStatus(status);
  setTokens(await host.token.list());
  announceDone('Sandbox org reset');
}
