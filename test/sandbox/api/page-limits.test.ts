// How much a list gives when nobody says, and at most (FACTS §5): the self link shows the first, the second is cut or refused.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue, linkOf, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let group: string;
let app: string;
beforeAll(async () => {
  org = await startOrg();
  call = await org.as(
    'Directory Insights',
    'okta.users.read okta.groups.read okta.apps.read okta.idps.read okta.networkZones.read okta.trustedOrigins.read okta.profileMappings.read okta.logStreams.read okta.brands.read okta.devices.read okta.authorizationServers.read okta.realms.read okta.principalRateLimits.read okta.logs.read',
  );
  group = (await call('GET', '/api/v1/groups')).json[0].id;
  app = (await call('GET', '/api/v1/apps')).json[0].id;
});
afterAll(() => org.close());

const PRINCIPALS = `/api/v1/principal-rate-limits?filter=${encodeURIComponent('principalType eq "OAUTH_CLIENT"')}`;

it.each<[string, number, number]>([
  ['/api/v1/users', 200, 200],
  ['/api/v1/users?q=a', 10, 200],
  ['/api/v1/groups', 10_000, 10_000],
  ['/api/v1/groups/<group>/users', 1_000, 1_000],
  ['/api/v1/groups/<group>/apps', 20, 200],
  ['/api/v1/groups/rules', 50, 200],
  ['/api/v1/apps', 20, 200],
  ['/api/v1/apps/<app>/users', 50, 500],
  ['/api/v1/apps/<app>/groups', 20, 200],
  ['/api/v1/apps/<app>/tokens', 20, 200],
  ['/api/v1/idps', 20, 200],
  ['/api/v1/zones', 20, 200],
  ['/api/v1/trustedOrigins', 20, 200],
  ['/api/v1/mappings', 20, 200],
  ['/api/v1/logStreams', 20, 200],
  ['/api/v1/brands', 20, 200],
  ['/api/v1/devices', 200, 200],
  ['/api/v1/authorizationServers', 200, 200],
  ['/api/v1/realms', 200, 200],
  [PRINCIPALS, 20, 50],
  ['/api/v1/logs', 100, 1_000],
])('%s: %i, at most %i', async (target, usual, most) => {
  const path = target.replace('<group>', group).replace('<app>', app);
  const limitOf = (link: string | null): string | null => new URL(link ?? 'x:').searchParams.get('limit');
  expect(limitOf(linkOf(await call('GET', path), 'self'))).toBe(String(usual));
  const limited = (limit: number): string => `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
  expect(limitOf(linkOf(await call('GET', limited(most)), 'self'))).toBe(String(most));
  const beyond = await call('GET', limited(most + 1));
  // What the catalogue declares is refused, what only the documentation states is cut. The log says so itself.
  const declared = catalogue.operations
    .find(
      (one) =>
        one.method === 'GET' &&
        one.path.replace(/\{[^}]+\}/, '<>') ===
          target.replace(/<\w+>|\?.*/g, (text) => (text.startsWith('<') ? '<>' : '')),
    )
    ?.parameters.find(({ name }) => name === 'limit')?.max;
  if (declared === undefined && target !== '/api/v1/logs')
    expect([beyond.status, limitOf(linkOf(beyond, 'self'))]).toEqual([200, String(most)]);
  else
    expect(beyond).toMatchObject({
      status: 400,
      json: {
        errorCode: 'E0000001',
        errorSummary: 'Api validation failed: limit',
        errorCauses: [{ errorSummary: `limit: The value must not be greater than ${most}.` }],
      },
    });
});

it.each(['abc', 'NaN', '1.5', '1e2', 'Infinity', '-3', '0', ''])(
  'of a list that declares no limit, %j counts for nothing',
  async (limit) => {
    const path = '/api/v1/authorizationServers/default/claims';
    const answer = await call('GET', `${path}?limit=${limit}`);
    expect([answer.status, answer.json.length]).toEqual([200, 1]);
    expect(linkOf(answer, 'self')).toBe(`${org.url}${path}?limit=10000`);
  },
);
