// The vault as the page sees it. What a host can offer is asked of the slots at most every half minute: a keyring is tried
// for real each time, and that may take a moment.
import type { VaultStatus } from '../../../shared/model/vault.ts';
import type { Now, VaultSlot } from '../ports.ts';
import type { SessionSecret } from './vault-core.ts';
import type { Damage, VaultDisk } from './vault-disk.ts';

const OFFERS_KEPT_MS = 30_000;

export interface VaultMemory {
  open: boolean;
  session: ReadonlyMap<string, SessionSecret> | null;
}

export function createVaultStatus(
  slots: readonly VaultSlot[],
  now: Now,
): (disk: VaultDisk, memory: VaultMemory) => Promise<VaultStatus> {
  let offers: VaultStatus['offers'] = [];
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<VaultStatus['offers']> {
    if (now() - askedAt >= OFFERS_KEPT_MS) {
      offers = await Promise.all(slots.map(async (slot) => ({ kind: slot.kind, ...(await slot.offer()) })));
      askedAt = now();
    }
    return offers;
  }

  return async (disk, memory) => {
    const offered = await ask();
    const base = { slots: [], offers: offered, secrets: 0, damage: null };
    if (disk.state === 'damaged')
      return {
        ...base,
        state: 'damaged',
        damage: toDamage(disk),
      };
    if (disk.state === 'absent')
      return memory.session === null
        ? { ...base, state: 'absent' }
        : { ...base, state: 'session', secrets: memory.session.size };
    return {
      ...base,
      state: memory.open ? 'open' : 'locked',
      slots: disk.file.slots.flatMap(({ kind, value }) =>
        kind === null
          ? []
          : [
              {
                kind,
                backend: value?.backend ?? 'damaged',
                createdAt: value?.createdAt ?? 0,
                usable: value !== null && offered.some((offer) => offer.kind === kind && offer.available),
              },
            ],
      ),
      secrets: disk.file.secrets.size,
      damage: disk.damage === null ? null : toDamage(disk.damage),
    };
  };
}

function toDamage({ message, backup }: Damage): VaultStatus['damage'] {
  return { message, backupUsable: backup !== null };
}
