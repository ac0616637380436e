// What a sign-in has in addresses and forms: all of it goes, and `state` only there.
import { expect, it } from 'vitest';
import { MASK, redactText } from '../../../shared/redact/redact-text.ts';

it.each([
  [
    `https://app.example.com/callback?code=abc123&state=xyz789`,
    `https://app.example.com/callback?code=${MASK}&state=${MASK}`,
  ],
  [
    `/oauth2/v1/authorize?client_id=0oa1&response_type=code&state=xyz789`,
    `/oauth2/v1/authorize?client_id=0oa1&response_type=code&state=${MASK}`,
  ],
  [
    'grant_type=authorization_code&code=abc123&code_verifier=v3rifier&redirect_uri=x',
    `grant_type=authorization_code&code=${MASK}&code_verifier=${MASK}&redirect_uri=x`,
  ],
  ['grant_type=refresh_token&refresh_token=r3fresh', `grant_type=refresh_token&refresh_token=${MASK}`],
  [
    `https://app.example.com/callback#id_token=abc123&state=xyz789`,
    `https://app.example.com/callback#id_token=${MASK}&state=${MASK}`,
  ],
  ['/api/v1/things?state=ACTIVE&limit=2', '/api/v1/things?state=ACTIVE&limit=2'],
  ['{"state":"CA","code":"E1"}', '{"state":"CA","code":"E1"}'],
])('%s', (text, expected) => {
  expect(redactText(text)).toBe(expected);
});
