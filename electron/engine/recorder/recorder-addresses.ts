// Where programs reach the recordings that go on here. In memory only: the path of such an address is a secret, so it is in no event.

/** The base URLs of recordings that go on here, by run. */
export interface RecorderAddresses {
  /** Null for one that does not listen. For the person who asks for it: it opens the recording to programs. */
  of(runId: string): string | null;
  set(runId: string, url: string): void;
  remove(runId: string): void;
}

export function createRecorderAddresses(): RecorderAddresses {
  const urls = new Map<string, string>();
  return {
    of: (runId) => urls.get(runId) ?? null,
    set: (runId, url) => void urls.set(runId, url),
    remove: (runId) => void urls.delete(runId),
  };
}
