// The embedded sandbox org: started once, restarted from its seed on request, with its own clock.
import type { JournalEntry, SandboxStatus } from '../../../shared/contract/sandbox.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { Now, SandboxHandle, SandboxPort } from '../ports.ts';

export interface SandboxService {
  handle(): SandboxHandle | null;
  start(): Promise<void>;
  /** Closes it and starts anew from the seed of the settings. */
  reset(): Promise<SandboxStatus>;
  status(): SandboxStatus;
  journal(after: number, limit: number): { entries: JournalEntry[]; last: number };
  moveClock(byMs: number | null): SandboxStatus;
  close(): Promise<void>;
}

/** `port` null: there is none, and starting does nothing. */
export function createSandboxService(
  port: SandboxPort | null,
  settings: () => Settings['sandbox'],
  now: Now,
): SandboxService {
  let handle: SandboxHandle | null = null;
  let startedWith: Settings['sandbox'] = settings();

  const start = async () => {
    if (handle || port === null) return;
    startedWith = settings();
    handle = await port.start(startedWith);
  };
  const close = async () => {
    const closing = handle;
    handle = null;
    await closing?.close();
  };
  const status = (): SandboxStatus => ({
    running: handle !== null,
    url: handle?.url ?? null,
    seed: startedWith.seed,
    rateLimits: startedWith.rateLimits,
    clients: (handle?.clients() ?? []).map(({ clientSecret: _secret, ...client }) => client),
    now: handle?.now() ?? now(),
    clockOffsetMs: handle ? handle.now() - now() : 0,
    buckets: handle?.buckets() ?? [],
  });

  return {
    handle: () => handle,
    start,
    close,
    status,
    async reset() {
      await close();
      await start();
      return status();
    },
    journal(after, limit) {
      const entries = handle?.journal(after, limit) ?? [];
      return { entries, last: entries.at(-1)?.seq ?? after };
    },
    moveClock(byMs) {
      handle?.moveClock(byMs);
      return status();
    },
  };
}
