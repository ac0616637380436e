// Cases of introspection and revocation (FACTS §7): both demand the client's own credentials, and say nothing about a token that is
// unknown, dead or somebody else's.
import type { ExpectedAnswer } from '../error-case.ts';
import { makeCases, tokenRequest } from './make-cases.ts';

const INACTIVE: ExpectedAnswer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { active: false },
};
const SILENT: ExpectedAnswer = { status: 200, headers: { 'www-authenticate': null }, body: null };

const at = (kind: 'introspect' | 'revoke', form: [string, string][], basic?: null) =>
  tokenRequest({
    kind,
    path: `/oauth2/v1/${kind}`,
    operationId: kind,
    body: { form },
    ...(basic === null ? { basic } : {}),
  });

const UNKNOWN: [string, string][] = [
  ['token', 'not-a-token'],
  ['token_type_hint', 'access_token'],
];
const SILENT_WORDS = {
  meaning: 'Okta does not say whether the token was ever one: unknown, dead and foreign tokens are all answered alike.',
  fix: 'Treat the token as unusable, whatever the reason.',
};

export const tokenCareCases = () =>
  makeCases('token-care', [
    {
      id: 'introspect/no-token',
      title: 'Introspect without a token',
      sends: 'Good credentials and an empty form.',
      request: at('introspect', [['token_type_hint', 'access_token']]),
      code: { oauth: 'request_missing_token' },
      source: 'FACTS §7',
    },
    {
      id: 'introspect/unknown-token',
      title: 'Introspect something that is no token',
      sends: 'Good credentials and a word as the token.',
      request: at('introspect', UNKNOWN),
      expected: [INACTIVE],
      words: SILENT_WORDS,
      source: 'FACTS §7',
      evidence: ['D'],
    },
    {
      id: 'introspect/revoked-token',
      title: 'Introspect a revoked token',
      sends: 'Good credentials and a token that was requested for this case and revoked right away.',
      request: at('introspect', [['token', '{revokedToken}']]),
      expected: [INACTIVE],
      words: SILENT_WORDS,
      source: 'FACTS §7',
      evidence: ['D'],
      unsafe: 'It revokes a token, though only its own.',
    },
    {
      id: 'introspect/no-credentials',
      title: 'Introspect without credentials',
      sends: 'A word as the token, and no client.',
      request: at('introspect', UNKNOWN, null),
      code: { oauth: 'missing_client_credentials' },
      source: 'FACTS §7',
      confidence: 'likely',
    },
    {
      id: 'revoke/no-token',
      title: 'Revoke without a token',
      sends: 'Good credentials and an empty form.',
      request: at('revoke', [['token_type_hint', 'access_token']]),
      code: { oauth: 'request_missing_token' },
      source: 'FACTS §7',
    },
    {
      id: 'revoke/unknown-token',
      title: 'Revoke something that is no token',
      sends: 'Good credentials and a word as the token.',
      request: at('revoke', UNKNOWN),
      expected: [SILENT],
      words: SILENT_WORDS,
      source: 'FACTS §7',
      evidence: ['D'],
    },
    {
      id: 'revoke/no-credentials',
      title: 'Revoke without credentials',
      sends: 'A word as the token, and no client.',
      request: at('revoke', UNKNOWN, null),
      code: { oauth: 'missing_client_credentials' },
      source: 'FACTS §7',
      confidence: 'likely',
    },
  ]);
