// Cases of a proof of possession (FACTS §2, FACTS-D §14), sent by a client whose tokens are bound to a key. Faults of a proof come before its
// nonce here; an org may ask for the nonce first, and that is an answer too. What needs a nonce of the org (a `jti` that is missing or was used)
// no single request can show.
import { challengeAnswer, oauthAnswer } from './expected-answers.ts';
import { apiRequest, type CaseDraft, GOOD_FORM, makeCases, tokenRequest } from './make-cases.ts';

const USERS = '/api/v1/users';
const SCOPE = 'okta.users.read';
const ASSERTION: [string, string][] = [
  ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
  ['client_assertion', '{assertion}'],
];

const withProof = (proof: string | null) =>
  tokenRequest({
    basic: null,
    client: 'with-dpop',
    headers: proof === null ? [] : [['DPoP', proof]],
    body: { form: [...GOOD_FORM, ...ASSERTION] },
  });

/** A faulty proof of a token request. */
const fault = (id: string, title: string, sends: string, proof: string, key: string): CaseDraft => ({
  id: `dpop/${id}`,
  title,
  sends,
  request: withProof(proof),
  code: { oauth: key },
  expected: [oauthAnswer(key), oauthAnswer('use_dpop_nonce')],
  source: 'FACTS §2',
  confidence: 'likely',
});

/** A call with a bound token. `proof` null sends none. */
const boundCall = (scheme: 'Bearer' | 'DPoP', proof: string | null) => {
  const request = apiRequest({ authorization: `${scheme} {boundToken}`, client: 'with-dpop', scopes: [SCOPE] });
  return proof === null ? request : { ...request, headers: [...request.headers, ['DPoP', proof] as [string, string]] };
};

/** A refused proof of a call. */
const refusedCall = (id: string, title: string, sends: string, proof: string | null, key: string): CaseDraft => ({
  id: `dpop/${id}`,
  title,
  sends,
  request: boundCall('DPoP', proof),
  code: { oauth: key },
  expected: [challengeAnswer(key, { scheme: 'DPoP', resource: USERS })],
  source: 'FACTS §2',
  evidence: ['T', 'C'],
  confidence: 'likely',
});

export const dpopCases = () =>
  makeCases('dpop', [
    {
      id: 'dpop/no-proof',
      title: 'No proof',
      sends: 'A good token request of an app that requires DPoP, without a proof.',
      request: withProof(null),
      code: { oauth: 'invalid_dpop_proof_missing_header' },
      source: 'FACTS-D §14',
      evidence: ['T', 'C'],
    },
    {
      id: 'dpop/no-nonce',
      title: 'Proof without a nonce',
      sends: 'A good proof that has no nonce, as the first one of a client.',
      request: withProof('{proof}'),
      code: { oauth: 'use_dpop_nonce' },
      source: 'FACTS §2',
      evidence: ['D', 'C'],
    },
    fault(
      'no-jwt',
      'Proof that is no JWT',
      'A word in place of the proof.',
      'not-a-jwt',
      'invalid_dpop_proof_invalid_jwt',
    ),
    fault(
      'other-type',
      'Proof of another type',
      'A proof whose typ is JWT.',
      '{proofOfOtherType}',
      'invalid_dpop_proof_invalid_type',
    ),
    fault(
      'no-key',
      'Proof without its key',
      'A proof whose header has no jwk.',
      '{proofWithoutKey}',
      'invalid_dpop_proof',
    ),
    fault(
      'wrong-signature',
      'Proof signed by another key',
      'A proof that carries one key and is signed by another.',
      '{proofWithWrongSignature}',
      'invalid_dpop_proof_invalid_signature',
    ),
    fault(
      'other-method',
      'Proof for another method',
      'A proof for a GET with a POST.',
      '{proofForOtherMethod}',
      'invalid_dpop_proof_invalid_htm',
    ),
    fault(
      'other-address',
      'Proof for another address',
      'A proof for the address of the org with a slash too many, as an org URL that ends with one makes it.',
      '{proofForOtherAddress}',
      'invalid_dpop_proof_invalid_htu',
    ),
    fault(
      'no-time',
      'Proof without a time',
      'A proof without iat.',
      '{proofWithoutTime}',
      'invalid_dpop_proof_invalid_iat',
    ),
    fault(
      'too-old',
      'Proof that is too old',
      'A proof of ten minutes ago, as a clock that is behind makes it.',
      '{proofTooOld}',
      'invalid_dpop_proof_jwt_too_old',
    ),
    fault(
      'issued-later',
      'Proof issued in the future',
      'A proof of ten minutes from now, as a clock that is ahead makes it.',
      '{proofIssuedLater}',
      'invalid_dpop_proof_jwt_issued_in_future',
    ),
    {
      id: 'dpop/bound-token-as-bearer',
      title: 'Bound token sent as Bearer',
      sends: 'A token that is bound to a key, as a bearer token and without a proof.',
      request: boundCall('Bearer', null),
      code: { oauth: 'dpop_proof_required_for_token' },
      expected: [challengeAnswer('dpop_proof_required_for_token', { scope: SCOPE, resource: USERS })],
      source: 'FACTS §2',
      evidence: ['T', 'C'],
    },
    {
      id: 'dpop/bearer-with-proof',
      title: 'Bound token and proof, sent as Bearer',
      sends: 'A bound token with its proof, under the scheme Bearer.',
      request: boundCall('Bearer', '{callProof}'),
      code: { oauth: 'dpop_authentication_scheme_required' },
      expected: [
        challengeAnswer('dpop_authentication_scheme_required', { scope: SCOPE, resource: USERS }),
        challengeAnswer('dpop_authentication_scheme_required'),
      ],
      source: 'FACTS §2',
      confidence: 'likely',
    },
    refusedCall(
      'call-without-proof',
      'Call without a proof',
      'A bound token under the scheme DPoP, without a proof.',
      null,
      'invalid_dpop_proof_missing_header',
    ),
    refusedCall(
      'proof-of-another-token',
      'Proof for another token',
      'A bound token with a proof whose ath is the hash of another token.',
      '{callProofOfOtherToken}',
      'dpop_proof_invalid_ath',
    ),
    refusedCall(
      'proof-of-another-key',
      'Proof of another key',
      'A bound token with a good proof of a key that it is not bound to.',
      '{callProofOfOtherKey}',
      'invalid_access_token_dpop_binding',
    ),
    {
      id: 'dpop/missing-scope',
      title: 'Missing scope of a bound token',
      sends: 'A bound token with its proof, without okta.policies.read, to the list of policies.',
      request: {
        ...boundCall('DPoP', '{callProof}'),
        path: '/api/v1/policies?type=OKTA_SIGN_ON',
        operationId: 'listPolicies',
        scopes: [],
        lacks: 'okta.policies.read',
      },
      code: { oauth: 'access_token_insufficient_scopes' },
      expected: [
        challengeAnswer('access_token_insufficient_scopes', {
          scheme: 'DPoP',
          scope: 'okta.policies.read',
          resource: '/api/v1/policies',
        }),
      ],
      source: 'FACTS-D §14',
      evidence: ['C'],
    },
  ]);
