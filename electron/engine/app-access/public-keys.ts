// A public key that is registered for an app (FACTS §21.2), as somebody pasted it or as the public half of one that is saved here. A private key that is pasted is refused before anything of it leaves: it belongs into the vault.
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { BenchError } from '../errors.ts';

/** Throws where the numbers of a key are missing. */
export const thumbprintOf = ({ kty, n, e, crv, x, y }: JWK): Promise<string> =>
  calculateJwkThumbprint(kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y });

function numbersOf(key: KeyObject): JWK {
  const { kty = '', n, e, crv, x, y } = key.export({ format: 'jwk' });
  return kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y };
}

/** What the org takes for it. An app with several keys needs a `kid` on each: without one of its own it gets its thumbprint. */
export async function toRegister(key: JWK): Promise<Record<string, unknown>> {
  return { ...key, kid: key.kid ?? (await thumbprintOf(key)), use: 'sig', status: 'ACTIVE' };
}

/** A JWK, a JWKS with one key, or PEM. Throws INVALID_INPUT. */
export function readPublicKey(text: string): JWK {
  const plain = text.trim();
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(plain)) throw isPrivate();
  if (plain.startsWith('-----BEGIN'))
    return ofOktas(
      open(() => createPublicKey(plain)),
      {},
    );
  const [jwk, ...others] = keysIn(parse(plain));
  if (!jwk || others.length > 0)
    throw refused(
      jwk ? `There are ${others.length + 1} keys in it.` : 'This is no public key.',
      'A JWK is a JSON object with the member "kty"; a PEM file begins with BEGIN PUBLIC KEY.',
      'Paste one public key as JWK, as a JWKS with one key, or as PEM.',
    );
  if ('d' in jwk || jwk.kty === 'oct') throw isPrivate();
  return ofOktas(
    open(() => createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })),
    jwk,
  );
}

function ofOktas(key: KeyObject, { alg, kid }: Record<string, unknown>): JWK {
  const numbers = numbersOf(key);
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec')
    throw refused(
      `Okta takes no key of the type ${key.asymmetricKeyType}.`,
      'Client assertions are signed with RSA, or with EC on P-256, P-384 or P-521.',
      'Make a key of one of these types.',
    );
  // An empty number opens, and is no key.
  if (!numbers.n && !numbers.x) throw unreadable();
  return {
    ...numbers,
    ...(typeof alg === 'string' && { alg }),
    ...(typeof kid === 'string' && kid !== '' && { kid }),
  };
}

function open(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    throw unreadable();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Of a JWK, a JWKS, and what wraps one: `{"jwks": {"keys": […]}}`. */
function keysIn(value: unknown, depth = 0): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, depth + 1));
  const fields = value as Record<string, unknown>;
  return 'kty' in fields ? [fields] : Object.values(fields).flatMap((one) => keysIn(one, depth + 1));
}

const unreadable = (): BenchError =>
  refused(
    'The public key cannot be read.',
    'It looks like one, but its content is damaged or of a type that is not known.',
    'Copy it once more, whole.',
  );

const isPrivate = (): BenchError =>
  refused(
    'This is a private key.',
    'Only its public half belongs into the org. Nothing of it was sent or kept.',
    'Save it as the key of a credential of this app, and register its public half from there; or paste the public key.',
  );

const refused = (message: string, meaning: string, fix: string): BenchError =>
  new BenchError('INVALID_INPUT', message, { meaning, fix });
