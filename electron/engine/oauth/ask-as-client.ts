// What a client asks of its authorization server: a token, what a token is (RFC 7662), the end of one (RFC 7009). How the client
// authenticates is the business of its kind.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { customServerOf, kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { ReadSigningKey } from '../credentials/client-assertion.ts';
import type { ClientEngine, CredentialWithSecret } from '../credentials/credential-engine.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { ProofKey } from '../credentials/dpop-proof.ts';
import { withProof } from '../credentials/prove-key.ts';
import { type AuthorizedRequest, runAuthorized } from '../credentials/run-authorized.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { RanExchange } from '../exchange/run-exchange.ts';

export type ClientForm = [name: string, value: string][];

/** Of introspection and revocation alike. */
export const aboutToken = (token: string, hint: 'access_token' | 'refresh_token' = 'access_token'): ClientForm => [
  ['token', token],
  ['token_type_hint', hint],
];

export interface ClientQuestion
  extends Pick<AuthorizedRequest, 'destination' | 'signal' | 'secrets' | 'requestedScopes' | 'repeat'> {
  endpoint: 'token' | 'introspect' | 'revoke';
  form: ClientForm;
  heldScopes: string[] | null;
  /** That the token is to be bound to; only of a token request. */
  proofKey?: ProofKey | null;
}

/** Of its authorization server, from the root of the org. */
export const endpointPath = (credential: Credential, endpoint: ClientQuestion['endpoint']): string =>
  `${engineOf(credential).serverPath(credential)}/v1/${endpoint}`;

/**
 * What authorizes each attempt of a question. One that goes out again with a nonce is authenticated again: no assertion counts twice (FACTS §2).
 * Throws UNSUPPORTED for a credential without a client.
 */
export function authorizeAsClient(
  { proofs: book, signingKeys }: Pick<EngineContext, 'proofs' | 'signingKeys'>,
  tenantId: string,
  opened: CredentialWithSecret,
  key: ProofKey | null,
): AuthorizedRequest['authorize'] {
  const { credential } = opened;
  const { authenticate } = clientOf(credential);
  const place = { tenantId, credentialId: credential.id };
  const readKey: ReadSigningKey = (secret, alg) => signingKeys.of(place, secret, alg);
  return async (call) => {
    const authenticated = authenticate(opened, call, readKey);
    const server = `${call.url.origin}${engineOf(credential).serverPath(credential)}`;
    return key === null ? authenticated : withProof(authenticated, call, { book, key, server, accessToken: null });
  };
}

/** Throws UNSUPPORTED for a credential without a client. */
export async function askAsClient(
  context: EngineContext,
  opened: CredentialWithSecret,
  { endpoint, form, proofKey: key = null, ...rest }: ClientQuestion,
): Promise<RanExchange> {
  const { credential } = opened;
  const ofCustomServer = customServerOf(credential) !== null;
  return await runAuthorized(context, {
    ...rest,
    kind: endpoint,
    credential,
    operation: context.operation(ofCustomServer ? `${endpoint}CustomAS` : endpoint),
    method: 'POST',
    path: endpointPath(credential, endpoint),
    authorize: authorizeAsClient(context, rest.destination.tenant.id, opened, key),
    build: (authorization) => ({
      headers: [
        ['Accept', 'application/json'],
        ...authorization.headers,
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Cache-Control', 'no-cache'],
      ],
      body: new URLSearchParams([...form, ...authorization.form]).toString(),
    }),
  });
}

/** Throws UNSUPPORTED for a credential without a client. */
export function clientOf(credential: CredentialWithSecret['credential']): ClientEngine {
  const { client } = engineOf(credential);
  if (client) return client;
  throw new BenchError('UNSUPPORTED', `${credential.name} is ${kindOf(credential).noun}: it has no client.`, {
    meaning: 'Only a client can ask the authorization server to issue, describe or revoke a token.',
    fix: 'Use a credential with a client.',
  });
}
