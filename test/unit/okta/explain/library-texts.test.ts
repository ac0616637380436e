// Texts in the forms that libraries, SDKs, loggers and gateways really print, each with what is right: the table in texts/. None may be
// wrong, and "unclear" is an answer for few: an answer that may be wrong is worse than one that says what is missing.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYamlPiece } from '../../../../shared/documents/yaml-text.ts';
import { createOperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { type KnownCode, knownCodes } from '../../../../shared/okta/errors/known-code.ts';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

interface Row {
  name: string;
  text: string;
  /** Of `-` nothing may be said. The scope is the one that is missing, else what the operation needs. */
  right: { verdict: string | null; status: number | null; operation: string | null; scope: string | null };
}

const FOLDER = new URL('./texts/', import.meta.url);
const orNull = (field: string | undefined): string | null => (field === undefined || field === '-' ? null : field);

/** `=== name | verdict | status | operation | scope`, then the text up to the next such line. */
function rowsOf(file: string): Row[] {
  const parts = readFileSync(new URL(file, FOLDER), 'utf8').split(/^=== /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const [name = '', verdict, status, operation, scope] = part.slice(0, end).split(' | ');
    const number = orNull(status);
    const right = {
      verdict: orNull(verdict),
      status: number === null ? null : Number(number),
      operation: orNull(operation),
      scope: orNull(scope),
    };
    return { name, text: part.slice(end + 1), right };
  });
}

const matcher = createOperationMatcher(shippedCatalogue().operations);
const findOperation = (method: string, target: string) => matcher.match(method, target)?.operation ?? null;
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
const rows = files.flatMap(rowsOf);

describe.each(files)('%s', (file) => {
  it.each(rowsOf(file))('$name', ({ text, right }) => {
    const found = explainResponse(text, { findOperation, readYaml: readYamlPiece });
    const scopes = found.judgement?.missingScopes.length
      ? found.judgement.missingScopes
      : (found.operation?.scopes ?? []);
    expect({
      verdict: found.judgement?.verdict ?? null,
      status: found.parsed.status,
      operation: found.operation?.id ?? null,
      scope: scopes.join(' ') || null,
    }).toEqual(right);
    expect(JSON.stringify(found)).not.toMatch(/\{\d\}/);
    if (right.verdict === null) expect(found.problems).not.toEqual([]);
  });
});

const madeUp = (text: string) => text.replace(/\{\d\}/g, 'madeUp');
/** Of a text that is all gap nothing is left to know it by; two rows may have one text. */
const isKnowable = ({ text }: KnownCode) => text.replace(/\{\d\}/g, '').length > 12;

it('knows every text of both tables in a message without a code', () => {
  for (const known of knownCodes().filter(isKnowable)) {
    const url = known.table === 'management' ? '/api/v1/users' : '/oauth2/v1/token';
    const said = madeUp(known.text);
    const found = explainResponse(`Get "https://acme.okta.com${url}": the API returned an error: ${said}`);
    expect(found.codes[0] && madeUp(found.codes[0].text).replace(/\.$/, '')).toBe(said.replace(/\.$/, ''));
    expect(found.codes[0]?.table).toBe(known.table);
    if (known.status < 400) expect(found.judgement).toBeNull();
    else expect(found.judgement?.verdict).not.toBe('allowed');
  }
});

it("knows Okta's own name of every OAuth error in a line of the System Log", () => {
  for (const { key } of knownCodes().filter(({ table }) => table === 'oauth'))
    expect(explainResponse(`OAuth2 token request FAILURE: ${key}`).codes[0]?.key).toBe(key);
});

it('holds 150 texts, and of at most one in twenty the meaning stays open', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const answers = rows.filter(({ right }) => right.verdict !== null);
  const open = answers.filter(({ right }) => right.verdict === 'unclear');
  expect(open.length / answers.length).toBeLessThanOrEqual(0.05);
});
