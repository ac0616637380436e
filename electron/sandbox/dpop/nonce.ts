// The nonce of the authorization servers (FACTS §2, FACTS-D §14): 32 characters, a new one each day, those of the last three days are
// still taken. It is the same for every client and may be used again. Drawn from the org and the day, so that nothing is remembered.
import { createHash } from 'node:crypto';
import type { Exchange } from '../http/exchange.ts';

const DAY_MS = 86_400_000;
const DAYS_TAKEN = 3;

const nonceOf = (orgId: string, day: number): string =>
  createHash('sha256').update(`${orgId}/dpop-nonce/${day}`).digest('base64url').slice(0, 32);

export const currentNonce = ({ org, at }: Exchange): string => nonceOf(org.id, Math.floor(at / DAY_MS));

export function isFreshNonce({ org, at }: Exchange, nonce: unknown): boolean {
  const today = Math.floor(at / DAY_MS);
  return Array.from({ length: DAYS_TAKEN + 1 }, (_, ago) => nonceOf(org.id, today - ago)).some((one) => one === nonce);
}
