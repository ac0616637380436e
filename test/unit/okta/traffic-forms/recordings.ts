// What test recorders and browsers keep.
import { ORG, type Row, USERS } from './row.ts';

const VCRPY = `interactions:
- request:
    body: null
    headers:
      Accept: ['*/*']
      Authorization: [Bearer not-a-real-token]
    method: GET
    uri: ${ORG}/api/v1/users
  response:
    body:
      string: !!binary |
        H4sIAAAAAAAAA4uOBQApu0wNAgAAAA==
    headers:
      Content-Type: [application/json]
    status: {code: 200, message: OK}
- request:
    body: !!python/unicode '{"profile":{"name":"a"}}'
    headers: {}
    method: POST
    uri: ${ORG}/api/v1/groups
  response:
    body: {string: '{}'}
    headers: {}
    status: {code: 200, message: OK}
version: 1
`;
const GO_VCR_1 = `---
version: 1
rwmutex: {}
interactions:
- request:
    body: ""
    form: {}
    headers:
      Accept:
      - application/json
    url: ${ORG}/api/v1/users
    method: GET
  response:
    body: '[]'
    status: 200 OK
    code: 200
    duration: ""
`;
const GO_VCR_2 = `---
version: 2
interactions:
    - id: 0
      request:
        proto: HTTP/1.1
        proto_major: 1
        proto_minor: 1
        content_length: 0
        transfer_encoding: []
        trailer: {}
        host: acme.okta.com
        remote_addr: ""
        request_uri: ""
        body: ""
        form: {}
        headers:
            Accept:
                - application/json
        url: ${ORG}/api/v1/users
        method: GET
      response:
        status: 200 OK
        code: 200
        duration: 120ms
`;
const request = { method: 'GET', uri: `${ORG}/api/v1/users`, body: null, headers: {} };
const har = (...requests: unknown[]) =>
  JSON.stringify({ log: { entries: requests.map((each) => ({ request: each })) } });
export const RECORDINGS: Row[] = [
  ['vcrpy, YAML', VCRPY, [`GET ${ORG}/api/v1/users`, `POST ${ORG}/api/v1/groups`], 0],
  [
    'vcrpy, JSON',
    JSON.stringify({ version: 1, interactions: [{ request, response: { status: { code: 200 } } }] }, null, 2),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  ['go-vcr 1', GO_VCR_1, [`GET ${ORG}/api/v1/users`], 0],
  ['go-vcr 2', GO_VCR_2, [`GET ${ORG}/api/v1/users`], 0],
  [
    'betamax',
    JSON.stringify({ http_interactions: [{ request, response: {} }], recorded_with: 'betamax/0.9.0' }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'VCR of Ruby',
    `---\nhttp_interactions:\n- request:\n    method: get\n    uri: ${ORG}/api/v1/users\n    body: {encoding: US-ASCII, string: ''}\n  response:\n    status: {code: 200, message: OK}\nrecorded_with: VCR 6.2.0\n`,
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'nock',
    JSON.stringify([{ scope: `${ORG}:443`, method: 'GET', path: '/api/v1/users', status: 200, response: [] }]),
    [USERS],
    0,
  ],
  [
    'HAR with what never left the browser',
    har({ method: 'GET', url: 'data:image/png;base64,AAAA' }, { method: 'GET', url: `${ORG}/api/v1/users` }),
    [`GET ${ORG}/api/v1/users`],
    1,
  ],
  [
    'one entry of a HAR',
    JSON.stringify({
      startedDateTime: 'x',
      request: { method: 'GET', url: `${ORG}/api/v1/users` },
      response: { status: 200 },
    }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'entries of a HAR',
    JSON.stringify([{ request: { method: 'GET', url: `${ORG}/api/v1/users` }, response: {} }]),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
];
