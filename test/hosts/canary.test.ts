// The canary: secrets are planted, every procedure is driven over the real loopback host, and everything that was output
// (frames to the page, bodies, files of the data folder, what was printed) is searched for them in every form. A procedure
// that is not driven here fails the test.

import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { serveLoopback } from '../../electron/hosting/serve-loopback.ts';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import { type Contract, contract } from '../../shared/contract/index.ts';
import { runsOf } from '../../shared/contract/run/runs-of.ts';
import type { SendInput } from '../../shared/model/request.ts';
import { ERROR_CASES } from '../../shared/okta/error-cases/all-cases.ts';
import { ERROR_REPORT_FORMATS } from '../../shared/okta/error-cases/report/error-report.ts';
import { CHEAP_PASSPHRASE } from '../support/cost/cheap-passphrase.ts';
import { clientDraft, pastedTokenDraft } from '../support/credentials.ts';
import { loadCatalogue } from '../support/load-catalogue.ts';
import { secretsLeft, stringsIn } from '../support/orgs/hostile-forms.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PASSPHRASE = 'canary-passphrase-7f3a9';
const PROXY_PASSWORD = 'canary-proxy-password-51c';
const PASTED = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ scp: ['okta.users.read'], exp: 4_000_000_000 })).toString('base64url')}.canarySignature-of-a-pasted-token`;
const frames: string[] = [];
const printed: string[] = [];
const texts = new Set<string>();
const called = new Set<string>();
const secrets = new Set([PASSPHRASE, PROXY_PASSWORD, PASTED]);
let client: ContractRouterClient<Contract>;
let dataDir = '';
let bodyOf: (id: string) => Promise<string>;
let rawToken: (tokenId: string) => string;
let orgUrl = '';
let clientId = '';
let clientSecret = '';
let echo: Server;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  const org = await serveSandbox({ catalogue: await loadCatalogue(), seed: 'canary' });
  closing.push(org.close);
  orgUrl = org.url;
  const full = org.sandbox.clients()[0]!;
  clientId = full.clientId;
  clientSecret = full.clientSecret;
  secrets.add(clientSecret);
  // A server that repeats whatever it is sent: headers, body, and in a header of its own.
  echo = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      response.setHeader('x-echo', request.headers.authorization ?? 'none');
      response.setHeader('content-type', 'text/plain');
      response.end(
        `${JSON.stringify(request.headers)}\n${request.url}\n${body}\nraw ${(request.headers.authorization ?? '').split(' ')[1] ?? ''}`,
      );
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => echo.close(resolve)));

  const folder = await tempFolder();
  dataDir = folder.path;
  const served = await serveLoopback({ port: 0, dataDir, passphraseCost: CHEAP_PASSPHRASE });
  if (served.running) throw new Error('Another host runs on a fresh folder');
  closing.unshift(served.close, folder.remove);
  const { engine } = await served.bench;
  rawToken = (tokenId) => engine.context.tokens.get(tokenId)?.raw ?? '';
  const { origin, hash } = new URL(served.url);
  const { session } = (await (
    await fetch(`${origin}/session`, { method: 'POST', body: JSON.stringify({ token: hash.slice(3) }) })
  ).json()) as { session: string };
  bodyOf = async (id) => {
    const answer = await fetch(`${origin}/bodies/${id}`, { headers: { [SESSION_HEADER]: session } });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  client = createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: { [SESSION_HEADER]: session },
      fetch: async (request, init) => {
        called.add(new URL(request.url).pathname.replace('/rpc/', '').replaceAll('/', '.'));
        const response = await fetch(request, init);
        const text = await response.text();
        frames.push([...response.headers].flat().join('\n'), text);
        return new Response(text, { status: response.status, headers: response.headers });
      },
    }),
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  for (const close of closing) await close();
});

const send = (tenantId: string, credentialId: string, path: string, more: Partial<SendInput> = {}): SendInput => ({
  tenantId,
  credentialId,
  method: 'GET',
  path,
  operationId: null,
  headers: [],
  body: null,
  auth: { kind: 'auto', scopes: ['okta.users.read'] },
  ...more,
});

/** The refusals are part of the drive: an error must hold no secret either. */
const tried = (call: Promise<unknown>) => call.catch(() => undefined);

async function askBeforeSending({
  tenantId,
  credentialId,
  tokenId,
  exchangeId,
}: Record<'tenantId' | 'credentialId' | 'tokenId' | 'exchangeId', string>): Promise<void> {
  const place = { tenantId, credentialId, operationId: 'listUsers' };
  await client.request.preflight({ ...place, auth: { kind: 'token', tokenId } });
  const wait = client.request.waitForReset({ exchangeId, requestKey: 'canary' });
  await client.request.cancel({ requestKey: 'canary' });
  await wait;
}

test('no procedure, file or line exposes a secret', async () => {
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const org = await client.tenant.add({ name: 'Acme', url: orgUrl, production: false, invalidWrites: true });
  const withSecret = await client.credential.save(
    clientDraft({
      tenantId: org.id,
      name: 'Main',
      clientId,
      secret: { value: clientSecret },
      registeredScopes: ['okta.users.read'],
    }),
  );
  const credentialId = withSecret.credentials[0]!.id;
  await client.tenant.check({ tenantId: org.id });
  await client.tenant.list();
  const granted = await client.token.request({
    tenantId: org.id,
    credentialId,
    scopes: ['okta.users.read', 'okta.groups.read'],
  });
  if (granted.outcome !== 'granted') throw new Error(granted.outcome);
  const { tokenId } = granted.token;
  secrets.add(rawToken(tokenId));
  await client.token.list();
  await client.token.introspect({ tokenId });
  await client.token.verify({ tokenId });
  await tried(client.token.copy({ tokenId }));
  const users = await client.request.send(
    send(org.id, credentialId, '/api/v1/users?limit=100', { auth: { kind: 'token', tokenId } }),
  );
  if (users.outcome !== 'answered') throw new Error(users.outcome);
  const exchangeId = users.exchange.id;
  await client.request.next({ exchangeId });
  await client.request.resend({ exchangeId, as: { kind: 'renewed' } });
  const list = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems: 1000 });
  for await (const _ of await runsOf(client.run, 'fetch-all').watch({ ...list, after: 0 })) void 0;
  await client.run.cancel(list);
  await askBeforeSending({ tenantId: org.id, credentialId, tokenId, exchangeId });
  await client.request.send(
    send(org.id, credentialId, `/api/v1/users?access_token=${rawToken(tokenId)}`, { auth: { kind: 'token', tokenId } }),
  );
  await client.request.send(
    send(org.id, credentialId, '/api/v1/users', { auth: { kind: 'pasted', scheme: 'SSWS', value: PASTED } }),
  );
  for (const format of ['curl', 'http', 'fetch', 'axios', 'python', 'spring', 'postman'] as const) {
    await client.request.copyAs({ request: send(org.id, credentialId, '/api/v1/users'), format });
    await client.request.copyAs({
      request: send(org.id, credentialId, '/api/v1/users', {
        auth: { kind: 'pasted', scheme: 'Bearer', value: PASTED },
      }),
      format,
    });
  }
  await tried(client.request.copyWithToken({ request: send(org.id, credentialId, '/api/v1/users'), format: 'curl' }));

  const sweep = {
    targets: [{ tenantId: org.id, credentialId }],
    scopes: ['okta.users.read', 'okta.groups.manage'],
    isolation: 'each' as const,
    operations: 'probes' as const,
    share: 1,
    concurrency: 4,
    invalidWrites: true,
  };
  await client.sweep.plan(sweep);
  const { runId } = await runsOf(client.run, 'sweep').start(sweep);
  for await (const _ of await runsOf(client.run, 'sweep').watch({ runId, after: 0 })) void 0;
  for (const format of ['csv', 'json', 'html', 'md'] as const) await client.sweep.report({ runId, format });
  const swept = (await runsOf(client.run, 'sweep').events({ runId })).flatMap((event) =>
    event.type === 'cell' ? [event.cell] : [],
  );
  expect(swept.map(({ outcome }) => outcome)).toContain('allowed');
  for (const { exchangeId: evidence } of swept) if (evidence) await client.history.get({ exchangeId: evidence });
  await runsOf(client.run, 'sweep').list();
  const second = await runsOf(client.run, 'sweep').start({ ...sweep, invalidWrites: false });
  await tried(client.run.pause(second));
  await tried(client.run.resume(second));
  await tried(client.run.cancel(second));
  await tried(client.run.remove(second));

  const mirror = await client.tenant.add({
    name: 'Mirror',
    url: `http://127.0.0.1:${(echo.address() as AddressInfo).port}`,
    production: false,
  });
  const pasted = await client.credential.save(
    pastedTokenDraft({ tenantId: mirror.id, name: 'Pasted', secret: { value: PASTED } }),
  );
  const mirrorClient = await client.credential.save(
    clientDraft({ tenantId: mirror.id, name: 'Basic', clientId, secret: { value: clientSecret } }),
  );
  const echoed = await client.request.send(
    send(mirror.id, pasted.credentials[0]!.id, `/echo?token=${PASTED}`, {
      method: 'POST',
      body: `token=${PASTED}&json={"client_secret":"${clientSecret}"}`,
    }),
  );
  expect(echoed).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
  if (echoed.outcome !== 'answered') throw new Error(echoed.outcome);
  for (const id of [echoed.exchange.response?.body.id, users.exchange.response?.body.id])
    frames.push(await bodyOf(id ?? ''));
  await client.token.request({
    tenantId: mirror.id,
    credentialId: mirrorClient.credentials[1]!.id,
    scopes: ['okta.users.read'],
  });

  await client.settings.update({
    network: { proxy: { mode: 'manual', url: 'http://127.0.0.1:9', username: 'someone' } },
  });
  await client.settings.setProxyPassword({ password: PROXY_PASSWORD });
  const { settings } = await client.app.snapshot();
  await tried(client.settings.checkNetwork({ network: settings.network, tenantId: org.id }));
  await client.history.list({});
  await client.history.get({ exchangeId });
  await client.history.pin({ exchangeId, pinned: true });
  await client.history.exportHar({});
  await client.tenant.export({});
  await client.tenant.import({ text: (await client.tenant.export({})).text });
  await client.tenant.update({ tenantId: org.id, name: 'Acme', url: orgUrl, production: true });
  const copy = await client.tenant.duplicate({ tenantId: org.id, name: 'Acme copy' });
  await tried(client.credential.readRegisteredScopes({ tenantId: org.id, credentialId }));
  await client.app.catalogue();
  const har = {
    log: {
      entries: [
        { request: { method: 'GET', url: `${orgUrl}/api/v1/users?token=${PASTED}`, headers: [{ value: PASTED }] } },
        { request: { method: 'GET', url: `${orgUrl}/other.js?token=${PASTED}` } },
      ],
    },
  };
  const files = [JSON.stringify(har), JSON.stringify(har).replace('"headers":[', '"headers" ')];
  await client.infer.run({ files: files.map((text) => ({ name: 'a.har', text })), fromHistory: {} });
  const set = { tenantId: org.id, credentialId, scopes: ['okta.users.read'], operationIds: ['listUsers'] };
  const inferred = await client.infer.run({ files: [{ name: 'a.har', text: files[0] ?? '' }] });
  const started = await runsOf(client.run, 'mutation').start({ ...set, found: { source: 'a.har', result: inferred } });
  for await (const _ of await runsOf(client.run, 'mutation').watch({ ...started, after: 0 })) void 0;
  await client.run.cancel(started);
  await client.run.remove(started);
  await driveErrorLab(org.id, credentialId);
  for (const held of await client.token.list()) secrets.add(rawToken(held.tokenId));
  await client.ledger.read({ tenantId: org.id, credentialId });
  await client.ledger.forget({ tenantId: org.id, credentialId, scopes: ['okta.groups.read'] });
  const openApi = {
    openapi: '3.0.3',
    info: { version: '2026.09.0' },
    paths: { '/api/v1/users': { get: { operationId: 'listUsers', description: PASTED } } },
  };
  await client.catalogue.status();
  await client.catalogue.preview({ name: 'newer.json', text: JSON.stringify(openApi) });
  await client.catalogue.import({ name: 'newer.json', text: JSON.stringify(openApi) });
  await tried(client.catalogue.import({ name: 'torn.json', text: files[1] ?? '' }));
  await client.catalogue.reset();
  await client.sandbox.status();
  await client.sandbox.journal({});
  await client.sandbox.moveClock({ byMs: 1000 });
  await client.sandbox.setClock({ at: null });
  await client.sandbox.addFault({ fault: 'status=503,path=/no/such/path' });
  await tried(client.sandbox.addFault({ fault: 'status=404' }));
  await client.sandbox.removeFault({ faultId: null });
  await tried(client.host.saveText({ filename: 'a.txt', text: 'a' }));
  await tried(client.host.saveBytes({ filename: 'a.zip', base64: 'YQ==' }));
  await tried(client.host.saveBody({ filename: 'a.txt', bodyId: 'body-1' }));
  await tried(client.host.openExternal({ url: 'https://developer.okta.com' }));
  await tried(client.vault.addProtection({ protection: { kind: 'keyring' } }));
  await tried(client.vault.removeProtection({ kind: 'passphrase' }));
  await tried(client.vault.restoreBackup());
  await gather();

  await client.vault.lock();
  await tried(client.token.request({ tenantId: org.id, credentialId, scopes: ['okta.apps.read'] }));
  await tried(client.vault.unlock({ kind: 'passphrase', passphrase: 'canary-wrong' }));
  await client.vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  await client.token.discard({ tokenId });
  const again = await client.token.request({ tenantId: org.id, credentialId, scopes: ['okta.apps.read'] });
  if (again.outcome !== 'granted') throw new Error(again.outcome);
  secrets.add(rawToken(again.token.tokenId));
  await client.token.revoke({ tokenId: again.token.tokenId });
  await client.credential.removeSecret({
    tenantId: org.id,
    credentialId,
    secretId: withSecret.credentials[0]!.secrets[0]!.id,
  });
  await client.credential.remove({ tenantId: org.id, credentialId });
  await client.tenant.remove({ tenantId: copy.id, confirmName: 'Acme copy' });
  await client.sandbox.reset();
  await client.history.remove({ exchangeIds: [exchangeId] });
  await gather();
  await client.history.purge({ pinnedToo: true });
  await client.vault.startOver({ confirm: 'start over' });
  await gather();
  expect([...called].sort()).toEqual(everyProcedure().sort());
  searchEverything();
});

/** Every case, with the secrets that it carries in header, form, address and assertion; then all that is made of the answers. */
async function driveErrorLab(tenantId: string, credentialId: string): Promise<void> {
  const place = { tenantId, credentialId };
  const caseIds = ERROR_CASES.map(({ id }) => id);
  let answered = 0;
  const run = await runsOf(client.run, 'error-cases').start({ ...place, caseIds, allowUnsafe: true });
  for await (const batch of await runsOf(client.run, 'error-cases').watch({ ...run, after: 0 }))
    for (const event of batch) if (event.type === 'case' && event.result.actual) answered += 1;
  await client.run.cancel(run);
  expect(answered).toBeGreaterThan(caseIds.length / 2);
  const caseId = 'token/wrong-secret';
  await client.errorLab.saveBaseline({ ...place, caseId, note: 'so it is' });
  const { results } = await client.errorLab.results(place);
  for (const { last } of results) if (last.exchangeId) await client.history.get({ exchangeId: last.exchangeId });
  for (const format of ERROR_REPORT_FORMATS) await client.errorLab.report({ ...place, format });
  await client.errorLab.fixtures({ caseIds, from: 'actual', ...place });
  await client.errorLab.fixtures({ caseIds, from: 'expected' });
  await client.errorLab.forgetBaseline({ ...place, caseId });
}

function everyProcedure(): string[] {
  return Object.entries(contract).flatMap(([noun, procedures]) =>
    Object.keys(procedures).map((verb) => `${noun}.${verb}`),
  );
}

/** Everything that is out at this moment, for the search at the end. */
async function gather(): Promise<void> {
  const places = [...frames.splice(0), ...printed.splice(0)];
  for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) places.push(await readFile(join(entry.parentPath, entry.name), 'utf8'));
  }
  for (const place of places) for (const text of stringsIn(place)) texts.add(text);
}

function searchEverything(): void {
  expect(texts.size).toBeGreaterThan(4000);
  const planted = Object.fromEntries(
    [...secrets].flatMap((secret) => [
      [`a secret that begins with ${secret.slice(0, 8)}`, secret],
      [`the pair of Basic with ${secret.slice(0, 8)}`, Buffer.from(`${clientId}:${secret}`).toString('base64')],
    ]),
  );
  expect(secretsLeft(Buffer.from([...texts].join('\n\0\n')), planted)).toEqual([]);
}
