// Whether what was sent as a client secret, in whatever way it can be read, is one of those that are active, compared in constant time.
import { timingSafeEqual } from 'node:crypto';

export function isRightSecret(given: readonly string[], active: readonly string[]): boolean {
  return given
    .map((text) => Buffer.from(text))
    .some((sent) =>
      active.some((secret) => {
        const kept = Buffer.from(secret);
        return kept.length === sent.length && timingSafeEqual(kept, sent);
      }),
    );
}
