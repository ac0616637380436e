// Texts that are made to be expensive: one piece over and over, in the places that a server or a person fills. A reader that starts over
// at every piece takes minutes for them. `test/bench/reader-growth.ts` measures how the cost grows.

import { readYamlPiece } from '../../shared/documents/yaml-text.ts';
import { parseOktaError } from '../../shared/okta/errors/okta-error.ts';
import { explainResponse } from '../../shared/okta/explain/explain-response.ts';
import { redactPasted } from '../../shared/okta/explain/redact-pasted.ts';
import { findDenial } from '../../shared/okta/verdict/denial.ts';
import { judgeTokenResponse } from '../../shared/okta/verdict/judge-token.ts';
import { judgeResponse } from '../../shared/okta/verdict/verdict.ts';
import { readPaging } from '../../shared/okta/wire-text/paging.ts';
import { parseRateLimit } from '../../shared/okta/wire-text/rate-limit.ts';
import { decodeToken } from '../../shared/okta/wire-text/token-view.ts';

/** All that read what an org sends, or what a person pastes. */
export const READERS: Record<string, (text: string) => unknown> = {
  denial: (text) => findDenial(text),
  paging: (text) => readPaging([['link', text]], 'https://acme.okta.com', text),
  'rate limit': (text) =>
    parseRateLimit(
      [...'limit remaining reset'.split(' ')].map((name): [string, string] => [`x-rate-limit-${name}`, text]),
      0,
    ),
  'error body': (text) => parseOktaError(text),
  token: (text) => [decodeToken(text), decodeToken(`${text}.${text}.x`)],
  verdict: (text) =>
    [302, 401, 403].map((code) =>
      judgeResponse({
        operation: null,
        method: 'GET',
        path: '/',
        status: code,
        headers: [
          ['www-authenticate', text],
          ['location', text],
          ['content-type', text],
        ],
        bodyText: text,
        heldScopes: null,
      }),
    ),
  'token endpoint': (text) => judgeTokenResponse({ status: 400, headers: [], bodyText: text, requestedScopes: null }),
  explanation: (text) => explainResponse(text),
  'pasted text': (text) => redactPasted(text),
  'explanation of a cassette': (text) => explainResponse(`interactions:\n${text}`, { readYaml: readYamlPiece }),
  'explanation of a command': (text) => explainResponse(`$ curl https://acme.okta.com/ ${text}`),
  'explanation of a head': (text) =>
    explainResponse(`HTTP/2 401\nwww-authenticate: ${text.replace(/\s/g, ' ')}\n\n${text}`),
};

/** What sends a careless pattern back to its start again and again when it is repeated. */
const UNITS = [
  '=',
  'a=,',
  'Bearer ',
  'Bearer+',
  '"',
  '\\"',
  '"a":\\"',
  '<a>;',
  ';rel=',
  ' ',
  '.',
  '[',
  '{"a":',
  '?%',
  'eyJaaaa.',
  '\n',
  'a: b\n',
  'HTTP/1.1 200 OK\n',
  '> GET / HTTP/1.1\n',
  '* C',
  '\u001b[1',
  '\\',
  '-u ',
  '--auth ',
  '-b a=',
  'cookie: ',
  'authorization: x ',
  '://',
  "'a':'",
  'a="',
  '"name":"a","value":"',
  "client_secret: '",
  'auth=(',
  '-----BEGIN PRIVATE KEY-----',
];

/** What begins like something known and goes on for ever. */
const BEGINNINGS = ['eyJhbGci.', 'Bearer eyJhbGci.e', 'HTTP/1.1 403 ', 'www-authenticate: Bearer '];

/** About `size` characters each. */
export const expensiveTexts = (size: number): string[] => [
  ...UNITS.map((unit) => `${unit.repeat(Math.ceil(size / unit.length))}"x`),
  ...BEGINNINGS.map((text) => `${text}${'a'.repeat(size)}!`),
];
