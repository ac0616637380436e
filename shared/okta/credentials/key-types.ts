// Kinds of key that can be made here: what Okta takes of a signature (FACTS §1.2).
export const KEY_TYPES = ['RSA-2048', 'RSA-3072', 'RSA-4096', 'P-256', 'P-384', 'P-521'] as const;
export type KeyType = (typeof KEY_TYPES)[number];
