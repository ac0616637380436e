// The values of a case by their names: secrets opened for it alone, tokens requested or made for it, assertions and DPoP proofs signed for it, and
// what is made up.
import type { Tenant } from '../../../shared/model/tenant.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { CaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import type { CaseRequest } from '../../../shared/okta/error-cases/error-case.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import type { CaseRunEntry } from '../../../shared/runs/error-cases/error-cases-events.ts';
import { signingKeyOf } from '../credentials/client-assertion.ts';
import type { EngineContext } from '../engine-context.ts';
import { clientOf } from '../oauth/ask-as-client.ts';
import { openCredential } from '../oauth/open-credential.ts';
import type { CaseTokens, Valued } from './case-tokens.ts';
import type { Sender } from './choose-sender.ts';
import { type FaultyAssertion, faultyAssertion, isFaultyAssertion } from './faulty-assertions.ts';
import { type CallProof, callProof, faultyProof, isCallProof, isFaultyProof } from './faulty-proofs.ts';
import {
  assertionByClientSecret,
  assertionWithoutKey,
  customServerToken,
  foreignToken,
  MADE_UP_CLIENT_ID,
  MADE_UP_SECRET,
  tamperedToken,
} from './made-up-values.ts';

const HOUR_MS = 3_600_000;

interface CaseParts {
  context: EngineContext;
  tokens: CaseTokens;
  tenant: Tenant;
  sender: Sender;
  request: CaseRequest;
}

/** Null when the run was cancelled meanwhile. Throws what opening the credential throws. */
export async function* caseValue(
  name: CaseValue,
  { context, tokens, tenant, sender, request }: CaseParts,
): AsyncGenerator<CaseRunEntry, Valued | null> {
  const { clientId } = sender.credential;
  const { origin } = tenant;
  const { scopes } = request;
  const now = context.now();
  const known = (value: string): Valued => ({ ok: true, value });
  /** As the client would send it with these. */
  const basic = async (id: string, clientSecret: string) => {
    if (kindOf(sender.credential).can.client !== 'client_secret_basic') return known(plainBasic(id, clientSecret));
    const { headers } = await clientOf(sender.credential).authenticate(
      { credential: { ...sender.credential, clientId: id }, secret: clientSecret },
      { method: 'POST', url: new URL('/oauth2/v1/token', origin), nonce: null, at: now },
    );
    return known((headerValue(headers, 'authorization') ?? '').replace(/^Basic /, ''));
  };
  const secret = async () => (await openCredential(context, tenant.id, sender.credential.id)).secret;
  const assertion = async (fault: FaultyAssertion) =>
    faultyAssertion(fault, signingKeyOf({ credential: sender.credential, secret: await secret() }), {
      clientId,
      origin,
      at: now,
    });
  if (isFaultyAssertion(name)) return known(await assertion(name));
  if (isFaultyProof(name)) return known(await faultyProof(name, new URL(request.path, origin), now));
  if (isCallProof(name)) return yield* proofOfCall(name, { context, tokens, tenant, sender, request });
  switch (name) {
    case 'assertionUsed':
      return yield* tokens.used(sender, await assertion('assertion'));
    case 'boundToken':
      return yield* tokens.good(sender, scopes);
    case 'clientId':
      return known(clientId);
    case 'clientSecret':
      return known(await secret());
    case 'wrongSecret':
      return known(MADE_UP_SECRET);
    case 'basic':
      return await basic(clientId, await secret());
    case 'basicWrongSecret':
      return await basic(clientId, MADE_UP_SECRET);
    case 'basicFormEncoded':
      return known(formEncodedBasic({ clientId, clientSecret: await secret() }));
    case 'basicEmptySecret':
      return await basic(clientId, '');
    case 'basicUnknownClient':
      return await basic(MADE_UP_CLIENT_ID, MADE_UP_SECRET);
    case 'scope':
      return known(sender.scope);
    case 'ungrantedScope':
      return known(sender.ungrantedScope ?? '');
    case 'coveredScope':
      return known(sender.coveredScope ?? '');
    case 'assertionOfNobody':
      return known(assertionWithoutKey(now, MADE_UP_CLIENT_ID, origin));
    case 'assertionWithoutKey':
      return known(assertionWithoutKey(now, clientId, origin));
    case 'assertionByClientSecret':
      return known(await assertionByClientSecret(now, clientId, origin, await secret()));
    case 'token':
      return yield* tokens.good(sender, scopes);
    case 'tamperedToken': {
      const good = yield* tokens.good(sender, scopes);
      return good?.ok ? known(tamperedToken(good.value)) : good;
    }
    case 'foreignToken':
      return known(foreignToken(now, sender.scope));
    case 'customServerToken':
      return known(customServerToken(now, origin, sender.scope));
    case 'expiredToken':
      return await tokens.ofAnotherTime(sender, -2 * HOUR_MS);
    case 'futureToken':
      return await tokens.ofAnotherTime(sender, HOUR_MS);
    case 'revokedToken':
      return yield* tokens.revoked(sender);
  }
}

async function* proofOfCall(
  name: CallProof,
  { context, tokens, tenant, sender, request }: CaseParts,
): AsyncGenerator<CaseRunEntry, Valued | null> {
  const token = yield* tokens.good(sender, request.scopes);
  if (!token?.ok) return token;
  const key = await context.proofs.keyOf({ tenantId: tenant.id, credentialId: sender.credential.id });
  const url = new URL(request.path, tenant.origin);
  const call = { method: request.method, url, at: context.now(), accessToken: token.value };
  return { ok: true, value: await callProof(name, key, call) };
}

// Basic as RFC 6749 §2.3.1 has it, which some OAuth libraries follow to the letter: client ID and secret are form-encoded before
// they are joined. Okta documents the plain form, and its secrets hold `-` and `_`, which change otherwise.

const plainBasic = (clientId: string, clientSecret: string): string =>
  Buffer.from(`${clientId}:${clientSecret}`).toString('base64');

/** Base64 of both, for `Basic …`. At least one character of the secret is encoded, whatever the secret is made of. */
function formEncodedBasic({ clientId, clientSecret }: { clientId: string; clientSecret: string }): string {
  const secret = formEncode(clientSecret);
  const other = secret === clientSecret ? encodeCharacters(clientSecret.slice(0, 1)) + clientSecret.slice(1) : secret;
  return Buffer.from(`${formEncode(clientId)}:${other}`).toString('base64');
}

const formEncode = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, encodeCharacters);

const encodeCharacters = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
