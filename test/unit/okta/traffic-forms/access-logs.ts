// Lines of servers, proxies and load balancers, as each prints a request by default.
import { GROUPS, json, ORG, type Row, USERS } from './row.ts';

export const ACCESS_LOGS: Row[] = [
  ['Apache, common', '10.0.0.1 - frank [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users HTTP/1.1" 200 512', [USERS], 0],
  [
    'Apache, combined with a virtual host',
    'acme.example.com:443 10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users HTTP/1.1" 200 5 "-" "okta-sdk/1.0 \\"x\\""',
    [USERS],
    0,
  ],
  [
    'nginx, a connection without a request and one of noise',
    '10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "" 400 0 "-" "-"\n10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"\n10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "POST /api/v1/groups HTTP/2.0" 200 5 "-" "curl/8.5.0"',
    [GROUPS],
    2,
  ],
  [
    'nginx, the error log',
    '2026/11/12 10:00:00 [error] 31#31: *7 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.1, server: _, request: "GET /api/v1/users?limit=200 HTTP/1.1", upstream: "https://10.1.1.1:443/api/v1/users?limit=200", host: "acme.okta.com"',
    [`${USERS}?limit=200`],
    0,
  ],
  [
    'Envoy, the default format',
    '[2026-11-12T10:00:00.123Z] "GET /api/v1/users HTTP/1.1" 200 - 0 512 12 11 "10.0.0.1" "okta-sdk-go/5.0" "6f1c-8d" "acme.okta.com" "10.1.1.1:443"\n[2026-11-12T10:00:01.123Z] "- - HTTP/1.1" 400 DPE 0 11 0 - "-" "-" "-" "-" "-"',
    [USERS],
    1,
  ],
  [
    'Envoy under Istio, JSON',
    json({ authority: 'acme.okta.com', method: 'GET', path: '/api/v1/users', protocol: 'HTTP/2', response_code: 200 }),
    [USERS],
    0,
  ],
  [
    'AWS ALB',
    'https 2026-11-12T10:00:00.186641Z app/my-lb/50dc6c495c0c9188 10.0.0.1:2817 10.0.1.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://acme.okta.com:443/api/v1/users HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/tg/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "acme.okta.com" "-" 0 2026-11-12T10:00:00.364000Z "forward" "-" "-" "10.0.1.1:80" "200" "-" "-"',
    [`GET ${ORG}:443/api/v1/users`],
    0,
  ],
  [
    'AWS ALB, a request that was malformed',
    'https 2026-11-12T10:00:00.186641Z app/my-lb/50dc 10.0.0.1:2817 - -1 -1 -1 400 - 0 272 "- http://acme.okta.com:443- " "-" - - - "-" "-" "-" - 2026-11-12T10:00:00.364000Z "-" "-" "-" "-" "-" "-" "-"\n10.0.0.1 - - [12/Nov/2026:10:00:00 +0000] "GET /api/v1/users HTTP/1.1" 200 5',
    [USERS],
    1,
  ],
  [
    'HAProxy behind syslog',
    'Nov 12 10:00:00 lb1 haproxy[14389]: 10.0.0.1:33317 [12/Nov/2026:10:00:00.655] in~ okta/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET /api/v1/users HTTP/1.1"',
    [USERS],
    0,
  ],
  [
    'Squid, with a tunnel',
    '1762941600.450    180 10.0.0.1 TCP_TUNNEL/200 411 CONNECT acme.okta.com:443 - HIER_DIRECT/10.1.1.1 -\n1762941601.450    180 10.0.0.1 TCP_MISS/200 411 GET http://acme.okta.com/api/v1/users - HIER_DIRECT/10.1.1.1 application/json',
    ['GET http://acme.okta.com/api/v1/users'],
    1,
  ],
  [
    'IIS, W3C',
    '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port\n2026-11-12 10:00:00 10.0.0.5 GET /api/v1/users limit=200 443 - 10.0.0.1 Mozilla/5.0 - 200 0 0 15',
    [USERS],
    0,
  ],
  [
    'Caddy',
    json({
      level: 'info',
      logger: 'http.log.access',
      msg: 'handled request',
      request: { method: 'GET', host: 'acme.okta.com', uri: '/api/v1/users' },
      status: 200,
    }),
    [USERS],
    0,
  ],
  [
    'Traefik',
    json({ ClientAddr: '10.0.0.1:5', RequestMethod: 'GET', RequestPath: '/api/v1/users', DownstreamStatus: 200 }),
    [USERS],
    0,
  ],
  [
    'Kong',
    json({ request: { method: 'GET', uri: '/api/v1/users', url: `${ORG}/api/v1/users` }, response: { status: 200 } }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
  [
    'Cloudflare',
    json({ ClientRequestMethod: 'GET', ClientRequestURI: '/api/v1/users?limit=1', EdgeResponseStatus: 200 }),
    [`${USERS}?limit=1`],
    0,
  ],
  [
    'Google load balancer',
    json({ httpRequest: { requestMethod: 'GET', requestUrl: `${ORG}/api/v1/users`, status: 200 } }),
    [`GET ${ORG}/api/v1/users`],
    0,
  ],
];
