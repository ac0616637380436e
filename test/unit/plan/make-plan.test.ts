// Plans of recorded calls: each kind of file, ids from answers, what becomes a variable, and that nothing secret of a recording gets into
// a plan, which always passes the check.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYamlText } from '../../../shared/documents/yaml-text.ts';
import { checkPlan } from '../../../shared/plan/check-plan.ts';
import { makePlan } from '../../../shared/plan/make/make-plan.ts';
import { planText } from '../../../shared/plan/make/plan-text.ts';
import { recordedCalls } from '../../../shared/plan/make/recorded-calls.ts';
import { readPlan } from '../../../shared/plan/read-plan.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';

const catalogue = loadCatalogue();
const ORG = 'https://acme.okta.com';

async function made(text: string) {
  const { format, calls } = await recordedCalls(text, async (content) => {
    const { document, fault } = readYamlText(content);
    return fault ? { problem: fault.message } : { document };
  });
  const { plan, leftOut } = makePlan(calls, { name: 'Made', scopes: null, catalogue });
  const file = plan ? planText(plan, 'a recording') : '';
  const errors = plan ? checkPlan(readPlan(file), catalogue).filter(({ severity }) => severity === 'error') : [];
  expect(errors, file).toEqual([]);
  return { format, file, leftOut, notes: plan?.notes ?? [], plan: plan ? parse(file) : null };
}

const requestsOf = (plan: { steps: { request: string }[] }) => plan.steps.map(({ request }) => request);

const entry = (method: string, path: string, status: number, answer: unknown, sent?: unknown) => ({
  request: {
    method,
    url: `${ORG}${path}`,
    headers: [
      { name: 'Authorization', value: 'Bearer eyJhbGciOiJSUzI1NiJ9.opensesame4711.opensesame4711' },
      { name: 'Cookie', value: 'sid=opensesame4711' },
    ],
    ...(sent === undefined ? {} : { postData: { text: JSON.stringify(sent) } }),
  },
  response: { status, headers: [], content: { text: JSON.stringify(answer) } },
});
const har = (...entries: object[]) => JSON.stringify({ log: { entries } });
const USER = '00u1acmeada000000001';
const OTHER = '00u1acmebob000000002';
const GROUP = '00g1acmegroup0000003';

test.each([
  ['bash', `curl -X GET '${ORG}/api/v1/users?limit=5' -H 'Authorization: SSWS 00opensesame4711opensesame4711'`],
  [
    'the Windows prompt',
    `curl.exe -X GET ^\r\n "${ORG}/api/v1/users?limit=5" ^\r\n -H "Authorization: SSWS 00opensesame4711"`,
  ],
  [
    'PowerShell',
    `Invoke-RestMethod -Method Get -Uri '${ORG}/api/v1/users?limit=5' -Headers @{ Authorization = 'SSWS 00opensesame4711' }`,
  ],
  ['fetch', `fetch("${ORG}/api/v1/users?limit=5", { "headers": { "authorization": "Bearer opensesame4711" } });`],
  ['two commands', `# users\n$ curl "$ORG/api/v1/users?limit=5"\n\n$ curl "$ORG/api/v1/users?limit=7"\n`],
  ['an access log', `203.0.113.7 - - [01/Nov/2026:10:00:00 +0000] "GET /api/v1/users?limit=5 HTTP/1.1" 200 12\n`],
  [
    'a Postman collection',
    JSON.stringify({
      info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item: [
        {
          name: 'x',
          request: {
            method: 'GET',
            url: {
              raw: '{{baseUrl}}/api/v1/users?limit=5',
              host: ['{{baseUrl}}'],
              path: ['api', 'v1', 'users'],
              query: [{ key: 'limit', value: '5' }],
            },
          },
        },
      ],
    }),
  ],
  [
    'a cassette',
    `interactions:\n- request:\n    method: GET\n    uri: ${ORG}/api/v1/users?limit=5\n  response:\n    status: {code: 200, message: OK}\n    body: {string: '[]'}\n`,
  ],
])('%s', async (_name, text) => {
  const { plan, file } = await made(text);
  expect(plan.scopes).toEqual({ 'okta.users.read': '' });
  expect(plan.steps).toHaveLength(1);
  expect(plan.steps[0]).toMatchObject({ id: 'list-users', request: 'GET /api/v1/users', parameters: { limit: 5 } });
  expect(file).not.toContain('4711');
});

test('operations of an OpenAPI file hand on the first of a list that they read', async () => {
  const { plan, notes } = await made(
    'openapi: 3.0.0\npaths:\n  /api/v1/users: { get: {} }\n  /api/v1/users/{id}: { get: {}, delete: {} }\n',
  );
  expect(requestsOf(plan)).toEqual([
    'GET /api/v1/users',
    'GET /api/v1/users/{userId}',
    'DELETE /api/v1/users/{userId2}',
  ]);
  expect(plan.steps[0].save).toEqual({ userId: '$[0].id' });
  // Nobody wants the first of a list to be deleted.
  expect(plan.variables).toEqual({ userId2: { environment: 'PLAN_USER_ID2' } });
  expect(notes).toHaveLength(1);
});

test('an id that only a list showed is read from there, and written to as it was recorded', async () => {
  const read = await made(
    har(
      entry('GET', '/api/v1/users', 200, [{ id: OTHER }, { id: USER }]),
      entry('GET', `/api/v1/users/${USER}`, 200, { id: USER }),
    ),
  );
  expect(read.plan.steps[0].save).toEqual({ userId: '$[1].id' });
  const written = await made(
    har(
      entry('GET', '/api/v1/users', 200, [{ id: OTHER }, { id: USER }]),
      entry('POST', `/api/v1/users/${USER}/lifecycle/suspend`, 200, {}),
    ),
  );
  expect(written.plan.steps[0].save).toBeUndefined();
  expect(written.plan.variables).toEqual({ userId: USER });
});

test('what a step made is handed on, also inside a body, and taken away at the end', async () => {
  const { plan } = await made(
    har(
      entry('POST', '/api/v1/groups', 200, { id: GROUP }, { profile: { name: 'A' } }),
      entry('PUT', `/api/v1/groups/${GROUP}/users/${USER}`, 204, null),
      entry(
        'POST',
        '/api/v1/groups/rules',
        200,
        { id: '0pr1acmerule00000004' },
        { type: 'group_rule', actions: { assignUserToGroups: { groupIds: [GROUP] } } },
      ),
      entry('DELETE', `/api/v1/groups/${GROUP}`, 204, null),
    ),
  );
  expect(requestsOf(plan)).toEqual([
    'POST /api/v1/groups',
    'PUT /api/v1/groups/{groupId}/users/{userId}',
    'POST /api/v1/groups/rules',
  ]);
  expect(plan.steps[2].body.actions.assignUserToGroups.groupIds).toEqual(['{{groupId}}']);
  expect(plan.teardown.map(({ request }: { request: string }) => request)).toEqual(['DELETE /api/v1/groups/{groupId}']);
});

test('secrets of bodies and queries come from the environment, and what they are called is said', async () => {
  const { plan, file, notes } = await made(
    har(
      entry(
        'POST',
        '/api/v1/users?activate=true',
        200,
        { id: USER },
        {
          profile: { login: 'ada@acme.example' },
          credentials: { password: { value: 'opensesame4711' }, recovery_question: { answer: 'opensesame4711-too' } },
          note: 'SSWS 00opensesame4711opensesame4711op',
        },
      ),
      entry('GET', '/api/v1/users?access_token=opensesame4711-query', 200, []),
    ),
  );
  expect(file).not.toContain('4711');
  expect(plan.variables.password).toEqual({ secret: 'PLAN_PASSWORD' });
  expect(notes.some((note) => note.includes('PLAN_PASSWORD'))).toBe(true);
});

test('calls of the moment, of others and of the bench itself are left out and counted; the rest keeps its status', async () => {
  const { plan, leftOut } = await made(
    har(
      entry('POST', '/oauth2/v1/token', 200, { access_token: 'opensesame4711' }),
      entry('GET', '/api/v1/users', 429, {}),
      entry('GET', '/api/v1/users', 401, {}),
      entry('GET', '/api/v1/users', 200, []),
      entry('GET', '/api/v1/users', 200, []),
      entry('GET', `/api/v1/users/${OTHER}`, 404, {}),
      entry('GET', '/assets/app.js', 200, {}),
    ),
  );
  expect(
    plan.steps.map(({ id, expect: { status } }: { id: string; expect: { status: number } }) => [id, status]),
  ).toEqual([
    ['list-users', 200],
    ['read-user-404', 404],
  ]);
  expect(leftOut).toEqual([
    'Left out: 1 call, made by the bench itself, or not opened by an access token, such as POST /oauth2/v1/token.',
    'Left out: 2 calls, answered in a way that another run cannot expect (401, 429, 5xx, a redirect, none), such as GET /api/v1/users.',
    'Left out: 1 call, no operation of the catalogue, such as GET /assets/app.js.',
  ]);
});
