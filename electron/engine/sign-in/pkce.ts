// PKCE (RFC 7636): a secret that only this program knows, and its hash, which goes ahead through the browser.
import { createHash, randomBytes } from 'node:crypto';

/** 43 characters, as RFC 7636 §4.1 recommends: 32 random bytes. */
export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** By S256, the only method that Okta takes (FACTS-D §16.1). */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url');
