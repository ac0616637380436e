// Pieces of a secret that are as good as the whole: the signature of a JWT, the lines of a PEM, the private numbers of a JWK. A text that
// holds one of them without the rest around it would give the secret away as well.

const JWT_SIGNATURE = /^eyJ[\w-]+\.[\w-]+\.([\w-]{20,})$/;
const PEM = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
/** RFC 7518 §6.2.2, §6.3.2, §6.4.1. */
const PRIVATE_MEMBER = /\\?"(?:d|p|q|dp|dq|qi|k)\\?"\s*:\s*\\?"([\w-]{20,})/g;
/** Whatever is shorter would match by chance. */
const SHORTEST_PIECE = 20;

/** With the secret itself, which is first. */
export function secretParts(secret: string): string[] {
  const signature = JWT_SIGNATURE.exec(secret)?.[1];
  if (signature !== undefined) return [secret, signature];
  if (PEM.test(secret)) return [secret, ...piecesOfPem(secret)];
  // What a JWT says is shown; a key is JSON, and most secrets are neither.
  if (!secret.includes('"')) return [secret];
  return [secret, ...[...secret.matchAll(PRIVATE_MEMBER)].flatMap(([, value]) => value ?? [])];
}

/** Each line of the Base64, and all of them without the breaks between. */
function piecesOfPem(pem: string): string[] {
  const lines = pem
    .split(/\s+|\\[rn]/)
    .filter((line) => line.length >= SHORTEST_PIECE && /^[A-Za-z0-9+/]+={0,2}$/.test(line));
  return [...new Set([lines.join(''), ...lines])].filter((piece) => piece !== '');
}
