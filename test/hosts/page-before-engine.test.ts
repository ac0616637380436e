// The app handler while the engine is on its way: the page and its session are there at once, calls wait, and a start that
// fails is an answer too.
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Calls } from '../../electron/app/calls.ts';
import { createApp } from '../../electron/app/create-app.ts';
import { createSessionGuard, SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { tempFolder } from '../support/temp-folder.ts';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let close: () => Promise<void>;

beforeEach(async () => {
  folder = await tempFolder();
  await mkdir(join(folder.path, 'assets'));
  await writeFile(join(folder.path, 'index.html'), '<title>Page</title>');
});
afterEach(async () => {
  await close();
  await folder.remove();
});

/** The handler on a real port, with a session in it, and what settles its calls. */
async function start() {
  let settle = { resolve: (_calls: Calls) => {}, reject: (_error: Error) => {} };
  const calls = new Promise<Calls>((resolve, reject) => {
    settle = { resolve, reject };
  });
  calls.catch(() => undefined);
  const bugs: string[] = [];
  let authority = '';
  const guard = createSessionGuard(() => authority);
  const app = createApp({
    calls,
    guard,
    pageFolder: folder.path,
    onBug: (where) => void bugs.push(where),
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false });
  await once(server, 'listening');
  const address = server.address();
  authority = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  close = async () => {
    server.close();
    await once(server, 'close');
  };
  const url = (path: string) => `http://${authority}${path}`;
  const swapped = await fetch(url('/session'), { method: 'POST', body: JSON.stringify({ token: guard.invite() }) });
  const { session } = (await swapped.json()) as { session: string };
  const call = () =>
    fetch(url('/rpc/app/snapshot'), { method: 'POST', headers: { [SESSION_HEADER]: session }, body: '{}' });
  return { url, call, settle, bugs };
}

const CALLS: Calls = {
  answer: async () => Response.json('answered'),
  body: async () => new Response('a body'),
  catalogue: () => Response.json({}),
};

test('the page and its session are served before the engine is there; a call gets its answer once it is', async () => {
  const { url, call, settle } = await start();
  const answer = call();
  expect(await (await fetch(url('/'))).text()).toContain('Page');
  settle.resolve(CALLS);
  expect(await (await answer).json()).toBe('answered');
});

test('without a session nobody waits for the engine', async () => {
  const { url } = await start();
  expect((await fetch(url('/rpc/app/snapshot'), { method: 'POST', body: '{}' })).status).toBe(401);
});

test('an engine that never loads is an error of each call, and the page is served all the same', async () => {
  const { url, call, settle, bugs } = await start();
  const answer = call();
  settle.reject(new Error('The catalogue is gone.'));
  expect((await answer).status).toBe(500);
  expect(await (await call()).text()).not.toContain('catalogue');
  expect(bugs).toEqual(['rpc', 'rpc']);
  expect((await fetch(url('/'))).status).toBe(200);
});
