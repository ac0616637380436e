// What a client assertion says of itself, before anything of it is believed.
import { decodeJwt, decodeProtectedHeader } from 'jose';

/** Its issuer; empty when it names none, null when it is no JWT. */
export function issuerOf(assertion: string): string | null {
  try {
    return decodeJwt(assertion).iss ?? '';
  } catch {
    return null;
  }
}

/** Signed with a secret rather than a key. */
export function isHmac(assertion: string): boolean {
  try {
    return /^HS/.test(decodeProtectedHeader(assertion).alg ?? '');
  } catch {
    return false;
  }
}
