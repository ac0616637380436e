// What is signed for a request, a row for each header and claim, in words for whoever looks before it is sent: page and command line say the
// same (FACTS §1.2, §2).
import type { SignedView } from '../../model/exchange.ts';
import type { SigningOutline } from '../../model/token.ts';
import { describeSpan } from './clock-skew.ts';

/** In place of a `jti`, before there is one. */
export const PER_ATTEMPT = 'new for every attempt';

export const SIGNED_TITLES: Record<SignedView['what'], string> = {
  'client-assertion': 'Client assertion',
  'dpop-proof': 'DPoP proof',
};

export interface SignedRow {
  part: 'header' | 'claims';
  name: string;
  value: string;
  /** What the value is; empty where it speaks for itself. */
  about: string;
}

/** `thumbprint`: of the key in the header of a proof, which is long. */
export function signedRows({ what, header, claims }: SignedView, thumbprint: string | null): SignedRow[] {
  const proof = what === 'dpop-proof';
  // What a secret signs names none: a secret has no name.
  const nameless = !proof && !('kid' in header) && !String(header.alg).startsWith('HS');
  const noNonce = proof && !('nonce' in claims);
  return [
    ...rowsOf('header', { ...header, ...(nameless && { kid: 'none' }) }, (name, value) => {
      if (name === 'jwk') return [thumbprint ?? '', 'the public key; this is its thumbprint'];
      return [value, nameless && name === 'kid' ? 'right while the app has one key' : ''];
    }),
    ...rowsOf('claims', { ...claims, ...(noNonce && { nonce: 'not known yet' }) }, (name, value) => {
      if (name === 'iat' || name === 'exp') return [value, aboutTime(name, claims)];
      if (name === 'nonce')
        return [value, noNonce ? 'the org asks for one, and the request goes out once more, signed again' : ''];
      return [value, name === 'aud' ? 'the address that is called' : ''];
    }),
  ];
}

const rowsOf = (
  part: SignedRow['part'],
  members: Readonly<Record<string, unknown>>,
  say: (name: string, value: string) => [value: string, about: string],
): SignedRow[] =>
  Object.entries(members).map(([name, member]) => {
    const [value, about] = say(name, String(member));
    return { part, name, value, about };
  });

function aboutTime(name: 'iat' | 'exp', { iat, exp }: Readonly<Record<string, unknown>>): string {
  if (name === 'iat') return `${new Date(Number(iat) * 1000).toISOString().slice(0, 19)}Z, when it is sent`;
  return `${(Number(exp) - Number(iat)) / 60} min later`;
}

/** By whose clock the times are; null where both clocks show the same second. */
export function aboutClock({ clockAheadMs, signed }: SigningOutline): string | null {
  if (Math.abs(clockAheadMs) < 1_000 || signed.length === 0) return null;
  const span = describeSpan(Math.abs(clockAheadMs));
  return `The times are by the org’s clock, which is ${span} ${clockAheadMs > 0 ? 'ahead of' : 'behind'} this computer’s.`;
}
