// Words of HTTP clients and frameworks, in the forms in which their own loggers print them.
import { escaped, json, ORG, type Row, USERS } from './row.ts';

export const CLIENTS: Row[] = [
  [
    'urllib3',
    'DEBUG:urllib3.connectionpool:Starting new HTTPS connection (1): acme.okta.com:443\nDEBUG:urllib3.connectionpool:https://acme.okta.com:443 "GET /api/v1/users?limit=200 HTTP/1.1" 200 None',
    [`${USERS}?limit=200`],
    1,
  ],
  [
    'httpx',
    '2026-11-12 10:00:00,654 - httpx - INFO - HTTP Request: GET https://acme.okta.com/api/v1/users "HTTP/1.1 200 OK"',
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    '.NET HttpClient',
    'info: System.Net.Http.HttpClient.Okta.ClientHandler[100]\n      Sending HTTP request GET https://acme.okta.com/api/v1/users\ninfo: System.Net.Http.HttpClient.Okta.ClientHandler[101]\n      Received HTTP response headers after 188.6041ms - 200',
    [`GET ${ORG}/api/v1/users`],
    3,
  ],
  [
    'Spring',
    '2026-11-12T10:00:00.123Z DEBUG 1 --- [nio-8080-exec-1] o.s.web.client.RestTemplate : HTTP GET https://acme.okta.com/api/v1/users\n2026-11-12T10:00:01.123Z DEBUG 1 --- [nio-8080-exec-1] o.s.web.client.RestTemplate : Response 200 OK',
    [`GET ${ORG}/api/v1/users`],
    1,
  ],
  [
    'Spring, an error',
    'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://acme.okta.com/api/v1/users": Connection reset',
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'OkHttp',
    '--> GET https://acme.okta.com/api/v1/users\nAccept: application/json\n--> END GET\n<-- 200 https://acme.okta.com/api/v1/users (12ms)',
    [`GET ${ORG}/api/v1/users`],
    3,
  ],
  [
    'Apache HttpClient, the wire',
    '2026-11-12 10:00:00 DEBUG org.apache.http.headers - http-outgoing-0 >> GET /api/v1/users HTTP/1.1\n2026-11-12 10:00:00 DEBUG org.apache.http.headers - http-outgoing-0 << HTTP/1.1 200 OK',
    [USERS],
    1,
  ],
  ['curl -v', '> GET /api/v1/users HTTP/1.1\n> Host: acme.okta.com\n< HTTP/1.1 200 OK', [USERS], 2],
  [
    'Terraform, the fields',
    '2026-11-12T10:00:00.000Z [DEBUG] provider.terraform-provider-okta: Sending HTTP Request: tf_http_op_type=request tf_http_req_method=GET tf_http_req_uri=/api/v1/users tf_http_req_version=HTTP/1.1',
    [USERS],
    0,
  ],
  [
    'Terraform, the retrying client',
    '2026-11-12T10:00:00.000Z [DEBUG] provider.terraform-provider-okta_v4: performing request: method=GET url=https://acme.okta.com/api/v1/users',
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'Terraform, the dump',
    '2026-11-12T10:00:00.000-0500 [DEBUG] plugin: ---[ REQUEST ]---------------------------------------\n2026-11-12T10:00:00.000-0500 [DEBUG] plugin: GET /api/v1/users HTTP/1.1\n2026-11-12T10:00:00.000-0500 [DEBUG] plugin: Host: acme.okta.com',
    [USERS],
    2,
  ],
  [
    'Go, an error',
    'Error: Get "https://acme.okta.com/api/v1/users": the API returned an error: API call exceeded rate limit due to too many requests., giving up after 6 attempt(s)',
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'Rust, an error with JSON escaped in it',
    `RequestError("Failed to make GET request to https://acme.okta.com/api/v1/users. Status code: 403 Forbidden. Details: ${escaped(json({ errorCode: 'E0000006' }), 1)}")`,
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'requests of Python, an error that names no method',
    `401 Client Error: Unauthorized for url: ${ORG}/oauth2/v1/token\nGET ${ORG}/api/v1/users 200`,
    [`GET ${ORG}/api/v1/users`],
    1,
  ],
  [
    'curl in a terminal that was copied, and in the trace of a script',
    `me@host:~$ curl -s ${ORG}/api/v1/users -H 'Authorization: Bearer x' | jq .\n[]\n++ curl -sSX POST "${ORG}/api/v1/groups" -d '{}'\ncurl: (6) Could not resolve host: acme.okta.com\ncurl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0`,
    [`GET ${ORG}/api/v1/users`, `POST ${ORG}/api/v1/groups`],
    3,
  ],
  ['morgan', 'GET /api/v1/users 200 12.345 ms - 512', [USERS], 0],
  ['Koa', '  <-- GET /api/v1/users\n  xxx GET done\n', [USERS], 1],
  ['Tornado', '[I 261112 10:00:00 web:2348] 200 GET /api/v1/users (10.0.0.1) 1.20ms', [USERS], 0],
  [
    'Gin',
    '[GIN-debug] GET    /api/v1/apps              --> main.apps (3 handlers)\n[GIN] 2026/11/12 - 10:00:00 | 200 |     1.2ms |       10.0.0.1 | GET      "/api/v1/users"',
    [USERS],
    1,
  ],
  [
    'Rails',
    'I, [2026-11-12T10:00:00.1 #1]  INFO -- : Started GET "/api/v1/users" for 10.0.0.1 at 2026-11-12 10:00:00 +0000\nI, [2026-11-12T10:00:00.2 #1]  INFO -- : Completed 200 OK in 12ms',
    [USERS],
    1,
  ],
  ['Uvicorn', 'INFO:     10.0.0.1:52106 - "GET /api/v1/users HTTP/1.1" 200 OK', [USERS], 0],
  [
    'what a program would have sent',
    `2026-11-12 INFO dry run: would DELETE ${ORG}/api/v1/users/00u1\n2026-11-12 INFO Skipping DELETE /api/v1/groups/00g1 200\n2026-11-12 INFO registered route GET /api/v1/apps\n2026-11-12 INFO GET /api/v1/users\n2026-11-12 INFO dry run, would send: method=DELETE url=${ORG}/api/v1/users/00u1`,
    [USERS],
    4,
  ],
  [
    'a list of operations with what they do',
    'GET /api/v1/users lists all users\n- POST /api/v1/groups: Create a group\nDELETE /api/v1/groups/{id} \u2014 removes it for good\nGET /api/v1/users',
    [USERS],
    3,
  ],
  [
    'prose that names paths',
    'See GET /api/v1/apps in the reference.\nNote that POST /api/v1/users needs a scope.\n10:00 GET /api/v1/users 200',
    [USERS],
    2,
  ],
];
