// The negative cases of a plan on the sandbox org: each step without its scope, the client's own, and by the catalogue what a request lacks. What nobody
// could say is not called a failure, and a case that is not refused is one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SANDBOX_TENANT_ID } from '../../../electron/engine/tenants/tenant-source.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { NegativeResult, PlanRunInput } from '../../../shared/runs/plan/plan-events.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';
import { apiTokenDraft } from '../../support/credentials.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let bench: TestBench;
let credentialId: string;
beforeAll(async () => {
  bench = await startTestBench();
  credentialId = await sandboxCredential(bench.client, 'Directory Insights');
});
afterAll(() => bench.close());

async function run(text: string, more: Partial<PlanRunInput> = {}): Promise<PlanView> {
  const plans = runsOf(bench.client.run, 'plan');
  const input = { tenantId: SANDBOX_TENANT_ID, credentialId, file: 'a.scopebench.yaml', text, negative: true, ...more };
  let view = EMPTY_PLAN;
  for await (const events of await plans.watch({ ...(await plans.start(input)), after: 0 }))
    view = reducePlan(view, events);
  return view;
}

const PLAN = `plan: Negative
scopes:
  okta.users.read: reads people
  okta.groups.manage: keeps a group
  okta.groups.read: superfluous
  okta.policies.read: reads policies
steps:
  - { id: list-users, request: GET /api/v1/users?limit=2, save: { userId: '$[0].id' } }
  - { id: make-group, request: POST /api/v1/groups, body: { profile: { name: Negative } }, save: { groupId: $.id } }
  - { id: read-group, request: 'GET /api/v1/groups/{groupId}' }
  - { id: list-policies, request: GET /api/v1/policies?type=OKTA_SIGN_ON }
  - { id: no-apps, request: GET /api/v1/apps, expect: { status: 403 } }
  - { id: left-out, request: GET /api/v1/users, skip: Later }
teardown:
  - { id: delete-group, request: 'DELETE /api/v1/groups/{groupId}', expect: { status: 204 } }
`;

const ROWS = [
  ['list-users/without-okta.users.read', 'met', 403],
  ['make-group/without-okta.groups.manage', 'met', 403],
  ['read-group/without-okta.groups.read', 'met', 403],
  ['list-policies/without-okta.policies.read', 'met', 403],
  ['delete-group/without-okta.groups.manage', 'met', 403],
  ['wrong-secret', 'met', 401],
  ['expired-token', 'met', 401],
  ['revoked-token', 'met', 401],
  ['list-users/wrong-type-limit', 'met', 400],
  ['list-policies/missing-type', 'met', 400],
  ['list-policies/wrong-type-type', 'met', 400],
  ['delete-group/after-delete', 'met', 404],
];
const rowsOf = ({ negatives }: PlanView) => negatives.map(({ id, outcome, status }) => [id, outcome, status]);

/** Requests that the org has had for it, of these paths. */
const journal = async () => (await bench.client.sandbox.journal({ after: 0, limit: 1000 })).entries.length;

describe('of a plan that is met', () => {
  let view: PlanView;
  let sent: number;
  beforeAll(async () => {
    const before = await journal();
    view = await run(PLAN);
    sent = (await journal()) - before;
  });

  test('each case is refused, and for its reason', () => {
    expect(rowsOf(view)).toEqual(ROWS);
    expect(view.negatives[0]).toMatchObject({
      stepId: 'list-users',
      case: 'without-scope',
      verdict: 'scope-missing',
      expectations: [{ what: 'status' }, { what: 'verdict' }, { actual: 'names okta.users.read', met: true }],
    });
    expect(view.negatives.find(({ id }) => id === 'wrong-secret')).toMatchObject({
      stepId: null,
      verdict: 'client-refused',
      expectations: [{ actual: '401' }, { what: 'body $.error', actual: 'invalid_client' }],
    });
    expect(view.negatives.find(({ id }) => id === 'revoked-token')?.stepId).toBe('list-users');
  });

  test('no more is sent than was said before', () => {
    const { requests = 0, tokens = 0 } = view.started?.cost ?? {};
    expect(sent).toBeLessThanOrEqual(requests + tokens);
    expect(sent).toBeGreaterThan(15);
  });
});

test('what the mutation has shown is not sent once more', async () => {
  const alone = await run(PLAN, { negative: false, mutate: true });
  const before = await journal();
  const both = await run(PLAN, { mutate: true });
  const sent = (await journal()) - before;
  expect(rowsOf(both)).toEqual(ROWS);
  const shown = new Set(both.rounds.flatMap(({ steps }) => steps.map(({ exchangeId }) => exchangeId)));
  expect(both.negatives.filter(({ exchangeId }) => shown.has(exchangeId)).map(({ id }) => id)).toEqual([
    'list-users/without-okta.users.read',
    'make-group/without-okta.groups.manage',
    'list-policies/without-okta.policies.read',
    'delete-group/without-okta.groups.manage',
  ]);
  expect(sent).toBeLessThanOrEqual((both.started?.cost.requests ?? 0) + (both.started?.cost.tokens ?? 0));
  expect(both.scopes).toEqual(alone.scopes);
});

const SMALL = (steps: string, scopes = 'okta.users.read: reads, okta.groups.manage: keeps') =>
  `plan: Small\nscopes: { ${scopes} }\nsteps:\n${steps}`;

test.each<[string, string, string, Partial<NegativeResult>]>([
  [
    'a step that passes without a scope that it says it needs is a failure',
    SMALL('  - { id: users, request: GET /api/v1/users?limit=1, scopes: [okta.users.read, okta.groups.manage] }\n'),
    'users/without-okta.groups.manage',
    { outcome: 'failed', status: 200, verdict: 'allowed', reason: null },
  ],
  [
    'of a plan with one scope, another one of the credential is in the token',
    SMALL('  - { id: users, request: GET /api/v1/users?limit=1 }\n', 'okta.users.read: reads'),
    'users/without-okta.users.read',
    { outcome: 'met', status: 403, verdict: 'scope-missing' },
  ],
  [
    'what is sent once only is not sent again',
    SMALL('  - { id: make, request: POST /api/v1/groups, once: true, body: { profile: { name: Once } } }\n'),
    'make/without-okta.groups.manage',
    { outcome: 'skipped', status: null, reason: 'It is sent once only.' },
  ],
  [
    'a write that the plan alone says is refused is not sent',
    SMALL(
      '  - { id: make, request: POST /api/v1/groups, scopes: [okta.users.read], body: { profile: { name: Own } } }\n',
    ),
    'make/without-okta.users.read',
    { outcome: 'skipped', status: null },
  ],
  [
    'a step that was not met shows nothing',
    SMALL('  - { id: users, request: GET /api/v1/users?limit=1, expect: { status: 418 } }\n'),
    'users/without-okta.users.read',
    { outcome: 'skipped', status: null },
  ],
  [
    'without a read that passed no token is sent that should be refused',
    SMALL('  - { id: make, request: POST /api/v1/groups, body: { profile: { name: Alone } } }\n'),
    'revoked-token',
    { outcome: 'skipped', stepId: null },
  ],
  [
    'a parameter that the org does not look at is no failure',
    SMALL('  - { id: idps, request: GET /api/v1/idps?type=OIDC }\n', 'okta.idps.read: reads, okta.users.read: reads'),
    'idps/wrong-type-type',
    { outcome: 'skipped', status: 200, verdict: 'allowed' },
  ],
  [
    'a person is deactivated by the first delete and is still there: that is said, and is no failure',
    SMALL(
      `  - id: make
    request: POST /api/v1/users?activate=false
    body: { profile: { firstName: A, lastName: B, email: a.b@acme.example, login: a.b@acme.example } }
    save: { newId: $.id }
  - { id: activate, request: 'POST /api/v1/users/{newId}/lifecycle/activate?sendEmail=false' }
  - { id: delete, request: 'DELETE /api/v1/users/{newId}', expect: { status: 204 } }
`,
      'okta.users.manage: makes a person, okta.groups.read: reads',
    ),
    'delete/after-delete',
    { outcome: 'skipped', status: 200, reason: 'The org keeps it as DEPROVISIONED: this delete does not remove it.' },
  ],
  [
    'of a membership there is no read of the same path',
    SMALL(
      `  - { id: users, request: GET /api/v1/users?limit=1, save: { userId: '$[0].id' } }
  - { id: make, request: POST /api/v1/groups, body: { profile: { name: Members } }, save: { groupId: $.id } }
  - { id: join, request: 'PUT /api/v1/groups/{groupId}/users/{userId}', expect: { status: 204 } }
  - { id: leave, request: 'DELETE /api/v1/groups/{groupId}/users/{userId}', expect: { status: 204 } }
`,
    ),
    'leave/after-delete',
    { outcome: 'skipped', status: null, reason: 'The catalogue has no read of the same path.' },
  ],
])('%s', async (_name, text, id, expected) => {
  const view = await run(text);
  expect(view.negatives.find((one) => one.id === id)).toMatchObject(expected);
});

test('of a service app it is the wrong key that is refused', async () => {
  const own = await sandboxCredential(bench.client, 'Nightly Sync');
  const view = await run(SMALL('  - { id: users, request: GET /api/v1/users?limit=1 }\n'), { credentialId: own });
  expect(view.negatives.find(({ id }) => id === 'wrong-secret')).toMatchObject({ outcome: 'met', status: 401 });
});

describe('on a saved tenant', () => {
  let org: OrgBehindFront;
  let own: Awaited<ReturnType<OrgBehindFront['addTo']>>;
  beforeAll(async () => {
    org = await startOrgBehindFront();
    own = await org.addTo(bench.client, { production: true });
  });
  afterAll(() => org.close());

  test('an expired token cannot be had, and that is said; a token of its own is revoked', async () => {
    const view = await run(PLAN, { ...own, allowWrites: true });
    const rows = ROWS.map(([id, outcome, status]) => [
      id,
      ...(id === 'expired-token' ? ['skipped', null] : [outcome, status]),
    ]);
    expect(rowsOf(view)).toEqual(rows);
    expect(view.negatives.find(({ id }) => id === 'expired-token')?.reason).toContain('Only the sandbox org');
  });

  test('an org that refuses nothing is called out in each case that it should have refused', async () => {
    org.change = (answer) => (answer.status < 400 ? answer : { ...answer, status: 200, body: '{}' });
    const view = await run(PLAN.replace(/ {2}- \{ id: no-apps.*\n/, ''), { ...own, allowWrites: true });
    org.change = null;
    expect(view.end?.outcome).toBe('met');
    // Of parameters the catalogue does not say that Okta refuses them.
    expect(view.negatives.map(({ outcome }) => outcome)).toEqual([
      ...Array(5).fill('failed'),
      ...['failed', 'skipped', 'failed', 'skipped', 'skipped', 'skipped', 'failed'],
    ]);
  });

  test('an API token has no scope that could be left out, and asks for no token', async () => {
    const [{ token = '' } = {}] = org.sandbox.apiTokens();
    const draft = apiTokenDraft({ tenantId: own.tenantId, name: 'By hand', secret: { value: token } });
    const saved = await bench.client.credential.save(draft);
    const credential = saved.credentials.find(({ name }) => name === 'By hand')?.id ?? '';
    const text = SMALL('  - { id: users, request: GET /api/v1/users?limit=1 }\n');
    const view = await run(text, { tenantId: own.tenantId, credentialId: credential });
    expect(view.negatives.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'skipped', 'skipped', 'met']);
  });
});

test('what was said before the process ended is not sent again', async () => {
  const folder = await tempFolder();
  const before = await startTestBench({ dataDir: folder.path });
  await before.client.sandbox.addFault({ fault: 'latency=30000,path=/oauth2/v1/revoke' });
  const plans = runsOf(before.client.run, 'plan');
  const { runId } = await plans.start({
    ...{ tenantId: SANDBOX_TENANT_ID, credentialId, file: 'a.scopebench.yaml', text: PLAN, negative: true },
  });
  for await (const events of await plans.watch({ runId, after: 0 }))
    if (events.some((event) => event.type === 'negative' && event.result.id === 'expired-token')) break;
  await before.close();
  const after = await startTestBench({ dataDir: folder.path });
  const again = runsOf(after.client.run, 'plan');
  await after.client.run.resume({ runId });
  let view = EMPTY_PLAN;
  for await (const events of await again.watch({ runId, after: 0 })) view = reducePlan(view, events);
  await after.close();
  await folder.remove();
  expect(rowsOf(view)).toEqual(ROWS);
});
