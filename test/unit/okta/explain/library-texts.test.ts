// Texts in the forms that libraries, SDKs, loggers and gateways really print, each with what is right: the table in texts/. None may be
// wrong, and "unclear" is an answer for few: an answer that may be wrong is worse than one that says what is missing.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
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
    const found = explainResponse(text, { findOperation });
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

it('holds 150 texts, and of at most one in twenty the meaning stays open', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  const answers = rows.filter(({ right }) => right.verdict !== null);
  const open = answers.filter(({ right }) => right.verdict === 'unclear');
  expect(open.length / answers.length).toBeLessThanOrEqual(0.05);
});
