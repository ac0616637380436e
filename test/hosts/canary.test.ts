// The canary: secrets are planted, every procedure is driven over the real loopback host, and everything that was output
// (frames to the page, bodies, files of the data folder, what was printed, arguments of processes) is searched for them in every form. A procedure
// without a step of its own (test/support/canary/drive.ts) fails the test.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { exportJWK } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SESSION_HEADER } from '../../electron/app/session-guard.ts';
import type { Engine } from '../../electron/engine/create-engine.ts';
import { serveLoopback } from '../../electron/hosting/serve-loopback.ts';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import { contract } from '../../shared/contract/index.ts';
import { API_TOKEN, KEY_PASSPHRASE } from '../support/canary/act-as-person.ts';
import { DRIVE, type Drive, PASSPHRASE, PROXY_PASSWORD, UNDRIVEN } from '../support/canary/drive.ts';
import { PASTED } from '../support/canary/drive-files.ts';
import { type FakeClipboard, fakeClipboard } from '../support/canary/fake-clipboard.ts';
import { KINDS, noteSecrets } from '../support/canary/sent-secrets.ts';
import { CODE } from '../support/canary/sign-in-by-paste.ts';
import { CHEAP_PASSPHRASE } from '../support/cost/cheap-passphrase.ts';
import { folderTexts } from '../support/folder-files.ts';
import { loadCatalogue } from '../support/load-catalogue.ts';
import { secretsLeft, stringsIn } from '../support/orgs/hostile-forms.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../support/orgs/org-behind-front.ts';
import { secretClients } from '../support/secret-clients.ts';
import { tempFolder } from '../support/temp-folder.ts';

const frames: string[] = [];
const printed: string[] = [];
const texts = new Set<string>();
const called = new Set<string>();
const secrets = new Set([PASSPHRASE, PROXY_PASSWORD, PASTED, API_TOKEN, KEY_PASSPHRASE, CODE]);
/** That were received: none may be found anywhere. */
const assertions = new Set<string>();
let dataDir = '';
/** What crossed the wire at the org where somebody really signs in. */
const sent = noteSecrets();
let clipboard: FakeClipboard | null = null;
let drive: Drive;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  const org = await serveSandbox({ catalogue: await loadCatalogue(), seed: 'canary' });
  closing.push(org.close);
  const { clientId, clientSecret } = secretClients(org.sandbox)[0]!;
  secrets.add(clientSecret);
  const byKey = org.sandbox.clients().find(({ privateJwk }) => privateJwk !== null)!;
  for (const number of [byKey.privateJwk?.d, byKey.privateJwk?.p]) secrets.add(String(number));
  const personOrg = await startPersonOrg();
  const echoUrl = await startEcho();
  const folder = await tempFolder();
  dataDir = folder.path;
  const tools = await tempFolder();
  clipboard = await fakeClipboard(tools.path);
  closing.push(tools.remove);
  const served = await serveLoopback({ port: 0, dataDir, passphraseCost: CHEAP_PASSPHRASE });
  if (served.running) throw new Error('Another host runs on a fresh folder');
  closing.unshift(served.close, folder.remove);
  const { engine } = await served.bench;
  const { origin, hash } = new URL(served.url);
  const { session } = (await (
    await fetch(`${origin}/session`, { method: 'POST', body: JSON.stringify({ token: hash.slice(3) }) })
  ).json()) as { session: string };
  const client: Drive['client'] = createORPCClient(
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
  drive = {
    ...UNDRIVEN,
    client,
    orgUrl: org.url,
    personOrg,
    echoUrl,
    clientId,
    clientSecret,
    keyed: { clientId: byKey.clientId, privateKey: JSON.stringify(byKey.privateJwk, null, 2) },
    plantToken(tokenId) {
      const raw = engine.context.tokens.get(tokenId)?.raw ?? '';
      secrets.add(raw);
      return raw;
    },
    plantSaved: (place) => plantSaved(engine, place),
    async expectSealed(place) {
      const { privateKey } = await engine.context.proofs.keyOf(place);
      await expect(exportJWK(privateKey)).rejects.toThrow('non-extractable');
    },
    async read(path) {
      const answer = await fetch(`${origin}${path}`, { headers: { [SESSION_HEADER]: session } });
      expect(answer.status).toBe(200);
      frames.push(await answer.text());
    },
    gather,
  };
});
afterAll(async () => {
  clipboard?.restore();
  vi.restoreAllMocks();
  for (const close of closing) await close();
});

test('no procedure, file or line exposes a secret', async () => {
  expect(Object.keys(DRIVE).sort()).toEqual(everyProcedure().sort());
  for (const [procedure, step] of Object.entries(DRIVE)) {
    await step(drive);
    expect([...called], 'its own step calls it').toContain(procedure);
  }
  await drive.read('/catalogue');
  await gather();
  await gatherArguments();
  searchEverything();
});

/** Whose pages sign people in: what crosses the wire there is noted, and nothing of it may be found. */
async function startPersonOrg(): Promise<OrgBehindFront> {
  const org = await startOrgBehindFront({ seed: 'canary of a person' });
  Object.assign(org, { ask: sent.ask, change: sent.change });
  closing.push(org.close);
  const sealed = org.sandbox.clients().find(({ name }) => name === 'Sealed Sync');
  for (const number of [sealed?.privateJwk?.d, sealed?.privateJwk?.p]) secrets.add(String(number));
  return org;
}

/** A server that repeats whatever it is sent: headers, body, and in a header of its own. Its address. */
async function startEcho(): Promise<string> {
  const echo = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      for (const secret of [form.get('client_assertion'), form.get('code_verifier'), request.headers.dpop])
        if (secret) assertions.add(String(secret));
      response.setHeader('x-echo', request.headers.authorization ?? 'none');
      response.setHeader('content-type', 'text/plain');
      response.end(
        `${JSON.stringify(request.headers)}\n${request.url}\n${body}\nraw ${(request.headers.authorization ?? '').split(' ')[1] ?? ''}`,
      );
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => echo.close(resolve)));
  return `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
}

async function plantSaved({ context }: Engine, place: { tenantId: string; credentialId: string }): Promise<void> {
  const { tenant, credential } = await context.tenants.credential(place.tenantId, place.credentialId);
  expect(credential.secrets).toHaveLength(2);
  for (const { id } of credential.secrets)
    secrets.add(await context.sources.of(tenant.id).secret(tenant, credential, id));
}

function everyProcedure(): string[] {
  return Object.entries(contract).flatMap(([noun, procedures]) =>
    Object.keys(procedures).map((verb) => `${noun}.${verb}`),
  );
}

/** What other processes were started with. */
async function gatherArguments(): Promise<void> {
  const started = (await clipboard?.started()) ?? [];
  expect(started.length).toBeGreaterThan(clipboard ? 0 : -1);
  for (const line of started) texts.add(line);
}

/** Everything that is out at this moment, for the search at the end. */
async function gather(): Promise<void> {
  const places = [...frames.splice(0), ...printed.splice(0)];
  places.push(...(await folderTexts(dataDir)));
  for (const place of places) for (const text of stringsIn(place)) texts.add(text);
}

function searchEverything(): void {
  expect(texts.size).toBeGreaterThan(4000);
  expect(assertions.size).toBeGreaterThan(0);
  expect([...sent.seen.keys()].sort()).toEqual([...KINDS].sort());
  for (const values of sent.seen.values()) for (const value of values) assertions.add(value);
  // An assertion as a whole, and its signature alone; a verifier has no parts.
  for (const text of assertions) secrets.add(text).add(text.split('.')[2] ?? text);
  // Each under a name of its own: all tokens begin alike.
  const planted = Object.fromEntries(
    [...secrets].flatMap((secret, index) => [
      [`secret ${index}, which begins with ${secret.slice(0, 8)}`, secret],
      [`the pair of Basic with secret ${index}`, Buffer.from(`${drive.clientId}:${secret}`).toString('base64')],
    ]),
  );
  expect(secretsLeft(Buffer.from([...texts].join('\n\0\n')), planted)).toEqual([]);
}
