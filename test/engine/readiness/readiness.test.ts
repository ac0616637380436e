// The checks of an integration in two orgs, with a product that is recorded in both: one that is ready, and one with twelve planted faults, of which
// exactly those twelve checks fail. Then what an edit, a revoked instance and the age of a result do to it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPack } from '../../../electron/engine/readiness/verify-pack.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import { ASKS, type CheckId } from '../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { type Instance, install, startTwoOrgs, type TwoOrgs } from '../../support/orgs/two-orgs.ts';
import { PRODUCT_TRIALS, type ProductFaults, runProduct } from '../../support/readiness/product.ts';
import { startRecording } from '../../support/recorder/recording.ts';

const PATH = '/made-up/acme.integration.yaml';
const LOGO: FilesBeside['logo'] = { format: 'png', width: 200, height: 200, bytes: 4000 };
const GOOD_SCOPES = {
  'okta.users.read': 'Reads people, to show each with a name.',
  'okta.groups.read': 'Reads groups, which are reviewed.',
};
const PLANTED_SCOPES = {
  'okta.users.read': 'Reads people, to show each with a name.',
  // Its read would do; written to nowhere.
  'okta.groups.manage': 'Reads groups, which are what is reviewed by the managers of a customer.',
  // Nothing needs it, and it has no reason.
  'okta.brands.read': '',
};

let orgs: TwoOrgs;
let guide: Server;
let guideUrl: string;
beforeAll(async () => {
  orgs = await startTwoOrgs();
  guide = createServer((request, response) => {
    if (request.url === '/login') return void response.end('<form><input type="password" name="password"></form>');
    if (request.url === '/private') return void response.writeHead(302, { location: '/login?next=private' }).end();
    response
      .setHeader('content-type', 'text/html')
      .end('<h1>Acme Access Reviews for Okta</h1><p>Before you begin …</p>');
  });
  await new Promise<void>((listening) => guide.listen(0, '127.0.0.1', listening));
  guideUrl = `http://127.0.0.1:${(guide.address() as AddressInfo).port}`;
});
afterAll(async () => {
  guide.close();
  await orgs.close();
});

interface Written {
  scopes: Record<string, string>;
  guide: string;
  escalation: string;
  /** Of each instance, the version that it was made of. */
  versions?: [string, string];
  confirmed?: CheckId[];
}

const PEOPLE: CheckId[] = [
  'revocation',
  'refusal',
  'many-customers',
  'guide-contents',
  'account-works',
  'escalation-read',
];

function written({ scopes, guide: address, escalation, versions = ['2', '2'], confirmed = PEOPLE }: Written): string {
  const names = JSON.stringify(Object.keys(scopes));
  return `integration: Acme Access Reviews
description: Reviews who is in which group, so that customers see at once who should not be there any more.
scopes: ${JSON.stringify(scopes)}
guide: ${address}
logo: logo.png
contacts: { support: help@acme.example, escalation: ${escalation} }
testAccount:
  url: https://app.acme.example
  username: isvtest@okta.com
  password: { secret: ACME_TEST_PASSWORD }
  instructions: Settings, Okta, enter domain, client ID and secret, then press Review now.
plans: [acme.scopebench.yaml]
versions:
  - { version: '1', date: '2026-11-01', name: Acme Reviews, scopes: ${names} }
  - { version: '2', date: '2026-11-30', name: Acme Access Reviews, scopes: ${names} }
instances:
  - { tenant: Acme one, credential: Acme, version: '${versions[0]}' }
  - { tenant: Acme two, credential: Acme, version: '${versions[1]}' }
confirmed: ${JSON.stringify(confirmed.map((check) => ({ check, note: 'Looked at it.', date: '2026-11-30', version: '2' })))}
`;
}

const planOf = (scopes: Record<string, string>): string => `plan: Acme reads
scopes: ${JSON.stringify(scopes)}
steps:
  - { id: list-users, request: GET /api/v1/users?limit=2, save: { userId: '$[0].id' } }
  - { id: read-user, request: 'GET /api/v1/users/{userId}' }
  - { id: list-groups, request: GET /api/v1/groups?limit=2 }
`;

interface Tried {
  bench: TestBench;
  instances: [Instance, Instance];
  beside: FilesBeside;
}

async function prepare(
  scopes: Record<string, string>,
  second: { scopes: readonly string[]; secondSecret?: boolean },
): Promise<Tried> {
  const bench = await startTestBench();
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  const [one, two] = orgs.orgs;
  if (!one || !two) throw new Error('There are two orgs.');
  const instances: [Instance, Instance] = [
    await install(bench, one, 'Acme one', { scopes: Object.keys(scopes) }),
    await install(bench, two, 'Acme two', second),
  ];
  return { bench, instances, beside: { plans: [{ file: 'acme.scopebench.yaml', text: planOf(scopes) }], logo: LOGO } };
}

async function record(
  { bench, instances }: Tried,
  scopes: Record<string, string>,
  faults: ProductFaults = {},
): Promise<void> {
  for (const [index, { tenantId, clientId, secret }] of instances.entries()) {
    const recording = await startRecording(bench, { tenantId, faults: index === 0 ? PRODUCT_TRIALS : [] });
    const builtInUrl = index === 0 ? undefined : faults.builtInUrl;
    const customer = { url: recording.url, clientId, secret };
    await runProduct(customer, Object.keys(scopes).join(' '), {
      ...faults,
      ...(builtInUrl ? { builtInUrl } : { builtInUrl: recording.url }),
    });
    await recording.end();
  }
}

async function check({ bench, beside }: Tried, text: string): Promise<ReadinessReport> {
  const runs = runsOf(bench.client.run, 'readiness');
  const plans = beside.plans.flatMap(({ file, text: plan }) => (plan === null ? [] : [{ file, text: plan }]));
  const { runId } = await runs.start({ path: PATH, text, plans });
  for await (const _events of await runs.watch({ runId, after: 0 }));
  return bench.client.integration.assess({ path: PATH, text, beside });
}

const inState = (report: ReadinessReport, state: ReadinessReport['checks'][number]['state']) =>
  report.checks.filter((one) => one.state === state).map(({ id, why }) => `${id}: ${why}`);
const idsIn = (report: ReadinessReport, state: ReadinessReport['checks'][number]['state']) =>
  report.checks.filter((one) => one.state === state).map(({ id }) => id);

describe('an integration without a fault', () => {
  let tried: Tried;
  let text: string;
  let report: ReadinessReport;
  beforeAll(async () => {
    tried = await prepare(GOOD_SCOPES, { scopes: Object.keys(GOOD_SCOPES) });
    text = written({ scopes: GOOD_SCOPES, guide: `${guideUrl}/okta`, escalation: 'oncall@acme.example' });
    await record(tried, GOOD_SCOPES);
    report = await check(tried, text);
  }, 60_000);
  afterAll(() => tried.bench.close());

  test('is ready', () => {
    expect(inState(report, 'fail')).toEqual([]);
    expect(inState(report, 'not-run')).toEqual([]);
    expect(inState(report, 'manual')).toEqual([]);
    expect(report).toMatchObject({ integration: 'Acme Access Reviews', version: '2', ready: true });
  });

  test('has a pack that opens to a stranger, and is refused after one changed byte of any file', async () => {
    const { files } = await tried.bench.client.integration.pack({ path: PATH, text, beside: tried.beside });
    expect(verifyPack(files)).toMatchObject({ intact: true, problems: [], ready: true, version: '2' });
    const secrets = tried.instances.map(({ secret }) => secret);
    for (const file of files) {
      for (const secret of secrets) expect(file.text, file.name).not.toContain(secret);
      const at = Math.floor(file.text.length / 2);
      const changed = `${file.text.slice(0, at)}${file.text[at] === 'x' ? 'y' : 'x'}${file.text.slice(at + 1)}`;
      const other = files.map((one) => (one === file ? { ...one, text: changed } : one));
      expect(verifyPack(other).intact, file.name).toBe(false);
    }
    expect(verifyPack(files.slice(1)).problems).toContainEqual({ file: 'readiness.json', problem: 'It is missing.' });
  });

  test('of which the scopes are edited has stale checks where they rest on them, and no others', async () => {
    const more = { ...GOOD_SCOPES, 'okta.apps.read': 'Reads the apps that are assigned to a group.' };
    const edited = written({ scopes: more, guide: `${guideUrl}/okta`, escalation: 'oncall@acme.example' }).replace(
      `scopes: ${JSON.stringify(Object.keys(more))} }\ninstances`,
      `scopes: ${JSON.stringify(Object.keys(GOOD_SCOPES))} }\ninstances`,
    );
    const now = await tried.bench.client.integration.assess({ path: PATH, text: edited, beside: tried.beside });
    expect(now.version).toBeNull();
    expect(idsIn(now, 'fail')).toEqual(['fresh', 'instances']);
    expect(now.checks.filter(({ stale }) => stale).map(({ id }) => id)).toEqual([
      'subset',
      'token-scopes',
      'scopes-suffice',
      'scopes-needed',
      'scopes-narrow',
      'within-scopes',
      ...PEOPLE.filter((id) => id !== 'refusal'),
    ]);
    expect(now.ready).toBe(false);
  });

  test('of which an instance is revoked notices it', async () => {
    await tried.instances[1].revoke();
    const now = await check(tried, text);
    expect(now.checks.find(({ id }) => id === 'basic')).toMatchObject({
      state: 'fail',
      why: expect.stringMatching(/^Acme two does not let Acme in any more: .*The instance was revoked/),
    });
    expect(now.ready).toBe(false);
  });
});

test('an integration with twelve planted faults fails in exactly those twelve checks', async () => {
  const tried = await prepare(PLANTED_SCOPES, {
    scopes: ['okta.users.read', 'okta.groups.manage'],
    secondSecret: false,
  });
  try {
    await record(tried, PLANTED_SCOPES, {
      builtInUrl: orgs.orgs[0]?.url ?? '',
      noBackOff: true,
      noRenewal: true,
      builtCursors: true,
    });
    const text = written({
      scopes: PLANTED_SCOPES,
      guide: `${guideUrl}/private`,
      escalation: 'no-reply@acme.example',
      versions: ['2', '1'],
    });
    const report = await check(tried, text);
    expect(inState(report, 'fail')).toEqual([
      expect.stringMatching(/^reasons: okta\.brands\.read has no reason/),
      expect.stringMatching(/^contacts: no-reply@acme\.example/),
      expect.stringMatching(/^guide: It leads to a login/),
      expect.stringMatching(/^instances: Acme two \(version 1\)/),
      expect.stringMatching(/^two-tenants: The product was recorded against Acme two and called nothing there/),
      expect.stringMatching(/^token-scopes: Acme two left out okta\.brands\.read/),
      expect.stringMatching(/^rotation: Acme in Acme two has one secret only/),
      expect.stringMatching(/^scopes-needed: Nothing was refused without okta\.brands\.read/),
      expect.stringMatching(/^scopes-narrow: okta\.groups\.read would do in place of okta\.groups\.manage/),
      expect.stringMatching(/^renewal: The token that a 401 had refused was sent/),
      expect.stringMatching(/^rate-limits: GET \/api\/v1\/groups was sent/),
      expect.stringMatching(/^paging: GET \/api\/v1\/users was sent with after=40/),
    ]);
  } finally {
    await tried.bench.close();
  }
}, 60_000);

test('each check that a person confirms says what to look at', () => {
  expect(Object.values(ASKS).every((ask) => ask !== undefined && ask.length > 30)).toBe(true);
});
