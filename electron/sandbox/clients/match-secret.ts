// Whether a given client secret is one of those that are active, compared in constant time.
import { timingSafeEqual } from 'node:crypto';

export function isRightSecret(given: string, active: readonly string[]): boolean {
  const sent = Buffer.from(given);
  return active.some((secret) => {
    const kept = Buffer.from(secret);
    return kept.length === sent.length && timingSafeEqual(kept, sent);
  });
}
