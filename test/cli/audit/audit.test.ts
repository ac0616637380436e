// `scopebench audit` on a sandbox org with 40 planted clients: granted, requested and unused exactly as planted, and what a credential cannot see is
// said and concluded nothing from.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { KIND_NAMES } from '../../../shared/runs/audit/report/audit-json.ts';
import { loadCatalogue } from '../../support/load-catalogue.ts';
import { type AuditedOrg, startAuditedOrg } from '../../support/orgs/audited-org.ts';
import { type Ran, runScopebench } from '../support/scopebench.ts';

const READS = ['okta.apps.read', 'okta.appGrants.read', 'okta.oauthIntegrations.read', 'okta.apiTokens.read'];
let org: AuditedOrg;
beforeAll(async () => {
  org = await startAuditedOrg({ clients: [{ name: 'Blind to the log', scopes: READS }] });
});
afterAll(() => org.close());

function audit(name: string, ...args: string[]): Promise<Ran> {
  const { clientId, clientSecret } = org.client(name);
  return runScopebench(['audit', '--org', org.url, '--client-id', clientId, ...args], {
    env: { SCOPEBENCH_CLIENT_SECRET: clientSecret },
  });
}

// biome-ignore lint/suspicious/noExplicitAny: the answer is what is tested
const planted = (json: any) =>
  json.clients
    .filter(({ name }: { name: string }) => name.startsWith('Planted'))
    // biome-ignore lint/suspicious/noExplicitAny: the answer is what is tested
    .map(({ clientId, name, kind, granted, requested, unused }: any) => ({
      ...{ clientId, name, kind, granted, requested, unused },
    }));

describe('an org that is wholly readable', () => {
  let whole: Ran;
  beforeAll(async () => {
    whole = await audit('Directory Insights', '--json');
  });
  // biome-ignore lint/suspicious/noExplicitAny: the answer is what is tested
  const of = (name: string): any => whole.json.clients.find((client: any) => client.name === name);
  const findings = (name: string): string[] => of(name).findings.map(({ id }: { id: string }) => id);

  test('granted, requested and unused are exactly as planted', () => {
    expect([whole.code, whole.json.blind, whole.json.window.whole]).toEqual([0, [], true]);
    expect(planted(whole.json)).toEqual(org.planted.map((one) => ({ ...one, kind: KIND_NAMES[one.kind] })));
    expect(planted(whole.json)).toHaveLength(40);
  });

  test('says what is wrong with each habit, and the change as a call and as Terraform', () => {
    expect(findings('Planted 01')).toContain('never-used');
    expect(findings('Planted 02')).toContain('asks-for-all');
    expect(of('Planted 02').asksForAll).toBe(true);
    expect(findings('Planted 04')).toContain('manage-for-read');
    expect(findings('Planted 05')).toContain('asks-beyond');
    const { fix } = of('Planted 04').findings.find(({ id }: { id: string }) => id === 'manage-for-read');
    const { clientId, granted, unused } = of('Planted 04');
    expect(fix.api).toMatch(new RegExp(`^DELETE /api/v1/apps/${clientId}/grants/oag\\w+`));
    const kept = granted.filter((scope: string) => !unused.includes(scope));
    expect(fix.terraform).toContain(`scopes = [${kept.map((scope: string) => `"${scope}"`).join(', ')}]`);
  });

  test('names who granted, the roles, and the age of keys; API tokens by their owner', () => {
    const { grants, roles, keys, madeBy } = of('Planted 01');
    expect([grants[0].by, roles, keys[0]]).toEqual([
      'Hugo Ivy',
      ['READ_ONLY_ADMIN'],
      expect.objectContaining({ id: 'planted', active: true, ageDays: 80 }),
    ]);
    expect([madeBy, of('Planted 06').madeBy]).toEqual([null, 'Hugo Ivy']);
    expect(of('Report script')).toMatchObject({
      kind: KIND_NAMES.token,
      roles: ['READ_ONLY_ADMIN'],
      granted: [],
      unused: [],
    });
  });

  test('has no secret in it, though the org lists secrets in clear', () => {
    for (const name of ['Directory Insights', 'Report Reader', 'Partial Sync', 'No Role Connector'])
      expect(whole.stdout + whole.stderr).not.toContain(org.client(name).clientSecret);
  });

  test('a shorter window knows less of what was asked for, and calls unused what was not asked for in it', async () => {
    const { json } = await audit('Directory Insights', '--json', '--days', '5');
    const shown = json.clients.find(({ name }: { name: string }) => name === 'Planted 02');
    expect([shown.requested.length > 0, shown.requested[0].count]).toEqual([true, 1]);
    expect(json.clients.find(({ name }: { name: string }) => name === 'Planted 04').requested).toEqual([]);
  });

  test('a person reads the sentence that matters first; --fail-on makes a finding a failure', async () => {
    const { code, stdout } = await audit('Directory Insights', '--fail-on', 'high');
    expect([code, stdout]).toEqual([
      4,
      expect.stringMatching(/Result: 51 clients: \d+ hold scopes that they do not ask/),
    ]);
  });
});

describe('an org that is partly readable', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the answer is what is tested
  const parts = (json: any): string[] => json.blind.map(({ part }: { part: string }) => part);

  test('without the log nothing is called unused, and that is said', async () => {
    const { code, json, stderr } = await audit('Blind to the log', '--json');
    expect([code, parts(json)]).toEqual([0, expect.arrayContaining(['log', 'roles', 'people'])]);
    expect(parts(json)).not.toContain('grants');
    expect(json.blind.find(({ part }: { part: string }) => part === 'log')).toMatchObject({ missing: 'scope' });
    expect(planted(json)).toEqual(
      org.planted.map((client) => ({ ...client, kind: KIND_NAMES[client.kind], requested: null, unused: null })),
    );
    expect(stderr).toContain('its token lacks okta.logs.read, okta.roles.read, okta.users.read');
    const ids = json.clients.flatMap(({ findings }: { findings: { id: string }[] }) => findings.map(({ id }) => id));
    expect(ids).not.toContain('never-used');
  });

  test('with the log alone clients are those that asked, and nobody is said to be granted anything', async () => {
    const { code, json } = await audit('Partial Sync', '--json');
    expect(code).toBe(0);
    expect(parts(json)).toEqual(expect.arrayContaining(['apps', 'integrations', 'api-tokens']));
    const { clientId, requested } = org.planted[1] ?? {};
    expect(json.clients.find((client: { clientId: string }) => client.clientId === clientId)).toMatchObject({
      kind: 'unlisted',
      granted: null,
      unused: null,
      requested,
    });
  });

  test('CSV, Markdown and an HTML page that needs nothing say it, too', async () => {
    const [csv, md, html] = await Promise.all(['--csv', '--md', '--html'].map((form) => audit('Partial Sync', form)));
    expect(csv?.stdout).toContain('Seen in the log only,not known,not known');
    for (const title of ['# Audit of This run', '## What could not be seen']) expect(md?.stdout).toContain(title);
    for (const part of ["default-src 'none'", 'What could not be seen']) expect(html?.stdout).toContain(part);
  });

  test('without an admin role nothing can be read: exit 3, and why', async () => {
    const { code, stderr } = await audit('No Role Connector', '--json');
    expect([code, stderr]).toEqual([3, expect.stringContaining('Nothing could be read')]);
  });

  test('an empty list in place of a refusal is not believed', async () => {
    const { sandbox, url, close } = await serveSandbox({ catalogue: loadCatalogue(), roleMissingOnLists: 'empty' });
    const { clientId = '', clientSecret } = sandbox.clients().find(({ name }) => name === 'No Role Connector') ?? {};
    const { json } = await runScopebench(['audit', '--org', url, '--client-id', clientId, '--json'], {
      env: { SCOPEBENCH_CLIENT_SECRET: String(clientSecret) },
    }).finally(close);
    expect(json.clients).toEqual([]);
    expect(parts(json)).toEqual(expect.arrayContaining(['apps', 'log']));
    expect(json.blind.find(({ part }: { part: string }) => part === 'apps')).toMatchObject({ missing: 'role' });
  });
});

test('a wrong call says what would be right', async () => {
  const [days, severity] = await Promise.all([
    runScopebench(['audit', '--days', '120']),
    runScopebench(['audit', '--fail-on', 'loud']),
  ]);
  expect([days?.code, days?.stderr]).toEqual([1, expect.stringContaining('Give 1 to 90')]);
  expect([severity?.code, severity?.stderr]).toEqual([1, expect.stringContaining('Give high, medium, low')]);
});
