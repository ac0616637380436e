// A slot for tests that asks nothing and costs nothing: the key is stored turned around, bit by bit. It protects nothing.
import type { VaultSlot } from '../../../electron/engine/ports.ts';

export interface FakeSlotControl {
  /** Makes the slot refuse, as a keyring does that went away. */
  broken: boolean;
  /** The arrays that `unwrap` handed out; the vault is to overwrite them. */
  handedOut: Uint8Array[];
  discarded: unknown[];
}

export function createFakeSlot(kind: 'keyring' | 'safe-storage' = 'keyring'): VaultSlot & { control: FakeSlotControl } {
  const control: FakeSlotControl = { broken: false, handedOut: [], discarded: [] };
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 0xff);
  return {
    kind,
    control,
    backend: async () => 'fake',
    offer: async () => ({ available: !control.broken, reason: control.broken ? 'It is broken.' : '' }),
    wrap: async (key) => ({ turned: Buffer.from(turn(key)).toString('base64') }),
    async unwrap(wrapped) {
      if (control.broken) throw new Error('internal text of a keyring');
      const { turned } = wrapped as { turned: string };
      const key = turn(Buffer.from(turned, 'base64'));
      control.handedOut.push(key);
      return key;
    },
    async discard(wrapped) {
      control.discarded.push(wrapped);
    },
  };
}
