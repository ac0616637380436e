// Values of JSON are changed by their keys, in place; and what a token endpoint grants is read wherever it is.
import { describe, expect, it } from 'vitest';
import { grantedSecrets } from '../../../shared/redact/granted-secrets.ts';
import { changeJsonValues } from '../../../shared/redact/json-values.ts';
import { MASK, redactText } from '../../../shared/redact/redact-text.ts';

const shout = (text: string) => changeJsonValues(text, (key, value) => (key === 'secret' ? value.toUpperCase() : null));

describe('values of JSON', () => {
  it.each([
    ['{ "a": 12345678901234567890, "secret" :\t"x" }', '{ "a": 12345678901234567890, "secret" :\t"X" }'],
    ['{"sec\\u0072et":"x"}', '{"sec\\u0072et":"X"}'],
    ['[{"secret":["x",{"secret":"y","other":"z"},"w"]}]', '[{"secret":["X",{"secret":"Y","other":"z"},"W"]}]'],
    ['{"secret":{"other":"x"},"a":"secret"}', '{"secret":{"other":"x"},"a":"secret"}'],
    ['{"text":"{\\"secret\\":\\"x\\"}"}', '{"text":"{\\"secret\\":\\"X\\"}"}'],
    ['{"a":"]}","secret":"\\"x"}', '{"a":"]}","secret":"\\"X"}'],
  ])('%s', (text, expected) => expect(shout(text)).toBe(expected));

  it.each(['', 'secret', '{"secret":"x"', '"secret"', '{"secret":}'])('%s is no JSON to change', (text) =>
    expect(shout(text)).toBeNull(),
  );
});

describe('by place', () => {
  it.each([
    ['{"access\\u005ftoken":"planted"}', `{"access\\u005ftoken":"${MASK}"}`],
    ['{"access\\u005ftoken":"planted', `{"access\\u005ftoken":"${MASK}`],
    ['{"passcode":123456}', `{"passcode":"${MASK}"}`],
    ['{"activationUrl":"https://acme.okta.com/welcome/planted"}', `{"activationUrl":"${MASK}"}`],
  ])('%s', (text, expected) => expect(redactText(text)).toBe(expected));
});

describe('what is granted', () => {
  it.each<[string, [string, string][], string, string[]]>([
    [
      'by its key',
      [],
      '{"access_token":"token-0815","scope":"okta.users.read","id_token":"id-token-1"}',
      ['token-0815', 'id-token-1'],
    ],
    ['by an escaped key', [], '{"refresh\\u005ftoken":"token-0815"}', ['token-0815']],
    ['in JSON in JSON', [], JSON.stringify({ a: JSON.stringify({ device_secret: 'token-0815' }) }), ['token-0815']],
    ['in a torn answer', [], '{"access_token":"token-0815","sco', ['token-0815']],
    ['in XML', [], '<a:access_token x="y">token-0815</a:access_token>', ['token-0815']],
    ['in a form', [], 'access_token=token-0815&x=y', ['token-0815']],
    ['in a fragment', [['Location', 'https://acme.example/cb#access_token=token-0815&x=1']], '', ['token-0815']],
    ['percent-encoded in a query', [['Location', '/cb?to=%23access_token%3Dtoken-0815']], '', ['token-0815']],
    ['as a header', [['access_token', 'token-0815']], '', ['token-0815']],
    ['nothing', [['X', 'access_token']], '{"token_type":"Bearer","access_token":"short"}', []],
  ])('%s', (_name, headers, body, expected) => expect(grantedSecrets(headers, body)).toEqual(expected));
});
