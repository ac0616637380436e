// Private keys of credentials as the vault keeps them: made here as a JWK whose `kid` is its thumbprint (RFC 7638), or as they were given, an
// encrypted one without its passphrase. Of each there is a public half to register; no private part is ever in it.
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { KeyType } from '../../../shared/okta/credentials/key-types.ts';
import { BenchError } from '../errors.ts';
import { readSigningKey } from './client-assertion.ts';
import { isEncryptedPem, readPrivateKeyText } from './private-key-text.ts';

/** Off the main thread: a large one takes seconds. */
const generate = (type: KeyType): Promise<KeyObject> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, _publicKey: KeyObject, privateKey: KeyObject) =>
      error ? reject(error) : resolve(privateKey);
    if (type.startsWith('RSA')) generateKeyPair('rsa', { modulusLength: Number(type.slice(4)) }, done);
    else generateKeyPair('ec', { namedCurve: type }, done);
  });

/** What a kind whose secret is a private key can do with one. */
export interface PrivateKeys {
  /** As it goes into the vault. */
  make(type: KeyType): Promise<string>;
  /** The text that is kept of what was given. Throws INVALID_INPUT for a passphrase that is missing, or wrong. */
  keep(text: string, passphrase: string | undefined): string;
  /** Whether its assertions name the key, `kid` being the credential's choice: with two active ones Okta takes no others (FACTS-D §13). */
  namesKid(secret: string, kid?: unknown): boolean;
  /** `alg`: the credential's choice, else the key's own: an app takes of a key no other algorithm than the one it is registered with. */
  publicJwk(secret: string, alg?: unknown): Promise<JWK>;
  /**
   * The same key with the `kid` under which its public half is registered: an app with several keys takes no assertion that names none. Null
   * for a key that has it, or that was given with another: what a person wrote stays.
   */
  withKid(secret: string, kid: string): Promise<string | null>;
}

export const PRIVATE_KEYS: PrivateKeys = {
  async make(type) {
    const jwk = (await generate(type)).export({ format: 'jwk' }) as JWK;
    const { alg } = readSigningKey(JSON.stringify(jwk));
    return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: 'sig' });
  },

  keep(text, passphrase) {
    if (!isEncryptedPem(text)) return text;
    if (passphrase === undefined)
      throw new BenchError('INVALID_INPUT', 'The private key is encrypted with a passphrase.', {
        meaning: 'It is decrypted once, here; the vault encrypts it again, and the passphrase is kept nowhere.',
        fix: 'Enter the passphrase of the key as well.',
      });
    try {
      return String(createPrivateKey({ key: text, passphrase }).export({ format: 'pem', type: 'pkcs8' }));
    } catch {
      // What the library says may hold parts of the key.
      throw new BenchError('INVALID_INPUT', 'The private key cannot be decrypted.', {
        meaning: 'The passphrase is not the one of this key, or its cipher is not known here.',
        fix: 'Check the passphrase. Of an old cipher: openssl pkcs8 -topk8 -v2 aes256 -in key.pem -out new.pem',
      });
    }
  },

  namesKid: (secret, kid) => kid !== false && readSigningKey(secret).kid !== null,

  async publicJwk(secret, wanted) {
    const { key, alg, kid } = readSigningKey(secret, wanted);
    const jwk = createPublicKey(key).export({ format: 'jwk' }) as JWK;
    return { ...jwk, kid: kid ?? (await calculateJwkThumbprint(jwk)), alg, use: 'sig' };
  },

  async withKid(secret, kid) {
    const { key, kid: known } = readSigningKey(secret);
    const jwk = key.export({ format: 'jwk' }) as JWK;
    if (known === kid || (known !== null && known !== (await calculateJwkThumbprint(jwk)))) return null;
    const read = readPrivateKeyText(secret);
    return JSON.stringify({ ...('jwk' in read ? read.jwk : jwk), kid });
  },
};
