// The error cases as data: each says what a person needs, none is dangerous without saying so, and docs/ERRORS.md is made of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { errorCases, findErrorCase } from '../../../../shared/okta/error-cases/all-cases.ts';
import { neededValues } from '../../../../shared/okta/error-cases/cases/build-case-request.ts';
import { CASE_GROUP_IDS } from '../../../../shared/okta/error-cases/cases/case-groups.ts';
import { caseCost, caseNeeds, onSandboxOnly } from '../../../../shared/okta/error-cases/cases/case-needs.ts';
import { caseWords } from '../../../../shared/okta/error-cases/cases/case-words.ts';
import { publicSources, sourceText } from '../../../../shared/okta/error-cases/cases/public-sources.ts';
import { judgeAnswer } from '../../../../shared/okta/error-cases/compare/judge-answer.ts';
import { toShownAnswer } from '../../../../shared/okta/error-cases/compare/shown-answer.ts';
import { errorsPage } from '../../../../shared/okta/error-cases/report/errors-page.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const operations = new Set(shippedCatalogue().operations.map(({ id }) => id));

it('has every group, no id twice, and more than the 45 that were asked for', () => {
  expect(new Set(errorCases().map(({ id }) => id)).size).toBe(errorCases().length);
  expect(errorCases().length).toBeGreaterThan(45);
  expect([...new Set(errorCases().map(({ group }) => group))]).toEqual(CASE_GROUP_IDS);
});

describe.each(errorCases().map((one) => [one.id, one] as const))('%s', (_, one) => {
  it('says what is sent, what it means, what to do and where that is known from', () => {
    const { meaning, fix } = caseWords(one);
    for (const text of [one.title, one.sends, meaning, fix, one.source]) expect(text.trim()).not.toBe('');
    for (const sentence of [one.sends, meaning, fix]) expect(sentence).toMatch(/\.$/);
    expect(publicSources(one).length).toBe(new Set(publicSources(one)).size);
    expect(sourceText(one)).toMatch(/^[^<>]+ <https:\/\/(?:developer\.okta\.com|www\.rfc-editor\.org)\/\S+>/);
    expect(one.evidence.length).toBeGreaterThan(0);
    if (one.request.operationId !== null) expect(operations).toContain(one.request.operationId);
  });

  it('accepts its own answers, each as itself', () => {
    one.expected.forEach((answer, index) => {
      expect(judgeAnswer(one.expected, toShownAnswer(answer), null)).toMatchObject({
        outcome: 'as-expected',
        matched: index,
      });
    });
  });

  it('is marked as uncertain exactly when no answer is certain', () => {
    if (one.confidence === 'certain') expect([one.expected.length, one.uncertain]).toEqual([1, null]);
    if (one.uncertain !== null) expect(one.confidence).not.toBe('certain');
  });

  it('is not called safe when it writes, revokes, spends a budget or puts a token where logs are kept', () => {
    const { request } = one;
    const risky =
      (request.kind === 'api' && request.method !== 'GET') ||
      neededValues(request).includes('revokedToken') ||
      one.spendsBudget ||
      onSandboxOnly(one) ||
      request.path.toLowerCase().includes('token}');
    expect(one.unsafe !== null).toBe(risky);
  });

  it('puts no real secret into an address', () => {
    expect(one.request.path).not.toMatch(/\{(clientSecret|basic)\}/);
  });
});

test('needs and cost are read off the request', () => {
  const needsOf = (id: string) => caseNeeds(findErrorCase(id) ?? errorCases()[0]!).map(({ kind }) => kind);
  expect(needsOf('token/wrong-secret')).toEqual(['client']);
  expect(needsOf('api/no-token')).toEqual([]);
  expect(needsOf('api/expired-token')).toEqual(['token-of-another-time']);
  expect(needsOf('api/no-role')).toEqual(['scope', 'client-without-role']);
  expect(needsOf('token/partly-granted')).toEqual(['client', 'ungranted-scope']);
  expect(needsOf('token/outside-network-zone')).toEqual(['client', 'sandbox']);
  expect(needsOf('token/read-of-manage')).toEqual(['client', 'client-with-manage-only']);
  const costOf = (id: string) => caseCost(findErrorCase(id) ?? errorCases()[0]!);
  expect([costOf('token/wrong-secret'), costOf('api/malformed-token'), costOf('api/unknown-user')]).toEqual([1, 1, 2]);
  expect(costOf('api/revoked-token')).toBe(3);
});

test('docs/ERRORS.md is what npm run errors-table writes', () => {
  expect(readFileSync(new URL('../../../../docs/ERRORS.md', import.meta.url), 'utf8')).toBe(errorsPage());
});
