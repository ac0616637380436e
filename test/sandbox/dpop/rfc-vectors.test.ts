// The examples of RFC 9449 (DPoP: §4.1, §7.1) and RFC 7638 (thumbprint: §3.1), as the sandbox reads them.
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { readProof } from '../../../electron/sandbox/dpop/read-proof.ts';
import { hashOf } from './bound-client.ts';

const HEADER =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19';
const TOKEN_PROOF = `${HEADER}.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg`;
const CALL_PROOF = `${HEADER}.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA`;
const THUMBPRINT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';

describe('the proofs of RFC 9449', () => {
  it('for a token request is good for that one, and gives the thumbprint of its key', async () => {
    const call = { method: 'POST', addresses: ['https://server.example.com/token'], now: 1_562_262_617 };
    expect(await readProof(TOKEN_PROOF, call)).toMatchObject({
      proof: { thumbprint: THUMBPRINT, jti: '-BwC3ESc6acc2lTc' },
    });
    expect(await readProof(TOKEN_PROOF, { ...call, method: 'GET' })).toEqual({
      fault: 'invalid_dpop_proof_invalid_htm',
    });
    expect(await readProof(TOKEN_PROOF, { ...call, addresses: ['https://server.example.com/revoke'] })).toEqual({
      fault: 'invalid_dpop_proof_invalid_htu',
    });
    expect(await readProof(`${TOKEN_PROOF.slice(0, -8)}AAAAAAAA`, call)).toEqual({
      fault: 'invalid_dpop_proof_invalid_signature',
    });
  });

  it('for a call with a token carries the hash of the token', async () => {
    const addresses = ['https://resource.example.org/protectedresource'];
    const read = await readProof(CALL_PROOF, { method: 'GET', addresses, now: 1_562_262_618 });
    expect(read).toMatchObject({ proof: { thumbprint: THUMBPRINT, ath: hashOf(TOKEN) } });
    expect(hashOf(TOKEN)).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
  });
});

it('the thumbprint of RFC 7638', async () => {
  const thumbprint = await calculateJwkThumbprint({
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  });
  expect(thumbprint).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});
