// What Okta shows of a client secret beside it: the first 16 bytes of its SHA-256, in Base64url (FACTS §21.1). Whoever holds a secret can
// see by that which one it is.
import { createHash } from 'node:crypto';

export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest().subarray(0, 16).toString('base64url');
