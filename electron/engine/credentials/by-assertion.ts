// A client that authenticates by a signed assertion in the form (RFC 7523 §2.2), whatever signed it: its private key or its secret.
import { ASSERTION_TYPE } from './client-assertion.ts';
import type { Authorization } from './credential-engine.ts';
import type { SignedText } from './signed-text.ts';

/** `secret`: what signed it, which must not be exposed either. */
export const authorizeByAssertion = (secret: string, assertion: SignedText): Authorization => ({
  headers: [],
  form: [
    ['client_assertion_type', ASSERTION_TYPE],
    ['client_assertion', assertion.jwt],
  ],
  secrets: [secret, assertion.jwt],
  signed: [assertion],
  heldScopes: null,
});
