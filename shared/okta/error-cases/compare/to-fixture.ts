// A case as a file for an integrator's own tests: what is sent, and an answer that a mock can give as it is. Placeholders
// of the answer become example values; those of the request stay, as no test should hold a secret.
import { buildCaseRequest, neededValues } from '../cases/build-case-request.ts';
import { CASE_VALUES } from '../cases/case-values.ts';
import { caseWords } from '../cases/case-words.ts';
import { sourceText } from '../cases/public-sources.ts';
import type { ErrorCase } from '../error-case.ts';
import { fixtureHeaders } from './fixture-headers.ts';
import type { ShownAnswer } from './shown-answer.ts';

const EXAMPLES: Record<string, string> = {
  '{org}': 'https://acme.okta.com',
  '{host}': 'acme.okta.com',
  '{errorId}': 'oaeExampleErrorId00000000',
  '{requestId}': 'ExampleRequestId00000000000',
  '{id}': '00uExampleId00000000',
  '{clientId}': '0oaExampleClient0000',
  '{time}': '2026-01-01T00:00:00.000Z',
  '{number}': '0',
  '{nonce}': 'ExampleNonce',
  '{token}': 'example-access-token',
  '{scope}': 'okta.users.read',
  '{ungrantedScope}': 'okta.logs.read',
  '{coveredScope}': 'okta.users.read',
  '{any}': 'example',
};
/** Where a list of causes is left open: it has some. */
const OPEN_CAUSES = '"errorCauses": "{any}"';

export interface FixtureFile {
  name: string;
  text: string;
}

export function toFixture(one: ErrorCase, answer: ShownAnswer): FixtureFile {
  const { method, path, headers, body } = buildCaseRequest(one.request, {});
  const text = withExamples(answer.body.replace(OPEN_CAUSES, '"errorCauses": [{ "errorSummary": "example" }]'));
  const value = {
    id: one.id,
    title: one.title,
    sends: one.sends,
    ...caseWords(one),
    source: sourceText(one),
    confidence: one.confidence,
    request: {
      method,
      path,
      headers: Object.fromEntries(headers),
      body,
      values: Object.fromEntries(neededValues(one.request).map((name) => [name, CASE_VALUES[name].words])),
    },
    response: {
      status: answer.status,
      headers: fixtureHeaders(answer.headers, answer.status, withExamples),
      body: text === '' ? null : bodyOf(text),
    },
  };
  return { name: `${one.id.replaceAll('/', '-')}.json`, text: `${JSON.stringify(value, null, 2)}\n` };
}

function withExamples(text: string): string {
  return text.replace(/\{[a-zA-Z]+\}/g, (name) => EXAMPLES[name] ?? name);
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
