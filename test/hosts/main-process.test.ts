// The built Electron host as a process of its own, with real packages (electron-store among them) and only the `electron` module
// faked: what the bundler made of it loads, answers, keeps its settings and ends cleanly when asked to.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const HOST = resolve('out/main/index.js');
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
beforeAll(() => {
  if (!existsSync(HOST)) throw new Error('The built host is missing: npm run build.');
});

interface Answer {
  id: number;
  status: number;
  headers: [string, string][];
  body: string;
  theme: string;
}

async function startHost(dataDir: string) {
  const child: ChildProcess = fork(resolve('test/support/fake-electron/run.mjs'), [HOST, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const ended = once(child, 'exit');
  closing.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let nextId = 0;
  return {
    ended,
    errors: () => errors,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    ask(url: string, init: { method?: string; body?: string } = {}): Promise<Answer> {
      nextId += 1;
      const id = nextId;
      return new Promise((resolveAnswer, reject) => {
        const onMessage = (answer: unknown) => {
          if ((answer as Answer).id !== id) return;
          child.off('message', onMessage);
          resolveAnswer(answer as Answer);
        };
        child.on('message', onMessage);
        child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${errors}`)));
        child.send({ id, url, headers: { 'content-type': 'application/json' }, ...init });
      });
    },
  };
}

async function temporary(): Promise<string> {
  const folder = await tempFolder();
  closing.push(folder.remove);
  return folder.path;
}

it('serves the page and its calls, keeps settings by electron-store, and ends when asked', async () => {
  const folder = await temporary();
  const host = await startHost(folder);
  const page = await host.ask('bench://app/');
  expect([page.status, new Map(page.headers).get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const script = /src="([^"]+\.js)"/.exec(page.body)?.[1] ?? '';
  expect((await host.ask(new URL(script, 'bench://app/').href)).status).toBe(200);

  const changed = await host.ask('bench://app/rpc/settings/update', {
    method: 'POST',
    body: JSON.stringify({ json: { theme: 'dark' } }),
  });
  expect([changed.status, changed.theme]).toEqual([200, 'dark']);
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' });

  host.signal('SIGTERM');
  const [code, signal] = await host.ended;
  expect([code, signal]).toEqual([0, null]);
  expect(existsSync(join(folder, 'instance.json'))).toBe(false);
  expect(host.errors()).toBe('');
});
