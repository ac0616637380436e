// What a passphrase costs in tests: the least that is taken. At the usual cost each protection and each unlocking is half a second
// of work, and no test but that of the slot itself (test/engine/vault/slots.test.ts) is about how hard it is to guess.

/** scrypt's N. */
export const CHEAP_PASSPHRASE = 2 ** 14;
