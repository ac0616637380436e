// The whole catalogue over HTTP: the full integration gets an answer from every operation, never a 5xx; a token without the
// scope gets the 403 that names it, from every operation that demands one.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createRealIds } from '../real-ids.ts';
import { catalogue, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
beforeEach(async () => {
  org = await startOrg({ now: () => NOON });
});
afterEach(() => org.close());

/** A few at a time: the order does not matter here, and one after the other takes long. */
async function forEachOperation(
  check: (operation: Operation) => Promise<void>,
  operations: readonly Operation[] = catalogue.operations,
): Promise<void> {
  const waiting = [...operations];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

const withQuery = (path: string, operation: Operation): string => {
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(
      ({ name, type, enum: values }) =>
        `${name}=${values?.[0] ?? (type === 'integer' ? '1' : type === 'boolean' ? 'true' : 'OKTA_SIGN_ON')}`,
    );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
};
const withoutIds = (operation: Operation): string =>
  withQuery(operation.path.replace(/\{[^}]+\}/g, 'unknown-id'), operation);

/** Only ends what hangs: on a machine with other work, the requests of one test take a minute. */
const HANGS_MS = 240_000;
const REMOVES = /^DELETE|\/lifecycle\/|\/(revoke|reset)/;

it('answers every operation without a fault, about things that exist', { timeout: HANGS_MS }, async () => {
  const tokens = await org.tokensOf('Directory Insights');
  const authorize = (scopes: readonly string[]): Record<string, string> => {
    const token = scopes.map((scope) => tokens.get(scope)).find(Boolean);
    return token ? { authorization: `Bearer ${token}` } : {};
  };
  const ids = createRealIds((path, scopes) => org.call('GET', path, { headers: authorize(scopes) }), 'unknown-id');
  const wrong: string[] = [];
  const reads = { all: 0, whole: 0, missing: [] as string[] };
  let allowed = 0;
  const check = async (operation: Operation): Promise<void> => {
    const headers = authorize(operation.scopes);
    const { path, whole } = await ids.fill(operation.path);
    const answer = await org.call(operation.method, withQuery(path, operation), {
      headers,
      body: operation.body ? {} : undefined,
    });
    const isJson = answer.text === '' || answer.json !== undefined;
    if (answer.status >= 500 || !isJson)
      wrong.push(`${operation.method} ${operation.path} ${answer.status} ${answer.text}`);
    const managed =
      operation.family === 'management' && operation.scopes.length === 1 && headers.authorization !== undefined;
    if (!managed) return;
    if (answer.status < 400) allowed += 1;
    if (answer.status < 400 && !operation.responses.includes(String(answer.status)))
      wrong.push(`${operation.method} ${operation.path} answered ${answer.status}, declared ${operation.responses}`);
    if (operation.method !== 'GET') return;
    reads.all += 1;
    if (whole) reads.whole += 1;
    if (whole && answer.status === 404) reads.missing.push(operation.path);
  };
  const isRead = ({ method }: Operation): boolean => method === 'GET';
  const removes = ({ method, path }: Operation): boolean => REMOVES.test(`${method} ${path}`);
  await forEachOperation(check, catalogue.operations.filter(isRead));
  await forEachOperation(
    check,
    catalogue.operations.filter((one) => !isRead(one) && !removes(one)),
  );
  await forEachOperation(
    check,
    catalogue.operations.filter((one) => !isRead(one) && removes(one)),
  );
  expect(wrong).toEqual([]);
  // The seeds hold something for nearly every list, so that a sweep has ids to go on with.
  expect(reads.missing).toEqual([]);
  expect(reads.whole / reads.all).toBeGreaterThan(0.9);
  expect(allowed).toBeGreaterThan(480);
});

it('refuses every operation to a token without its scope', { timeout: HANGS_MS }, async () => {
  const users = (await org.requestToken('Directory Insights', 'okta.users.read')).json.access_token;
  const groups = (await org.requestToken('Directory Insights', 'okta.groups.read')).json.access_token;
  const wrong: string[] = [];
  await forEachOperation(async (operation) => {
    // Userinfo has words of its own (real-sign-in, tokens-of-people).
    if (operation.scopes.length === 0 || operation.path.endsWith('/userinfo')) return;
    const token = operation.scopes.includes('okta.users.read') ? groups : users;
    const path = withoutIds(operation);
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
