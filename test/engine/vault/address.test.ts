// The address that a secret is for, over the whole bench: an edited list of tenants or settings file sends it nowhere, and
// what a person changes in the app goes on working.
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { makeFolder } from '../../support/storage/storage-folder.ts';

const SECRET = 'made-up-secret-of-forty-characters-abcdef';
const PROXY_PASSWORD = 'made-up-proxy-password';
const unlock = { kind: 'passphrase', passphrase: 'correct horse battery' } as const;

/** A server that notes everything that it receives. */
async function startListener(): Promise<{ url: string; heard(): string }> {
  let heard = '';
  const server = createServer((request, response) => {
    heard += `${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)}\n`;
    request.on('data', (chunk) => {
      heard += String(chunk);
    });
    request.on('end', () => response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"no"}'));
  });
  // What a proxy is asked for an https address.
  server.on('connect', (request, socket) => {
    heard += `${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)}\n`;
    socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard: () => heard };
}

async function restart(bench: TestBench): Promise<TestBench> {
  await bench.close();
  const next = await startTestBench({ dataDir: bench.dataDir, sandbox: null });
  await next.client.vault.unlock(unlock);
  return next;
}

test('an address that was edited in the file of tenants gets no secret, by any call; put back, it works', async () => {
  const [own, evil] = [await startListener(), await startListener()];
  let bench = await startTestBench({ dataDir: await makeFolder(), sandbox: null });
  onTestFinished(() => bench.close());
  await bench.client.vault.setUp({ protection: unlock });
  const saved = await addIntegration(bench.client, own.url);
  const ask = () => bench.client.token.request({ ...saved, scopes: ['okta.users.read'], fresh: true });
  await ask();
  expect(own.heard()).toContain('/oauth2/v1/token');

  const path = join(bench.dataDir, 'tenants.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replaceAll(own.url, evil.url));
  for (const again of [false, true]) {
    if (again) bench = await restart(bench);
    await expect(ask()).rejects.toMatchObject({
      code: 'ADDRESS_CHANGED',
      message: `The secret of Acme, Main was saved for ${own.url}, and the saved address is ${evil.url} now.`,
      data: { fix: expect.stringContaining(`Put the address back to ${own.url}`) },
    });
  }
  expect(evil.heard()).toBe('');
  // What is in the vault is still looked for in answers, whatever their origin.
  const kept = await bench.bench.engine.context.vault.refs();
  expect(await bench.bench.engine.context.vault.known(kept)).toEqual({ values: [SECRET], unread: [] });

  await writeFile(path, text);
  expect(await ask()).toMatchObject({ outcome: 'refused' });
});

test('the password of a proxy goes to the proxy that it was saved for, and moves when a person moves it', async () => {
  const [first, second] = [await startListener(), await startListener()];
  let bench = await startTestBench({ dataDir: await makeFolder(), sandbox: null });
  onTestFinished(() => bench.close());
  await bench.client.vault.setUp({ protection: unlock });
  const { tenantId, credentialId } = await addIntegration(bench.client, 'https://acme.okta.com');
  const proxy = (url: string) => ({
    ...DEFAULT_SETTINGS.network,
    proxy: { mode: 'manual' as const, url, username: 'someone' },
  });
  const ask = () => bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'], fresh: true });
  const basic = Buffer.from(`someone:${PROXY_PASSWORD}`).toString('base64');
  const check = (url: string) => bench.client.settings.checkNetwork({ network: proxy(url), tenantId });

  // Typed and tried before it is saved, as the page does it.
  await bench.client.settings.setProxyPassword({ password: PROXY_PASSWORD, url: first.url });
  await check(first.url);
  await bench.client.settings.update({ network: proxy(first.url) });
  await ask();
  expect(first.heard().split(basic)).toHaveLength(3);

  // Another address that was only typed gets no saved password; once it is saved in the app, it does.
  await expect(check(second.url)).rejects.toMatchObject({ code: 'ADDRESS_CHANGED' });
  expect(second.heard()).toBe('');
  await bench.client.settings.update({ network: proxy(second.url) });
  await ask();
  expect(second.heard()).toContain(basic);

  // The same change made in the file.
  const path = join(bench.dataDir, 'settings.json');
  await bench.close();
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(second.url, first.url));
  bench = await startTestBench({ dataDir: bench.dataDir, sandbox: null });
  await bench.client.vault.unlock(unlock);
  await expect(ask()).rejects.toMatchObject({
    code: 'ADDRESS_CHANGED',
    message: expect.stringContaining('The secret of the proxy was saved for'),
  });
  expect(first.heard().split(basic)).toHaveLength(3);
});
