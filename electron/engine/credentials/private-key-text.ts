// What a pasted private key is, by its text alone: PEM, a JWK, or a JWKS, as openssl, Okta's Admin Console and other tools write them.
// Whether it can sign, the engine finds out; here a person learns early what they pasted instead.

export interface KeyFault {
  message: string;
  meaning: string;
  fix: string;
}

export type PrivateKeyText = { form: 'pem'; pem: string } | { form: 'jwk'; jwk: Record<string, unknown> };

const TAKEN =
  'Paste a private key: PEM (BEGIN PRIVATE KEY, BEGIN RSA PRIVATE KEY, BEGIN EC PRIVATE KEY), a JWK, or a JWKS with one private key.';

const fault = (message: string, meaning: string, fix = TAKEN): { fault: KeyFault } => ({
  fault: { message, meaning, fix },
});

/** Line breaks that a program wrote as `\n`, that a field of one line dropped, and quotes around the whole are mended. */
export function readPrivateKeyText(text: string): PrivateKeyText | { fault: KeyFault } {
  const plain = text
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2')
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .trim();
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(plain)?.[1];
  if (label !== undefined) return readPem(plain, label);
  if (/^[{[]/.test(plain)) return readJson(plain);
  return fault('This is no private key.', 'It has neither the first line of a PEM file nor the braces of a JWK.');
}

/** PKCS#8 as `ENCRYPTED PRIVATE KEY`, and the older form with `Proc-Type` inside (RFC 1421). */
export const isEncryptedPem = (text: string): boolean =>
  /-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text) || /^Proc-Type: 4,ENCRYPTED/m.test(text);

function readPem(text: string, label: string): PrivateKeyText | { fault: KeyFault } {
  if (isEncryptedPem(text))
    return fault(
      'The private key is encrypted with a passphrase.',
      'It cannot sign before it is decrypted, and the vault encrypts it again.',
      'Enter its passphrase as well.',
    );
  if (label === 'OPENSSH PRIVATE KEY')
    return fault(
      'This is a key of OpenSSH.',
      'OAuth libraries do not read its format.',
      'Convert a copy of it: ssh-keygen -p -m PEM -f copy-of-key. Or make a new key for this app.',
    );
  if (label.endsWith('PUBLIC KEY') || label.endsWith('CERTIFICATE'))
    return fault(
      label.endsWith('CERTIFICATE') ? 'This is a certificate.' : 'This is the public key.',
      'It verifies signatures; only the private key can make them.',
    );
  const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  if (!text.includes(end))
    return fault(
      'The private key is cut off.',
      `The line ${end} is missing.`,
      'Paste the whole file, with its first and last line.',
    );
  const body = text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).replaceAll(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body))
    return fault('The private key is damaged.', 'Between its first and last line there is more than Base64.');
  return { form: 'pem', pem: [begin, ...(body.match(/.{1,64}/g) ?? []), end, ''].join('\n') };
}

function readJson(text: string): PrivateKeyText | { fault: KeyFault } {
  const value = parse(text);
  if (value === undefined) return fault('This is no complete JSON.', 'A JWK is a JSON object.');
  const keys = keysIn(value);
  const privates = keys.filter(({ kty, d }) => kty !== undefined && typeof d === 'string');
  const [jwk] = privates;
  if (privates.length > 1)
    return fault(
      'There are several private keys in it.',
      'Which one the app signs with cannot be seen.',
      'Paste the one whose public half is registered for the app.',
    );
  if (jwk) return { form: 'jwk', jwk };
  return keys.some(({ kty }) => kty !== undefined)
    ? fault('This is the public key.', 'A private JWK has the member "d" as well.')
    : fault('There is no key in it.', 'A JWK has the member "kty", a JWKS a list "keys".');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a JWK, a JWKS, a list, and what wraps one of them: `{"privateKey": …}`, `{"jwks": {"keys": […]}}`. */
function keysIn(value: unknown, depth = 0): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, depth + 1));
  const fields = value as Record<string, unknown>;
  return 'kty' in fields ? [fields] : Object.values(fields).flatMap((one) => keysIn(one, depth + 1));
}
