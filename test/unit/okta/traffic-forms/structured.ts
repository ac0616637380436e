// Records of structured logs, whole, wrapped, escaped and cut, and what log servers export.
import { escaped, GROUPS, json, ORG, type Row, USERS } from './row.ts';

const ECS = {
  '@timestamp': '2026-11-12T10:00:00.000Z',
  'ecs.version': '1.6.0',
  'log.level': 'info',
  message: 'HTTP request',
  'http.request.method': 'GET',
  'url.path': '/api/v1/users',
  'url.domain': 'acme.okta.com',
};
export const STRUCTURED: Row[] = [
  ['ECS, dotted', json(ECS), [USERS], 0],
  [
    'ECS, nested',
    json({
      log: { level: 'info' },
      http: { request: { method: 'GET' }, response: { status_code: 200 } },
      url: { full: `${ORG}/api/v1/users`, path: '/api/v1/users' },
    }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'ECS, dotted within nested',
    json({ http: { 'request.method': 'get' }, url: { path: '/api/v1/users' } }),
    [USERS],
    0,
  ],
  [
    'ECS, a response alone',
    json({
      message: 'HTTP response',
      'http.response.status_code': 403,
      'http.response.header': {
        'Www-Authenticate': ['Bearer scope="okta.logs.read", error="insufficient_scope", resource="/api/v1/logs"'],
      },
      'http.response.body.content': '',
    }),
    [],
    1,
  ],
  [
    'ECS, only the original line',
    json({
      event: { original: '10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users HTTP/1.1" 200 5' },
      log: { file: { path: '/var/log/access.log' } },
    }),
    [USERS],
    0,
  ],
  [
    'a method in the message, the path in a field',
    json({ message: 'POST done', path: '/api/v1/groups' }, { method: 'GET', url: `${ORG}/api/v1/users`, status: 200 }),
    [GROUPS, `GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'fields against the words beside them',
    json({ message: 'GET /api/v1/apps failed before', method: 'POST', path: '/api/v1/groups' }),
    [GROUPS],
    0,
  ],
  [
    'a method in a field, the address in the message',
    json({ msg: `calling ${ORG}/api/v1/users now`, method: 'GET' }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'a method that is a function, a path that is a file',
    json(
      { method: 'UserService.list', path: 'users.csv', msg: 'HTTP response' },
      { method: 'listUsers', 'http.method': 'GET', 'http.target': '/api/v1/users' },
    ),
    [USERS],
    1,
  ],
  [
    'words that are no method',
    json(
      { level: 'info', message: 'HTTP /response' },
      { level: 'info', message: 'TOKEN /oauth2 refreshed' },
      { method: 'GET', path: '/api/v1/users' },
    ),
    [USERS],
    2,
  ],
  [
    'structlog',
    json({
      event: 'Unable to fetch access token',
      level: 'warning',
      response: `401 Client Error: Unauthorized for url: ${ORG}/oauth2/v1/token`,
    }),
    [],
    1,
  ],
  [
    'an event of the System Log',
    json({
      eventType: 'app.oauth2.token.grant.access_token',
      outcome: { result: 'FAILURE' },
      debugContext: { debugData: { requestUri: '/oauth2/v1/token' } },
    }),
    [],
    1,
  ],
  [
    'OpenTelemetry',
    json({ name: 'GET', attributes: { 'http.request.method': 'GET', 'url.full': `${ORG}/api/v1/users` } }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'pino-http',
    json({
      level: 30,
      time: 1,
      req: { id: 1, method: 'GET', url: '/api/v1/users' },
      res: { statusCode: 200 },
      msg: 'request completed',
    }),
    [USERS],
    0,
  ],
  [
    'Serilog, compact',
    json({
      '@t': '2026-11-12T10:00:00Z',
      '@mt': 'HTTP {RequestMethod} {RequestPath} responded {StatusCode}',
      RequestMethod: 'GET',
      RequestPath: '/api/v1/users',
      StatusCode: 200,
    }),
    [USERS],
    0,
  ],
  [
    '.NET HttpClient with scopes',
    json({
      Timestamp: 'x',
      LogLevel: 'Information',
      State: { HttpMethod: 'GET', Uri: `${ORG}/api/v1/users` },
      Scopes: [],
    }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'tracing of Rust',
    json({
      timestamp: 'x',
      level: 'INFO',
      fields: { message: 'sending', method: 'GET', uri: '/api/v1/users' },
      target: 'okta::client',
    }),
    [USERS],
    0,
  ],
  [
    'GELF',
    json({ version: '1.1', host: 'app1', short_message: 'request', _method: 'GET', _path: '/api/v1/users' }),
    [USERS],
    0,
  ],
  [
    'axios, the error as JSON',
    json({
      message: 'Request failed with status code 403',
      name: 'AxiosError',
      config: { method: 'get', url: `${ORG}/api/v1/users` },
      status: 403,
    }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'Terraform, JSON',
    json(
      {
        '@level': 'debug',
        '@message': 'Sending HTTP Request',
        '@module': 'provider',
        tf_http_op_type: 'request',
        tf_http_req_method: 'GET',
        tf_http_req_uri: '/api/v1/users',
      },
      {
        '@level': 'debug',
        '@message': 'Received HTTP Response',
        tf_http_op_type: 'response',
        tf_http_res_status_code: 200,
      },
    ),
    [USERS],
    1,
  ],
  [
    'a container log, the line in it',
    json({
      log: '10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users HTTP/1.1" 200 5\n',
      stream: 'stdout',
      time: 'x',
    }),
    [USERS],
    0,
  ],
  [
    'a container log, JSON in it',
    json({ log: `${json({ method: 'GET', url: '/api/v1/users' })}\n`, stream: 'stdout' }),
    [USERS],
    0,
  ],
  [
    'JSON behind a prefix',
    `app_1  | 2026-11-12T10:00:00Z INFO [main] ${json({ method: 'GET', url: '/api/v1/users' })}`,
    [USERS],
    0,
  ],
  ['JSON escaped once', escaped(json({ method: 'GET', url: '/api/v1/users' }), 1), [USERS], 0],
  [
    'JSON escaped twice, in quotes',
    `2026-11-12 INFO payload="${escaped(json({ method: 'GET', url: '/api/v1/users' }), 2)}"`,
    [USERS],
    0,
  ],
  [
    'JSON that a logger cut off',
    '2026-11-12 INFO {"method":"GET","url":"https://acme.okta.com/api/v1/users","body":"{\\"a',
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'a dictionary of Python',
    "INFO:client:{'method': 'GET', 'url': 'https://acme.okta.com/api/v1/users', 'status': 200}",
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'an object of Node',
    "request { method: 'GET', url: 'https://acme.okta.com/api/v1/users', headers: {} }",
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'logfmt',
    'time=2026-11-12T10:00:00Z level=info msg="request done" method=GET path=/api/v1/users status=200',
    [USERS],
    0,
  ],
  [
    'jq, objects on several lines',
    '{\n  "method": "GET",\n  "url": "/api/v1/users"\n}\n{\n  "level": "info",\n  "message": "started"\n}',
    [USERS],
    1,
  ],
  [
    'an export of Elasticsearch',
    JSON.stringify({
      took: 3,
      hits: {
        total: 2,
        hits: [
          { _index: 'a', _source: ECS },
          { _index: 'a', _source: { message: 'started' } },
        ],
      },
    }),
    [USERS],
    1,
  ],
  [
    'an export of CloudWatch',
    JSON.stringify({
      events: [
        { timestamp: 1, message: json({ method: 'GET', url: '/api/v1/users' }) },
        { timestamp: 2, message: 'START RequestId: 5 Version: $LATEST' },
      ],
    }),
    [USERS],
    1,
  ],
];
