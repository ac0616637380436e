// The whole catalogue over HTTP: the full integration gets an answer from every operation, never a 5xx; a token without the
// scope gets the 403 that names it, from every operation that demands one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Operation } from '../../shared/okta/catalogue.ts';
import { catalogue, NOON, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
});
afterAll(() => org.close());

/** The whole set of the full integration does not fit into one request (1024 characters): one token per batch of scopes. */
async function tokensFor(scopes: string[]): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (let at = 0; at < scopes.length; at += 25) {
    const batch = scopes.slice(at, at + 25);
    const { json } = await org.requestToken('Directory Insights', batch.join(' '));
    for (const scope of batch) tokens.set(scope, json.access_token);
  }
  return tokens;
}

/** A few at a time: the order does not matter here, and one after the other takes long. */
async function forEachOperation(check: (operation: Operation) => Promise<void>): Promise<void> {
  const waiting = [...catalogue.operations];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const fill = (operation: Operation): string => {
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name, type, enum: values }) =>
        `${name}=${values?.[0] ?? (type === 'integer' ? '1' : type === 'boolean' ? 'true' : 'OKTA_SIGN_ON')}`,
    );
  const path = operation.path.replace(/\{[^}]+\}/g, 'unknown-id');
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
};

it('answers every operation without a fault', { timeout: 60_000 }, async () => {
  const tokens = await tokensFor(org.client('Directory Insights').scopes);
  const wrong: string[] = [];
  let allowed = 0;
  await forEachOperation(async (operation) => {
    const needed = operation.scopes.map((scope) => tokens.get(scope)).find(Boolean);
    const headers: Record<string, string> = needed ? { authorization: `Bearer ${needed}` } : {};
    const answer = await org.call(operation.method, fill(operation), {
      headers,
      body: operation.body ? {} : undefined,
    });
    const isJson = answer.text === '' || answer.json !== undefined;
    if (answer.status >= 500 || !isJson)
      wrong.push(`${operation.method} ${operation.path} ${answer.status} ${answer.text}`);
    const managed = operation.family === 'management' && operation.scopes.length === 1 && needed !== undefined;
    if (managed && answer.status < 400) allowed += 1;
    if (managed && answer.status < 400 && !operation.responses.includes(String(answer.status))) {
      wrong.push(`${operation.method} ${operation.path} answered ${answer.status}, declared ${operation.responses}`);
    }
  });
  expect(wrong).toEqual([]);
  expect(allowed).toBeGreaterThan(250);
});

it('refuses every operation to a token without its scope', { timeout: 60_000 }, async () => {
  const users = (await org.requestToken('Directory Insights', 'okta.users.read')).json.access_token;
  const groups = (await org.requestToken('Directory Insights', 'okta.groups.read')).json.access_token;
  const wrong: string[] = [];
  await forEachOperation(async (operation) => {
    if (operation.scopes.length === 0) return;
    const token = operation.scopes.includes('okta.users.read') ? groups : users;
    const path = fill(operation);
    const answer = await org.call(operation.method, path, { headers: { authorization: `Bearer ${token}` } });
    const expected =
      `scope="${operation.scopes.join(' ')}", error="insufficient_scope", ` +
      `error_description="The access token provided does not contain the required scopes.", resource="${path.split('?')[0]}"`;
    const header = answer.headers.get('www-authenticate') ?? '';
    if (answer.status !== 403 || answer.text !== '' || !header.endsWith(expected))
      wrong.push(`${operation.method} ${path} ${answer.status} ${header}`);
  });
  expect(wrong).toEqual([]);
});
