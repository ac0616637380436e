// A known secret is found in every form, whatever it holds itself, and nothing else is touched.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBytes } from '../../../shared/redact/byte-text.ts';
import { basicCredential } from '../../../shared/redact/secret-forms.ts';
import { createSecretMatcher } from '../../../shared/redact/secret-matcher.ts';
import { unescapeOnce } from '../../../shared/redact/unescape.ts';
import { FORMS } from '../../support/orgs/hostile-forms.ts';

const masked = (text: string, secrets: string[]): string => {
  const bytes = toBytes(text);
  let out = '';
  let done = 0;
  for (const [from, to] of createSecretMatcher(secrets).search(bytes).ranges) {
    out += `${bytes.slice(done, from)}[]`;
    done = to;
  }
  return out + bytes.slice(done);
};

/** As Okta makes them, and with everything that an encoding changes. */
const secret = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{12,64}$/),
  fc
    .string({ unit: 'grapheme', minLength: 12, maxLength: 40 })
    .filter((text) => text.trim().length >= 12 && !/\p{Cs}/u.test(text)),
);

describe.each(Object.entries(FORMS))('%s', (name, form) => {
  it('is found', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const text = masked(`"${form(value)}"`, [value]);
        return text.includes('[]');
      }),
      { numRuns: name.startsWith('HTML entities by name') ? 50 : 150 },
    );
  });
});

it('takes the whole of it and leaves what is around', () => {
  const value = 'a b/c+d"e\\f%41&g';
  for (const [name, form] of Object.entries(FORMS))
    if (!name.startsWith('base64')) expect(masked(`<${form(value)}>`, [value]), name).toBe('<[]>');
  for (const [name, form] of Object.entries(FORMS))
    if (name.startsWith('base64'))
      expect(masked(form(value), [value]), name).toMatch(/^[\w+/-]{0,2}\[\][\w+/-]{0,3}=*$/);
});

it('finds none where there is none', () => {
  const values = ['planted-secret-0815-of-nobody', 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl', 'short'];
  fc.assert(fc.property(fc.string(), (text) => masked(text, values) === toBytes(text)));
  expect(masked('short enough', values)).toBe('short enough');
});

it('finds several, one in the other, and forgets what is removed', () => {
  const matcher = createSecretMatcher(['secret-one', 'secret-one-and-two', 'another-0815']);
  expect(matcher.search('x secret-one-and-two y secret-one z another-0815').ranges).toEqual([
    [2, 20],
    [23, 33],
    [36, 48],
  ]);
  matcher.remove('another-0815');
  expect(matcher.search('another-0815').ranges).toEqual([]);
  matcher.add('tiny-1');
  expect(matcher.search('a tiny-1').ranges).toEqual([[2, 8]]);
});

it('looks back through hundreds of tokens and into escapes without end in time', () => {
  const tokens = Array.from(
    { length: 400 },
    (_, at) => `eyJraWQiOiJzYW1lIn0.${'abcdefgh'.repeat(60)}.${at}-signature-of-its-own-${at}`,
  );
  const matcher = createSecretMatcher(tokens);
  expect(matcher.search(`Bearer ${tokens[399]}`).ranges).toHaveLength(1);
  for (const hostile of ['\\', '%', '&', '%25', '\\\\u005c', '&amp;', 'eyJraWQiOiJzYW1lIn0.'])
    expect(matcher.search(hostile.repeat(20_000)).ranges).toEqual([]);
});

it('knows the first token and the latest, however many become known between two searches', () => {
  const matcher = createSecretMatcher();
  const tokens = Array.from({ length: 600 }, (_, at) => `eyJraWQiOiJzYW1lIn0.c2FtZQ.signature-of-${at}-its-own`);
  for (const [at, token] of tokens.entries()) {
    matcher.add(token);
    expect(matcher.search(`${token} and ${tokens[0]}`).ranges).toHaveLength(2);
    expect(matcher.search(`${token.slice(0, -1)} ${tokens[at + 1] ?? ''}`).ranges).toEqual([]);
  }
  matcher.remove(tokens[0] ?? '');
  expect(matcher.search(`${tokens[0]} ${tokens[599]}`).ranges).toHaveLength(1);
});

it('takes off one layer of escapes', () => {
  const cases: [string, string][] = [
    ['%41%62', 'Ab'],
    ['\\u0041\\/\\n\\"', 'A/\n"'],
    ['&#65;&#x42;&amp;&eacute;', 'AB&Ã©'],
    ['\\ud83d\\ude00', 'ð\x9f\x98\x80'],
    // Half of a pair is U+FFFD in every UTF-8, so also in that of a secret which holds one.
    ['\\ud83d.', 'ï¿½.'],
    ['\\\\u0041', '\\u0041'],
    ['100%', '100%'],
    ['%4', '%4'],
    ['a&b;c', 'a&b;c'],
  ];
  for (const [source, decoded] of cases) expect(unescapeOnce(source)?.text ?? source).toBe(decoded);
});

it('writes what Basic authentication carries', () => {
  expect(basicCredential('0oa1', 'planted-secret-é')).toBe(Buffer.from('0oa1:planted-secret-é').toString('base64'));
});
