// Being on loopback shows nothing: every program and every web page of the machine can reach it.
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTROL_HEADER, SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { serveLoopback } from '../../electron/hosting/serve-loopback.ts';
import { tempFolder } from '../support/temp-folder.ts';

let origin = '';
let oneTime = '';
let close: () => Promise<void>;
beforeAll(async () => {
  const folder = await tempFolder();
  const served = await serveLoopback({ port: 0, dataDir: folder.path });
  if (served.running) throw new Error('Another host runs on a fresh folder');
  origin = new URL(served.url).origin;
  oneTime = new URL(served.url).hash.slice('#t='.length);
  close = async () => {
    await served.close();
    await folder.remove();
  };
});
afterAll(() => close());

/** A raw request: fetch does not let a caller choose Host or Origin. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'POST',
  body = '{}',
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      },
    );
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}
const swap = (token: string) => raw('/session', {}, 'POST', JSON.stringify({ token }));

test('no call and no body without a session', async () => {
  expect((await raw('/rpc/app/snapshot', {})).status).toBe(401);
  expect((await raw('/rpc/app/snapshot', { [SESSION_HEADER]: 'guess' })).status).toBe(401);
  expect((await raw('/bodies/body-1', {}, 'GET')).status).toBe(401);
});

test('the token of the address works once; its session works until the end', async () => {
  const first = await swap(oneTime);
  const { session } = JSON.parse(first.text) as { session: string };
  expect((await raw('/rpc/app/snapshot', { [SESSION_HEADER]: session })).status).toBe(200);
  expect(await swap(oneTime)).toMatchObject({ status: 401 });
  expect(await swap('')).toMatchObject({ status: 401 });
});

test.each([
  ['another Host (DNS rebinding)', { host: 'evil.example' }, 421],
  ['another port in Host', { host: '127.0.0.1:1' }, 421],
  ['a foreign Origin', { origin: 'https://evil.example' }, 403],
  ['the null Origin', { origin: 'null' }, 403],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
  ['another port of the same site', { 'sec-fetch-site': 'same-site' }, 403],
])('%s is refused, even for the page itself', async (_name, headers, status) => {
  expect((await raw('/rpc/app/snapshot', headers)).status).toBe(status);
  expect((await raw('/session', headers, 'POST', JSON.stringify({ token: oneTime }))).status).toBe(status);
});

test('an invitation needs the control secret of the instance record', async () => {
  expect((await raw('/session/invitation', {})).status).toBe(401);
  expect((await raw('/session/invitation', { [CONTROL_HEADER]: 'guess' })).status).toBe(401);
});

test('every answer carries the policy', async () => {
  for (const path of ['/', '/nothing', '/rpc/app/snapshot', '/session']) {
    const { headers } = await raw(path, {}, 'GET');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  }
});

test('no path leaves the folder of the page', async () => {
  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%00',
  ]) {
    expect((await raw(path, {}, 'GET')).text).not.toContain('"scopebench"');
  }
});
