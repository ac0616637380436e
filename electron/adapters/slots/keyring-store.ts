// The system's keyring in the shape that keytar had: get, set, delete by service and account. On Linux it is pinned to the
// Secret Service: left alone, `@napi-rs/keyring` falls back to the kernel's key store without a word, and that one forgets
// at the next reboot. Its keytar sub-path cannot be pinned, so entries are made here.
export interface KeyringStore {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  /** False when there was no such entry. */
  deletePassword(service: string, account: string): Promise<boolean>;
}

interface KeyringEntry {
  getPassword(): Promise<string | null | undefined>;
  setPassword(password: string): Promise<void>;
  deletePassword(): Promise<boolean>;
}

/** The part of `@napi-rs/keyring` that is used. */
export interface KeyringModule {
  AsyncEntry: new (service: string, account: string, options: { linux: { store: 'secret-service' } }) => KeyringEntry;
}

const PINNED = { linux: { store: 'secret-service' } } as const;

export function createKeyringStore({ AsyncEntry }: KeyringModule): KeyringStore {
  return {
    getPassword: async (service, account) => (await new AsyncEntry(service, account, PINNED).getPassword()) ?? null,
    setPassword: async (service, account, password) => new AsyncEntry(service, account, PINNED).setPassword(password),
    deletePassword: async (service, account) => new AsyncEntry(service, account, PINNED).deletePassword(),
  };
}

/** Loaded at first use: a system without the native part of the package must still start. */
export async function loadKeyringStore(): Promise<KeyringStore> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return createKeyringStore({ AsyncEntry });
}
