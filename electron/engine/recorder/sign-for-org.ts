// A client assertion names the address that it is for (FACTS §1.2), and a program that knows the recorder only names the recorder: the org would
// refuse it. Where the bench holds the private key of that client, it verifies the signature by its public half, and signs the same
// header and claims for the org. Without the key, or for a wrong signature, it passes as it is, and the org's refusal says the rest.
import { createPublicKey } from 'node:crypto';
import { compactVerify, SignJWT } from 'jose';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { readSigningKey, type SigningKey } from '../credentials/client-assertion.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { openCredential } from '../oauth/open-credential.ts';
import type { Addresses } from './move-addresses.ts';

export interface SignedForOrg {
  body: string;
  /** What was signed by the program, and what in its place: to be known as secrets. */
  secrets: string[];
}

/** `path`: of the token endpoint. Null: nothing is to be signed, or nothing can be. */
export async function signForOrg(
  context: EngineContext,
  tenant: Tenant,
  { path, body }: { path: string; body: string },
  { origin, base }: Addresses,
): Promise<SignedForOrg | null> {
  const form = new URLSearchParams(body);
  const assertion = form.get('client_assertion');
  const { header, payload } = decodeToken(assertion ?? '');
  if (assertion === null || typeof header?.alg !== 'string' || typeof payload?.sub !== 'string') return null;
  const { alg } = header;
  const [address = ''] = path.split('?');
  if (![payload.aud].flat().includes(base + address)) return null;
  const key = await keyOf(context, tenant, payload.sub);
  if (key === null || !(await isSignedBy(key, assertion))) return null;
  const jwt = await new SignJWT({ ...payload, aud: origin + address })
    .setProtectedHeader({ ...header, alg })
    .sign(key.key);
  form.set('client_assertion', jwt);
  return { body: form.toString(), secrets: [assertion, jwt] };
}

/** Null where no saved credential of that client signs, or its key cannot be had now. */
async function keyOf(context: EngineContext, tenant: Tenant, clientId: string): Promise<SigningKey | null> {
  const credential = tenant.credentials.find(
    (one) => one.clientId === clientId && kindOf(one).can.client === 'private_key_jwt',
  );
  if (!credential) return null;
  try {
    return readSigningKey((await openCredential(context, tenant.id, credential.id)).secret);
  } catch (error) {
    if (error instanceof BenchError) return null;
    throw error;
  }
}

const isSignedBy = ({ key }: SigningKey, assertion: string): Promise<boolean> =>
  compactVerify(assertion, createPublicKey(key)).then(
    () => true,
    () => false,
  );
