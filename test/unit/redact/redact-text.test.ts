// Secrets leave no trace: by place, by look and by value, in every form in which they travel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, redactHeaders, redactText, redactUrl } from '../../../shared/redact/redact-text.ts';

const b64 = (text: string) => Buffer.from(text).toString('base64url');
const header = b64('{"alg":"RS256","kid":"k1"}');
const JWT = `${header}.${b64('{"sub":"planted-subject"}')}.c2lnbmF0dXJlLXBsYW50ZWQ`;

describe('headers', () => {
  it.each([
    ['Authorization', `Bearer ${JWT}`, `Bearer ${header}.${MASK}`],
    ['authorization', 'SSWS 00planted', `SSWS ${MASK}`],
    ['Authorization', 'Basic MG9hMTpwbGFudGVk', `Basic ${MASK}`],
    ['Authorization', 'planted-alone', MASK],
    ['DPoP', JWT, `${header}.${MASK}`],
    ['Cookie', 'sid=planted; JSESSIONID=planted', `sid=${MASK}`],
    ['Set-Cookie', 'sid="planted"; Path=/', `sid=${MASK}`],
    [
      'Location',
      'https://acme.okta.com/cb#access_token=planted&state=ok',
      `https://acme.okta.com/cb#access_token=${MASK}&state=ok`,
    ],
    [
      'Link',
      '<https://acme.okta.com/api/v1/users?after=200u1&limit=2>; rel="next"',
      '<https://acme.okta.com/api/v1/users?after=200u1&limit=2>; rel="next"',
    ],
    ['x-okta-request-id', 'abc', 'abc'],
    [
      'WWW-Authenticate',
      'Bearer realm="http://acme.okta.com", error="insufficient_scope", scope="okta.groups.read"',
      'Bearer realm="http://acme.okta.com", error="insufficient_scope", scope="okta.groups.read"',
    ],
  ])('%s: %s', (name, value, expected) => expect(redactHeaders([[name, value]])).toEqual([[name, expected]]));
});

describe('texts', () => {
  it.each([
    [
      '{"access_token":"planted","expires_in":3600,"scope":"okta.users.read"}',
      `{"access_token":"${MASK}","expires_in":3600,"scope":"okta.users.read"}`,
    ],
    [`{"access_token": "${JWT}"}`, `{"access_token": "${header}.${MASK}"}`],
    ['{"client_secret":"plan\\"ted","status":"ACTIVE"}', `{"client_secret":"${MASK}","status":"ACTIVE"}`],
    ['{"secrets":[{"id":"ocs1","client_secret":"planted"}]}', `{"secrets":[{"id":"ocs1","client_secret":"${MASK}"}]}`],
    ['{"text":"{\\"client_secret\\":\\"planted\\"}"}', `{"text":"{\\"client_secret\\":\\"${MASK}\\"}"}`],
    ['{"credentials":{"password":{"value":"planted"}}}', `{"credentials":{"password":{"${MASK}":"${MASK}"}}}`],
    ['{"access_token":"planted and cut', `{"access_token":"${MASK}`],
    [
      '{"kty":"RSA","n":"public-part-of-a-key","d":"planted-private-exponent"}',
      `{"kty":"RSA","n":"public-part-of-a-key","d":"${MASK}"}`,
    ],
    [
      'grant_type=client_credentials&scope=okta.users.read&client_secret=planted',
      `grant_type=client_credentials&scope=okta.users.read&client_secret=${MASK}`,
    ],
    ['client%5Fsecret=planted&client_assertion=planted', `client%5Fsecret=${MASK}&client_assertion=${MASK}`],
    ['token=planted&token_type_hint=access_token', `token=${MASK}&token_type_hint=access_token`],
    [
      `curl -H 'Authorization: SSWS 00planted' https://acme.okta.com`,
      `curl -H 'Authorization: SSWS ${MASK}' https://acme.okta.com`,
    ],
    ['failed with Bearer 00Aplanted-Aplanted-9', `failed with Bearer ${MASK}`],
    [`seen ${JWT}, and again (${JWT})`, `seen ${header}.${MASK}, and again (${header}.${MASK})`],
    [
      '{"errorCode":"E0000011","errorSummary":"Invalid token provided","code":"x"}',
      '{"errorCode":"E0000011","errorSummary":"Invalid token provided","code":"x"}',
    ],
    ['Basic authentication is required', 'Basic authentication is required'],
    [
      '{"profile":{"login":"jane@acme.example","firstName":"d"},"d":"x"}',
      '{"profile":{"login":"jane@acme.example","firstName":"d"},"d":"x"}',
    ],
    ['{"settings":{"password":{"minLength":8}}}', '{"settings":{"password":{"minLength":8}}}'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
    expect(redactText(text)).not.toContain('planted');
  });

  it('cleans addresses', () => {
    expect(redactUrl('https://id:planted@acme.okta.com/x?client_secret=planted&a=1')).toBe(
      `https://${MASK}@acme.okta.com/x?client_secret=${MASK}&a=1`,
    );
    expect(redactUrl(`https://acme.okta.com/verify/${JWT}`)).toBe(`https://acme.okta.com/verify/${header}.${MASK}`);
  });

  it('reads a large body to its end, however it is made', () => {
    const hostile = [
      'eyJ'.repeat(100_000),
      '"'.repeat(300_000),
      '\\'.repeat(300_000),
      '%'.repeat(300_000),
      `"a"${' '.repeat(300_000)}`,
      'Bearer '.repeat(40_000),
    ];
    for (const text of hostile) expect(() => redactText(text)).not.toThrow();
  });
});

describe('a secret that nobody knows', () => {
  it('is masked by its place alone, unknown to the caller', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{20,60}$/).filter((value) => /\d/.test(value));
    const key = fc.constantFrom(
      'client_secret',
      'access_token',
      'client_assertion',
      'refresh_token',
      'clientSecret',
      'id_token',
      'sessionToken',
    );
    fc.assert(
      fc.property(token, key, (value, name) => {
        const texts = [
          JSON.stringify({ a: 1, [name]: value }, null, 2),
          `a=1&${name}=${value}&b=2`,
          `https://acme.okta.com/x?${name}=${value}`,
          `Authorization: Bearer ${value}`,
          `{"headers":{"authorization":"SSWS ${value}"}}`,
        ];
        const headers = redactHeaders([
          ['Authorization', `DPoP ${value}`],
          ['cookie', `sid=${value}`],
        ]);
        return texts.every((text) => !redactText(text).includes(value)) && !JSON.stringify(headers).includes(value);
      }),
    );
  });
});
