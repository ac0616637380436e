// A token request with one thing wrong: the good one, and how a test says what is changed.
import { expect } from 'vitest';
import { type Answer, basic, type OrgUnderTest } from './support.ts';

export interface Sent {
  path?: string;
  /** null: no Authorization header. Default: the right Basic one. */
  authorization?: string | null;
  headers?: Record<string, string>;
  form?: [string, string][];
  body?: string;
}

export const GOOD: [string, string][] = [
  ['grant_type', 'client_credentials'],
  ['scope', 'okta.users.read'],
];
export const without = (name: string): [string, string][] => GOOD.filter(([field]) => field !== name);
export const scope = (text: string): [string, string][] => [...without('scope'), ['scope', text]];
export const FORM = 'application/x-www-form-urlencoded';

export type Row = [name: string, sent: () => Sent | Promise<Sent>, status: number, error: string, description: string];

/** Send a request of the first client with these changes. */
export function sendTokenRequest(org: OrgUnderTest, sent: Sent): Promise<Answer> {
  const { clientId, clientSecret } = org.client('Directory Insights');
  const authorization = sent.authorization === undefined ? basic(clientId, clientSecret) : sent.authorization;
  return org.call('POST', sent.path ?? '/oauth2/v1/token', {
    headers: { 'content-type': FORM, ...(authorization === null ? {} : { authorization }), ...sent.headers },
    body: sent.body ?? new URLSearchParams(sent.form ?? GOOD).toString(),
  });
}

/** Status, `error` and text, and nothing else in the body. */
export async function expectRefusal(
  org: OrgUnderTest,
  sent: Sent,
  status: number,
  error: string,
  description: string,
): Promise<void> {
  const answer = await sendTokenRequest(org, sent);
  expect([answer.status, answer.json]).toEqual([status, { error, error_description: description }]);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('x-okta-request-id')).not.toBeNull();
}
