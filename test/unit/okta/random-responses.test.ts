// 5,000 random and mangled responses into everything that reads one: never a throw, and never a reading that
// does not end. Seeded, so that a failure can be repeated.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { explainResponse } from '../../../shared/okta/explain/explain-response.ts';
import { findDenial, parseWwwAuthenticate } from '../../../shared/okta/verdict/denial.ts';
import { judgeTokenResponse } from '../../../shared/okta/verdict/judge-token.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import { CONFIDENCES, VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { parseRateLimit } from '../../../shared/okta/wire-text/rate-limit.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { runs } from '../../support/cost/long-run.ts';
import { expensiveTexts, READERS } from '../../support/expensive-texts.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const { operations } = shippedCatalogue();
const matcher = createOperationMatcher(operations);
const SEED = 20261125;
const RESPONSES = runs(400, 5000);

/** Real ones, to be mangled: FACTS §2, §3.1, §3.2, §4, §5. */
const REAL = [
  'HTTP/2 403\r\nx-okta-request-id: Z1\r\nwww-authenticate: Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 400 Bad Request\r\nWWW-Authenticate: DPoP algs="RS256 ES256", error="invalid_dpop_proof", error_description="\'htu\' claim in the DPoP proof JWT is invalid."\r\n\r\n',
  'HTTP/1.1 429 Too Many Requests\r\ndate: Fri, 15 Jan 2027 08:00:00 GMT\r\nx-rate-limit-limit: 50\r\nx-rate-limit-remaining: 0\r\nx-rate-limit-reset: 1800000030\r\n\r\n{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests.","errorLink":"E0000047","errorId":"oae1","errorCauses":[]}',
  'HTTP/2 200\r\nlink: <https://acme.okta.com/api/v1/users?limit=1>; rel="self"\r\nlink: <https://acme.okta.com/api/v1/users?after=00u1&limit=1>; rel="next"\r\ncontent-type: application/json\r\n\r\n[{"id":"00u1","profile":{"login":"ada@acme.example"}}]',
  'HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\n\r\n{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}',
  'HTTP/1.1 200 OK\r\n\r\n{"token_type":"Bearer","expires_in":3600,"access_token":"eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2ln","scope":"okta.users.read"}',
  '> GET /api/v1/users HTTP/2\n> Host: acme.okta.com\n> Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2ln\n>\n< HTTP/2 403\n< content-type: application/json\n<\n{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action","errorLink":"E0000006","errorId":"oae1","errorCauses":[]}* Connection #0 to host acme.okta.com left intact',
  '{"log":{"entries":[{"request":{"method":"GET","url":"https://acme.okta.com/api/v1/users","headers":[]},"response":{"status":403,"statusText":"","headers":[{"name":"x","value":"y"}],"content":{"text":"eyJ9","encoding":"base64"}}}]}}',
  '{"status":403,"verdict":"role-missing","headers":{"date":"x"},"body":{"errorCode":"E0000006"},"timing":{"total":1},"requestId":null}',
];

const bytes = fc.uint8Array({ maxLength: 120 }).map((each) => String.fromCharCode(...each));
const noise = fc.oneof(
  bytes,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json(),
  fc.constantFrom('', '"', '{', '\0', '\ud800'),
);
const real = fc.constantFrom(...REAL);

/** Cut, doubled, put in another order, read in the wrong charset, or with something in the middle. */
const mangled = fc.tuple(real, real, noise, fc.nat(400), fc.nat(5)).map(([text, other, extra, place, how]) => {
  const at = Math.min(place, text.length);
  switch (how) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text + text;
    case 2:
      return text.split('\n').reverse().join('\n');
    case 3:
      return String.fromCharCode(...Array.from(text, (char) => (char.charCodeAt(0) * 7) % 65_536));
    case 4:
      return text.slice(0, at) + extra + text.slice(at);
    default:
      return text.slice(at) + other.slice(0, place);
  }
});

const HEADERS =
  'www-authenticate WWW-Authenticate link content-type x-okta-request-id x-rate-limit-limit x-rate-limit-remaining x-rate-limit-reset date location retry-after dpop-nonce set-cookie __proto__'.split(
    ' ',
  );
const headerText = fc.oneof(
  noise,
  mangled,
  real.map((text) => text.split('\n')[2] ?? ''),
  fc.integer().map(String),
  fc.constantFrom('Bearer', 'Bearer error="invalid_token"', '<https://acme.okta.com/>; rel=next', '0', '1800000000'),
);
const headers: fc.Arbitrary<HeaderList> = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...HEADERS), noise), headerText), {
  maxLength: 6,
});
const body = fc.option(
  fc.oneof(
    noise,
    mangled,
    real.map((text) => text.slice(text.lastIndexOf('\n') + 1)),
  ),
);
const status = fc.option(fc.oneof(fc.integer({ min: 100, max: 599 }), fc.integer(), fc.constant(Number.NaN)));

describe(`${RESPONSES} random responses`, () => {
  it('are judged, parsed and explained without a throw', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        status,
        headers,
        body,
        fc.oneof(noise, mangled),
        fc.constantFrom(null, ...operations),
        (code, list, bodyText, pasted, operation) => {
          seen++;
          const response = { status: code, headers: list, bodyText };
          const judged = judgeResponse({
            ...response,
            operation,
            method: 'GET',
            path: '/api/v1/users',
            heldScopes: null,
          });
          const token = judgeTokenResponse({ ...response, requestedScopes: ['okta.users.read'] });
          const asPasted = `HTTP/1.1 ${code}\r\n${list.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${bodyText ?? ''}`;
          const explained = [asPasted, pasted, bodyText ?? ''].map((text) =>
            explainResponse(text, {
              findOperation: (method, target) => matcher.match(method, target)?.operation ?? null,
            }),
          );
          const judgements = [judged, token, ...explained.flatMap(({ judgement }) => judgement ?? [])];
          const whole = judgements.every(
            ({ verdict, confidence, title }) =>
              VERDICTS.includes(verdict) && CONFIDENCES.includes(confidence) && title !== '',
          );
          // What is explained goes over the wire and onto the page as JSON.
          for (const each of explained) JSON.stringify(each);
          for (const text of [pasted, bodyText ?? '', ...list.map(([, value]) => value)]) {
            parseWwwAuthenticate(text);
            findDenial(text);
            parseOktaError(text);
            JSON.stringify(decodeToken(text));
            JSON.stringify(decodeToken(`${btoaLoose(text)}.${btoaLoose(text)}.x`));
          }
          readPaging(list, 'https://acme.okta.com', bodyText);
          parseRateLimit(list, Number.NaN);
          return whole;
        },
      ),
      { numRuns: RESPONSES, seed: SEED },
    );
    expect(seen).toBe(RESPONSES);
  }, 300_000);
});

/** base64 of the low bytes, so that tokens get past their first hurdle. */
function btoaLoose(text: string): string {
  return btoa(text.replace(/[^\0-\u00ff]/g, '?'));
}

describe('texts made to be expensive', () => {
  it.each(Object.entries(READERS))('%s reads each to its end', (_name, read) => {
    for (const text of expensiveTexts(131_072)) expect(() => read(text)).not.toThrow();
  });

  it('answers a megabyte of nesting, which would end a reader that recurses', () => {
    for (const deep of [
      `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
      `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`,
    ]) {
      expect(parseOktaError(deep)).toBeNull();
      expect(decodeToken(`eyJhIjoxfQ.${btoa(`{"a":${deep}}`)}.x`)).toMatchObject({
        readable: false,
        reason: 'bad-json',
      });
      const sent = `{"status":200,"verdict":"allowed","headers":{},"timing":{},"body":${deep}}`;
      for (const text of [deep, sent, `HTTP/2 200\n\n${deep}`])
        expect(() => JSON.stringify(explainResponse(text))).not.toThrow();
    }
  });
});
