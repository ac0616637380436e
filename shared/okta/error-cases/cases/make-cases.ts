// The good requests that cases are mutations of, and the defaults of a case: a case says only what is special about it.
import type { HeaderList } from '../../wire-text/headers.ts';
import type { CaseRequest, ErrorCase } from '../error-case.ts';
import type { CaseGroup } from './case-groups.ts';
import { oauthAnswer, oauthRow, oktaAnswer } from './expected-answers.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';
export const GOOD_FORM: [name: string, value: string][] = [
  ['grant_type', 'client_credentials'],
  ['scope', '{scope}'],
];

const ACCEPT: [string, string] = ['Accept', 'application/json'];

/** A good token request by Basic, changed. `basic` null sends no Authorization header. */
export function tokenRequest(
  change: Partial<Omit<CaseRequest, 'headers'>> & { basic?: string | null; headers?: HeaderList } = {},
): CaseRequest {
  const { basic = 'Basic {basic}', headers = [], ...rest } = change;
  return {
    kind: 'token',
    method: 'POST',
    path: '/oauth2/v1/token',
    headers: [
      ACCEPT,
      ...(basic === null ? [] : [['Authorization', basic] as [string, string]]),
      ...(headers.some(([name]) => name === 'Content-Type') ? [] : [['Content-Type', FORM_TYPE] as [string, string]]),
      ...headers,
    ],
    body: { form: GOOD_FORM },
    operationId: 'token',
    client: 'chosen',
    scopes: [],
    lacks: null,
    ...rest,
  };
}

/** A good call of the API with a bearer token, changed. `authorization` null sends none. */
export function apiRequest(
  change: Partial<Omit<CaseRequest, 'headers'>> & { authorization?: string | null; accept?: string; type?: string },
): CaseRequest {
  const { authorization = 'Bearer {token}', accept = ACCEPT[1], type, ...rest } = change;
  const headers: HeaderList = [['Accept', accept]];
  if (authorization !== null) headers.push(['Authorization', authorization]);
  if (type !== undefined) headers.push(['Content-Type', type]);
  return {
    kind: 'api',
    method: 'GET',
    path: '/api/v1/users?limit=1',
    headers,
    body: null,
    operationId: 'listUsers',
    client: 'chosen',
    scopes: [],
    lacks: null,
    ...rest,
  };
}

export type CaseDraft = Pick<ErrorCase, 'id' | 'title' | 'sends' | 'request' | 'source'> & Partial<ErrorCase>;

/** Completes the drafts of one group. An answer that is not given is that of the code. */
export function makeCases(group: CaseGroup, drafts: readonly CaseDraft[]): ErrorCase[] {
  return drafts.map((draft) => {
    const code = draft.code ?? null;
    return {
      group,
      code,
      expected: draft.expected ?? [answerOf(draft.id, code)],
      words: null,
      evidence: ['T'],
      confidence: 'certain',
      uncertain: null,
      whenAccepted: null,
      unsafe: null,
      spendsBudget: false,
      sandboxDoes: null,
      ...draft,
    };
  });
}

function answerOf(id: string, code: ErrorCase['code']) {
  if (code === null) throw new Error(`${id} names neither a code nor an answer`);
  return 'okta' in code ? oktaAnswer(code.okta) : oauthAnswer(oauthRow(code.oauth).key);
}
