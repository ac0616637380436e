// Recorded and described calls, as the tools write them: each kind recognised, matched to operations, its faults reported by place.
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../electron/adapters/documents/parse-document.ts';
import { readTraffic } from '../../../shared/okta/traffic/read-traffic.ts';
import { usedOperations } from '../../../shared/okta/traffic/used-operations.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const { operations } = shippedCatalogue();
const read = (text: string) => readTraffic(text, parseDocument);
const idsOf = async (text: string) =>
  usedOperations((await read(text)).calls, operations).used.map(({ operation }) => operation.id);
const EXPECTED = ['listGroups', 'listUsers', 'getUser'];

const har = (urls: string[]) =>
  JSON.stringify({
    log: { version: '1.2', entries: urls.map((url) => ({ request: { method: 'GET', url, headers: [] } })) },
  });
const HAR = har([
  'https://acme.okta.com/api/v1/users?limit=200',
  'https://acme.okta.com/api/v1/users/00u1abc',
  'https://acme.okta.com/api/v1/groups',
]);
const POSTMAN = JSON.stringify({
  info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [
    {
      name: 'Users',
      item: [
        { name: 'List', request: { method: 'GET', url: { raw: '{{baseUrl}}/old', path: ['api', 'v1', 'users'] } } },
        { name: 'One', request: { method: 'GET', url: '{{baseUrl}}/api/v1/users/:userId' } },
      ],
    },
    { name: 'Groups', request: 'https://{{domain}}/api/v1/groups?limit={{n}}' },
  ],
});
const OPENAPI = `openapi: 3.0.3
info: { title: Ours, version: '1' }
servers: [{ url: 'https://acme.okta.com/okta' }]
paths:
  /api/v1/users: { get: { operationId: a } }
  /api/v1/users/{id}: { get: { operationId: b } }
  /api/v1/groups: { get: { operationId: c }, parameters: [] }
`;
const COMMON = `10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users?limit=200 HTTP/1.1" 200 512
10.0.0.1 - svc [12/Nov/2026:10:00:01 +0000] "GET /api/v1/users/00u1abc HTTP/1.1" 200 99

10.0.0.1 - - [12/Nov/2026:10:00:02 +0000] "HEAD /api/v1/groups HTTP/2.0" 200 -`;
const COMBINED = COMMON.replace(/ (\d+|-)$/gm, ' $1 "https://example.com/a" "curl/8.0 \\"x\\""').replaceAll(
  '\n',
  '\r\n',
);

describe('every kind gives the same operations', () => {
  it.each([
    ['har', HAR],
    ['postman', POSTMAN],
    ['openapi', OPENAPI],
    ['access-log', COMMON],
    ['access-log', COMBINED],
    ['access-log', COMMON.replace(/^(?=1)/gm, 'acme.okta.com:443 ')],
    [
      'json-list',
      JSON.stringify(['users', 'users/00u1abc', 'groups'].map((at) => ({ method: 'get', path: `/api/v1/${at}` }))),
    ],
    ['json-lines', lines((at) => ({ method: 'GET', url: `https://acme.okta.com/api/v1/${at}` }))],
    [
      'json-lines',
      lines((at) => ({ http: { request: { method: 'GET' } }, url: { full: `https://a.okta.com/api/v1/${at}` } })),
    ],
    ['json-lines', lines((at) => ({ 'http.request.method': 'GET', 'url.path': `/api/v1/${at}` }))],
    ['json-lines', lines((at) => ({ request_method: 'GET', request_uri: `/api/v1/${at}?x=1` }))],
    ['json-lines', lines((at) => ({ req: { method: 'GET', url: `/api/v1/${at}` }, res: { statusCode: 200 } }))],
    ['json-lines', lines((at) => ({ httpRequest: { requestMethod: 'GET', requestUrl: `https://x/api/v1/${at}` } }))],
    ['json-lines', lines((at) => ({ request: `GET /api/v1/${at} HTTP/1.1`, status: 200 }))],
  ])('%s', async (format, text) => {
    expect(await read(text)).toMatchObject({ format, problems: [] });
    expect((await idsOf(text)).sort()).toEqual([...EXPECTED].sort());
  });

  function lines(record: (at: string) => unknown): string {
    return ['users', 'users/00u1abc', 'groups'].map((at) => JSON.stringify(record(at))).join('\n');
  }
});

describe('matching', () => {
  it.each([
    ['another host', 'https://proxy.internal:8443/api/v1/users', 'listUsers'],
    ['a base path', 'https://gw.example.com/okta/prod/api/v1/users', 'listUsers'],
    ['a base path that begins alike', 'https://gw.example.com/api/okta/api/v1/users', 'listUsers'],
    ['a host without a scheme', 'acme.okta.com/api/v1/users', 'listUsers'],
    ['a variable', '{{host}}/api/v1/users', 'listUsers'],
    ['a server of its own', '/x/oauth2/default/v1/token', 'tokenCustomAS'],
    ['another API', '/integrations/api/v1/api-services', 'listApiServiceIntegrationInstances'],
  ])('%s', (_what, target, id) => {
    const { used } = usedOperations([{ method: id.startsWith('token') ? 'POST' : 'GET', target }], operations);
    expect(used.map(({ operation }) => operation.id)).toEqual([id]);
  });

  it('leaves what is no operation, counted, without its query', () => {
    const calls = [
      'https://cdn.example.com/app.js?token=secret',
      'https://cdn.example.com/app.js',
      '/governance/api/v1/users',
    ].map((target) => ({ method: 'GET', target }));
    expect(usedOperations(calls, operations)).toEqual({
      used: [],
      unmatched: [
        { method: 'GET', path: '/app.js', calls: 2 },
        { method: 'GET', path: '/governance/api/v1/users', calls: 1 },
      ],
    });
  });
});

describe('what cannot be read is reported by its place', () => {
  it.each([
    ['an empty file', '', 'is empty.'],
    ['prose', 'Dear all,\nthe meeting is at ten.', 'none of the kinds'],
    ['torn JSON', '{\n "log": {\n "entries": [', 'line'],
    ['another JSON', '{"name":"acme"}', 'none of the kinds'],
    ['torn YAML', 'openapi: 3.0.0\npaths:\n  "/a: [', 'line'],
  ])('%s', async (_what, text, message) => {
    const { format, calls, problems } = await read(text);
    expect([format, calls]).toEqual(['unknown', []]);
    expect(problems[0]?.message).toContain(message);
  });

  it.each([
    [
      'HAR',
      '{"log":{"entries":[{"request":{"method":"GET"}},{"request":{"method":"GET","url":"/api/v1/users"}}]}}',
      '$.log.entries[0].request',
    ],
    ['Postman', '{"item":[{"item":[{"name":"x"},{"request":"/api/v1/users"}]}]}', '$.item[0].item[0]'],
    ['Postman 1', '{"order":[],"requests":[]}', '$'],
    ['OpenAPI', '{"openapi":"3.0.0","paths":{"/a":7,"/api/v1/users":{"get":{}}}}', '$.paths["/a"]'],
    ['JSON lines', '{"method":"GET","url":"/api/v1/users"}\n{"method":', 'line 2'],
  ])('%s', async (_what, text, at) => {
    const { calls, problems } = await read(text);
    expect(problems[0]?.at).toBe(at);
    expect(calls.length).toBe(at === '$' ? 0 : 1);
  });

  it('says how many more there were', async () => {
    const { problems } = await read(`{"method":"GET","url":"/"}\n${'{"method":\n'.repeat(50)}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('30 more could not be read.');
  });

  it('and never by what is there: a recording holds tokens', async () => {
    const { problems } = await read(
      '{"log":{"entries":[{"request":{"headers":[{"name":"authorization" "Bearer secret-value"}]}}]}}',
    );
    expect(problems[0]?.message).toMatch(/^is not valid JSON at line 1, column \d+: /);
    expect(JSON.stringify(problems)).not.toContain('secret-value');
  });
});
