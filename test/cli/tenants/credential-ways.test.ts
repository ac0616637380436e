// An org that is only asked once, and one that is saved, by each way to authorise that the command line takes: a key with DPoP, an API token.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { startSandbox } from '../support/sandbox.ts';
import { runScopebench } from '../support/scopebench.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: Awaited<ReturnType<typeof startSandbox>>;
let bound: { clientId: string; privateJwk: { d: string } };
let keyFile: string;
let apiToken: string;
beforeAll(async () => {
  folder = await tempFolder();
  org = await startSandbox();
  bound = org.first.clients.find(({ dpop }: { dpop: boolean }) => dpop);
  apiToken = org.first.apiTokens.find(({ role }: { role: string }) => role === 'SUPER_ADMIN').token;
  keyFile = join(folder.path, 'key.json');
  await writeFile(keyFile, JSON.stringify(bound.privateJwk));
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

const run = (args: string[], stdin?: string) =>
  runScopebench([...args, '--json', '--data-dir', folder.path], {
    env: { SCOPEBENCH_PASSPHRASE: 'a made-up passphrase' },
    ...(stdin === undefined ? {} : { stdin }),
  });
const byKey = () => ['--org', org.url, '--client-id', bound.clientId, '--key-file', keyFile];
const USERS = ['send', 'GET', '/api/v1/users?limit=1'];

describe('an org that is not saved', () => {
  test('by a key with DPoP: a bound token, and a call with it', async () => {
    const token = await run(['token', '--scopes', 'okta.users.read', ...byKey(), '--dpop']);
    expect([token.code, Object.keys(token.json.decoded.payload.cnf)]).toEqual([0, ['jkt']]);
    const sent = await run([...USERS, ...byKey(), '--dpop']);
    expect([sent.code, sent.json.verdict]).toEqual([0, 'allowed']);
    expect(sent.stdout + sent.stderr + token.stdout).not.toContain(bound.privateJwk.d);
  });

  test('by a key without the DPoP that it requires: exit code 4, and what to do', async () => {
    const refused = await run(['token', '--scopes', 'okta.users.read', ...byKey()]);
    expect(refused.code).toBe(4);
    expect(refused.stdout + refused.stderr).toContain('Switch DPoP on');
  });

  test('by an API token: its risks are said, and no scopes are chosen for it', async () => {
    const sent = await run([...USERS, '--org', org.url, '--api-token-stdin'], apiToken);
    expect([sent.code, sent.json.verdict]).toEqual([0, 'allowed']);
    expect(sent.stderr).toContain('every right of its owner');
    expect(sent.stdout + sent.stderr).not.toContain(apiToken);
    const token = await run(['token', '--scopes', '', '--org', org.url, '--api-token-stdin'], apiToken);
    expect([token.code, token.json.granted]).toEqual([0, []]);
  });

  test.each([
    ['DPoP without a key', ['--org', 'acme.okta.com', '--client-id', '0oa1', '--dpop'], '--dpop goes with'],
    ['an API token of a saved tenant', ['--tenant', 'Acme', '--api-token-stdin'], '--api-token-stdin goes with'],
    [
      'an API token and a client',
      ['--org', 'acme.okta.com', '--client-id', '0oa1', '--api-token-stdin'],
      '--api-token-stdin goes with',
    ],
  ])('%s is a mistake: exit code 1', async (_, args, words) => {
    const { code, stderr } = await run([...USERS, ...args], 'x');
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});

test('a saved tenant: both are saved, and DPoP is switched off and on without the key', async () => {
  await run(['tenants', 'add', '--name', 'Acme', '--url', org.url]);
  const credential = (...args: string[]) => ['tenants', 'credential', 'Acme', '--protect', 'passphrase', ...args];
  const key = ['--kind', 'service-app', '--client-id', bound.clientId, '--key-file', keyFile, '--dpop'];
  const saved = await run(credential('--name', 'Sealed', ...key));
  expect(saved.json.tenant.credentials[0]).toMatchObject({ dpop: true, secrets: [{ label: 'Key 1' }] });
  const admin = await run(credential('--name', 'Admin', '--kind', 'api-token', '--secret-stdin'), apiToken);
  expect(admin.json.tenant.credentials[1]).toMatchObject({ name: 'Admin', secrets: [{}] });
  for (const name of ['Sealed', 'Admin']) {
    const sent = await run([...USERS, '--tenant', 'Acme', '--credential', name]);
    expect([name, sent.code, sent.json.verdict]).toEqual([name, 0, 'allowed']);
  }
  const signing = ['--alg', 'ES256', '--no-kid', '--assertion-life', '10'];
  const changed = await run(credential('--name', 'Sealed', ...signing));
  expect(changed.json.tenant.credentials[0]).toMatchObject({ alg: 'ES256', kid: false, assertionLife: '10' });
  const unfit = await run(credential('--name', 'Sealed', '--alg', 'RS256'));
  expect([unfit.code === 0, unfit.stderr]).toEqual([false, expect.stringContaining('RS256 does not fit')]);
  const foreign = await run(credential('--name', 'Sealed', '--alg', 'HS256'));
  expect(foreign.stderr).toContain('--alg HS256 is not for a service app.');
  const dry = ['token', '--tenant', 'Acme', '--credential', 'Sealed', '--scopes', 'okta.users.read', '--dry-run'];
  const { json: outline } = await run(dry);
  const [{ header, claims }, proof] = outline.signed;
  expect([header, claims.exp - claims.iat, claims.aud]).toEqual([{ alg: 'ES256' }, 600, outline.request.url]);
  expect(proof.claims).toMatchObject({ htm: 'POST', htu: outline.request.url, jti: 'new for every attempt' });
  const off = await run(credential('--name', 'Sealed', '--no-dpop'));
  expect(off.json.tenant.credentials[0]).toMatchObject({ dpop: false, secrets: [{ label: 'Key 1' }] });
});
