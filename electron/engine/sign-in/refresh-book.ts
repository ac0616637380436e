// The refresh tokens that the engine holds, in memory only and never in the vault. Okta ends every token of a sign-in when a refresh
// token that was replaced is used once more (FACTS-D §17): a copy on the disk that a window and a command line share would be one, and
// after a crash the file may hold the one before. A person signs in again instead, which a browser's session makes one click.
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import type { TenantSources } from '../tenants/tenant-source.ts';

export interface HeldRefresh {
  token: string;
  tenantId: string;
  credentialId: string;
  /** Of the sign-in: an id token that comes with a later answer may repeat it. */
  nonce: string;
  uses: number;
  rotates: boolean | null;
}

export interface RefreshBook {
  get(key: string): HeldRefresh | null;
  /** In one step: whoever asks next gets this one. */
  put(key: string, held: HeldRefresh): void;
  drop(key: string): void;
  clear(): void;
  /** One use of a refresh token at a time: two at once would be a reuse. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createRefreshBook(events: EngineEvents, sources: Pick<TenantSources, 'of'>): RefreshBook {
  const held = new Map<string, HeldRefresh>();
  const last = new Map<string, Promise<unknown>>();
  const dropIf = (goes: (one: HeldRefresh) => boolean) => {
    for (const [key, one] of held) if (goes(one)) held.delete(key);
  };
  events.on([...PLACE_GONE, 'credential-changed'], (place) => dropIf((one) => isOfPlace(place, one)));
  events.on('vault-locked', () => dropIf(({ tenantId }) => sources.of(tenantId).abilities.locksWithVault));
  return {
    get: (key) => held.get(key) ?? null,
    put: (key, one) => void held.set(key, one),
    drop: (key) => void held.delete(key),
    clear: () => held.clear(),
    async exclusively(key, work) {
      const before = last.get(key) ?? Promise.resolve();
      const now = before.then(work, work);
      const settled = now.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, settled);
      try {
        return await now;
      } finally {
        if (last.get(key) === settled) last.delete(key);
      }
    },
  };
}
