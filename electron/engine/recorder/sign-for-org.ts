// A client assertion names the address that it is for (FACTS §1.2), and a program that knows the recorder only names the recorder: the org would
// refuse it. Where the bench holds the private key of that client, it verifies the assertion by its public half, and signs the same
// for the org. Without the key, or for a wrong signature, it passes as it is, and the org's refusal says the rest.
import { createPublicKey } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { readSigningKey, type SigningKey, signAssertion } from '../credentials/client-assertion.ts';
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
  const clientId = assertion === null ? undefined : decodeToken(assertion).payload?.sub;
  if (assertion === null || typeof clientId !== 'string') return null;
  const key = await keyOf(context, tenant, clientId);
  const [address = ''] = path.split('?');
  if (key === null || !(await isBy(key, assertion, clientId, base + address, context.now()))) return null;
  const audience = origin + address;
  const { jwt } = await signAssertion(key, { clientId, audience, at: context.orgNow(tenant.id) });
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

function isBy(key: SigningKey, assertion: string, clientId: string, audience: string, now: number): Promise<boolean> {
  const options = {
    audience,
    subject: clientId,
    algorithms: [key.alg],
    currentDate: new Date(now),
    requiredClaims: ['exp'],
  };
  return jwtVerify(assertion, createPublicKey(key.key), options).then(
    () => true,
    () => false,
  );
}
