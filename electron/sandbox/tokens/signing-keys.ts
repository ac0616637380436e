// The org's signing keys: two of the three fixed RSA keys of resources/sandbox, chosen and named by the seed; the third is that of its
// service app. Fixed, because RSA keys cannot be drawn from a seed here, and the same seed must give the same tokens. They protect nothing real.
import { createECDH, createHash } from 'node:crypto';
import { CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import file from '../../../resources/sandbox/signing-keys.json' with { type: 'json' };

export interface SigningKeys {
  /** The key that signs now. */
  kid: string;
  /** What `/oauth2/v1/keys` publishes: the active key first. */
  published: JWK[];
  sign(header: Record<string, string>, payload: object): Promise<string>;
  /** The payload when the signature is one of the org's; null otherwise. */
  verify(token: string): Promise<Uint8Array | null>;
}

/** Each of the three once: the first two steps are the org's own. */
function keyAt(seed: string, step: number): JWK {
  const digest = createHash('sha256').update(`${seed}/keys`).digest();
  return file.keys[((digest[0] ?? 0) + step) % file.keys.length] as JWK;
}

/** A private RSA key that the org hands out to whoever runs it, with a `kid`. */
export const keyToHandOut = (seed: string): JWK => ({
  ...keyAt(seed, 2),
  kid: createHash('sha256').update(`${seed}/kid/handed-out`).digest('base64url'),
});

/** Another one, on the curve P-256: such a key is but a number, which can be drawn from the seed. */
export function ellipticKeyToHandOut(seed: string): JWK {
  const number = createHash('sha256').update(`${seed}/keys/elliptic`).digest();
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(number);
  const point = pair.getPublicKey();
  const text = (bytes: Buffer): string => bytes.toString('base64url');
  return {
    kty: 'EC',
    crv: 'P-256',
    x: text(point.subarray(1, 33)),
    y: text(point.subarray(33)),
    d: text(number),
    kid: createHash('sha256').update(`${seed}/kid/elliptic`).digest('base64url'),
  };
}

export async function createSigningKeys(seed: string): Promise<SigningKeys> {
  const chosen = [0, 1].map((step) => keyAt(seed, step));
  const kids = chosen.map((_, index) => createHash('sha256').update(`${seed}/kid/${index}`).digest('base64url'));
  const published = chosen.map(
    (key, index): JWK => ({ kty: 'RSA', alg: 'RS256', kid: kids[index], use: 'sig', e: key.e, n: key.n }),
  );
  const kid = kids[0] as string;
  const active = await importJWK(chosen[0] as JWK, 'RS256');
  const verifiers = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  for (const key of published) verifiers.set(key.kid as string, await importJWK(key, 'RS256'));
  const encoder = new TextEncoder();
  return {
    kid,
    published,
    sign: (header, payload) =>
      new CompactSign(encoder.encode(JSON.stringify(payload)))
        .setProtectedHeader({ kid, ...header, alg: 'RS256' })
        .sign(active),
    async verify(token) {
      try {
        const { payload } = await compactVerify(
          token,
          (header) => {
            const key = verifiers.get(header.kid ?? '');
            if (!key) throw new Error('unknown key');
            return key;
          },
          { algorithms: ['RS256'] },
        );
        return payload;
      } catch {
        return null;
      }
    },
  };
}
