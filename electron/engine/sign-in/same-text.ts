// Whether two texts are the same, in a time that does not depend on where they differ: one of them is a secret.
import { timingSafeEqual } from 'node:crypto';

export function isSameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
