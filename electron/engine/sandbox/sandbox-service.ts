// The embedded sandbox org: started once, restarted from its seed on request, with its own clock.
import type {
  JournalEntry,
  SandboxDraft,
  SandboxFault,
  SandboxInstance,
  SandboxSecretOf,
  SandboxStatus,
} from '../../../shared/model/sandbox.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { Now, SandboxHandle, SandboxPort } from '../ports.ts';
import { SANDBOX_TENANT_ID } from '../tenants/tenant-source.ts';

export interface SandboxService {
  handle(): SandboxHandle | null;
  start(): Promise<void>;
  /** Closes it and starts over from the seed of the settings. */
  reset(): Promise<SandboxStatus>;
  status(): SandboxStatus;
  /** @throws BenchError INVALID_INPUT for a name or scopes that the org does not take; CONFLICT when none runs, or for one too many */
  makeClient(plan: { name: string; scopes: readonly string[] }): SandboxStatus;
  /** Where an admin of the org may authorize the draft. @throws BenchError as `makeClient` */
  authorizePage(draft: SandboxDraft): { url: string };
  instances(): SandboxInstance[];
  /** Made up, and good for this org alone. @throws BenchError NOT_FOUND */
  revealSecret(of: SandboxSecretOf): { secret: string };
  journal(after: number, limit: number): { entries: JournalEntry[]; last: number };
  moveClock(byMs: number | null): SandboxStatus;
  setClock(at: number | null): SandboxStatus;
  /** @throws BenchError INVALID_INPUT; CONFLICT when no org runs, or for one fault too many */
  addFault(text: string): SandboxStatus;
  /** Null removes all. @throws BenchError NOT_FOUND */
  removeFault(id: string | null): SandboxStatus;
  close(): Promise<void>;
}

/** `port` null: there is none, and starting does nothing. */
export function createSandboxService(
  port: SandboxPort | null,
  settings: () => Settings['sandbox'],
  now: Now,
  events: EngineEvents,
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
    ...accountsOf(handle),
    now: handle?.now() ?? now(),
    clockOffsetMs: handle?.clockOffset() ?? 0,
    buckets: handle?.buckets() ?? [],
    faults: (handle?.faults() ?? []).map(toShownFault),
    ownApi: handle?.ownApi ?? null,
  });

  return {
    handle: () => handle,
    start,
    close,
    status,
    async reset() {
      // What it granted is unknown to the one that starts.
      await events.emit('credential-changed', { tenantId: SANDBOX_TENANT_ID });
      await close();
      await start();
      return status();
    },
    makeClient(plan) {
      runningOne(handle).makeClient(plan);
      return status();
    },
    authorizePage: (draft) => ({ url: runningOne(handle).authorizePage(draft) }),
    instances: () => handle?.instances() ?? [],
    revealSecret: (of) => ({ secret: secretOf(handle, of) }),
    journal(after, limit) {
      const entries = handle?.journal(after, limit) ?? [];
      return { entries, last: entries.at(-1)?.seq ?? after };
    },
    moveClock(byMs) {
      handle?.moveClock(byMs);
      return status();
    },
    setClock(at) {
      handle?.setClock(at);
      return status();
    },
    addFault(text) {
      runningOne(handle).addFault(text);
      return status();
    },
    removeFault(id) {
      const removed = handle?.removeFault(id) ?? 0;
      if (removed === 0 && id !== null)
        throw new BenchError('NOT_FOUND', 'That fault is no longer on.', { fix: 'Look at the list again.' });
      return status();
    },
  };
}

const toShownFault = ({ id, text, title, strikes, times, spent }: SandboxFault): SandboxFault => ({
  id,
  text,
  title,
  strikes,
  times,
  spent,
});

/** Who may call it and how, without a secret. */
function accountsOf(handle: SandboxHandle | null): Pick<SandboxStatus, 'clients' | 'people' | 'apiTokens'> {
  return {
    clients: (handle?.clients() ?? []).map(({ secret, ...client }) => ({ ...client, hasSecret: secret !== '' })),
    people: (handle?.people() ?? []).map(({ login }) => ({ login })),
    apiTokens: (handle?.apiTokens() ?? []).map(({ name, owner, role }) => ({ name, owner, role })),
  };
}

function runningOne(handle: SandboxHandle | null): SandboxHandle {
  if (handle) return handle;
  throw new BenchError('CONFLICT', 'The sandbox org is not running.', { fix: 'Start it on its page.' });
}

function secretOf(handle: SandboxHandle | null, of: SandboxSecretOf): string {
  const found =
    'clientId' in of
      ? handle?.clients().find(({ clientId }) => clientId === of.clientId)?.secret
      : 'login' in of
        ? handle?.people().find(({ login }) => login === of.login)?.password
        : handle?.apiTokens().find(({ name }) => name === of.apiToken)?.token;
  if (found !== undefined) return found;
  throw new BenchError(
    'NOT_FOUND',
    `The sandbox org has no such ${'clientId' in of ? 'client' : 'login' in of ? 'person' : 'API token'}.`,
    {
      fix: 'Look at the list again.',
    },
  );
}
