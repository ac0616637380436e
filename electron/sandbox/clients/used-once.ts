// What may be used only once: the `jti` of a client assertion, and of a DPoP proof. It is remembered for as long as that could still be used.
const REMEMBERED = 20_000;

export interface UsedOnce {
  /** False when it was taken before. `until` and `now`: epoch seconds. */
  take(id: string, until: number, now: number): boolean;
}

export function createUsedOnce(remembered = REMEMBERED): UsedOnce {
  const untils = new Map<string, number>();

  function forgetExpired(now: number): void {
    for (const [id, until] of untils) if (until <= now) untils.delete(id);
  }

  return {
    take(id, until, now) {
      if ((untils.get(id) ?? 0) > now) return false;
      untils.delete(id);
      untils.set(id, until);
      if (untils.size > remembered) forgetExpired(now);
      for (const oldest of untils.keys()) {
        if (untils.size <= remembered) break;
        untils.delete(oldest);
      }
      return true;
    },
  };
}
