// What a case needs besides an integration, read off its request, and how many requests it costs at most.

import type { ErrorCase } from '../error-case.ts';
import { neededValues } from './build-case-request.ts';
import type { CaseValue } from './case-values.ts';

export type CaseNeed =
  /** Client ID and secret: a pasted token has neither. */
  | { kind: 'client' }
  | { kind: 'scope'; scope: string }
  | { kind: 'ungranted-scope' }
  | { kind: 'client-with-manage-only' }
  | { kind: 'client-without-role' }
  /** One that authenticates by a private key. */
  | { kind: 'client-with-key' }
  /** One whose tokens are bound to a key. */
  | { kind: 'client-with-dpop' }
  /** A token of the past or the future: only the sandbox org can make one. */
  | { kind: 'token-of-another-time' }
  | { kind: 'rate-budget' }
  /** Only the sandbox org does it on demand. */
  | { kind: 'sandbox' };

/** So many calls at most to spend a rate budget; a larger one is left alone. */
export const MOST_SPENT = 150;

const OF_ANOTHER_TIME: readonly CaseValue[] = ['expiredToken', 'futureToken'];
/** Values that cost requests of their own. */
const REQUESTS_FOR: Partial<Record<CaseValue, number>> = {
  token: 1,
  tamperedToken: 1,
  revokedToken: 2,
  assertionUsed: 1,
  boundToken: 2,
};

export function caseNeeds({
  request,
  spendsBudget,
  sandboxDoes,
}: Pick<ErrorCase, 'request' | 'spendsBudget' | 'sandboxDoes'>): CaseNeed[] {
  const values = neededValues(request);
  const needs: CaseNeed[] = [];
  const ofClient = request.kind !== 'api' || values.some((value) => value === 'revokedToken');
  if (ofClient) needs.push({ kind: 'client' });
  for (const scope of request.scopes) needs.push({ kind: 'scope', scope });
  if (request.client === 'with-ungranted-scope') needs.push({ kind: 'ungranted-scope' });
  if (request.client === 'with-manage-only') needs.push({ kind: 'client-with-manage-only' });
  if (request.client === 'without-role') needs.push({ kind: 'client-without-role' });
  if (request.client === 'with-key') needs.push({ kind: 'client-with-key' });
  if (request.client === 'with-dpop') needs.push({ kind: 'client-with-dpop' });
  if (values.some((value) => OF_ANOTHER_TIME.includes(value))) needs.push({ kind: 'token-of-another-time' });
  if (spendsBudget) needs.push({ kind: 'rate-budget' });
  if (onSandboxOnly({ sandboxDoes })) needs.push({ kind: 'sandbox' });
  return needs;
}

/** Nobody brings it about on a real org for one answer. */
export function onSandboxOnly({ sandboxDoes }: Pick<ErrorCase, 'sandboxDoes'>): boolean {
  return sandboxDoes !== null && !('sender' in sandboxDoes && sandboxDoes.sender === 'manage-only');
}

/** Requests at most, those for its tokens included. */
export function caseCost({ request, spendsBudget }: Pick<ErrorCase, 'request' | 'spendsBudget'>): number {
  const forValues = neededValues(request).reduce((sum, value) => sum + (REQUESTS_FOR[value] ?? 0), 0);
  return 1 + forValues + (spendsBudget ? MOST_SPENT : 0);
}
