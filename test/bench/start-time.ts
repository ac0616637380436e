// How long a start takes: the host from the start of its process until it listens, and the page until *Request token* can be
// pressed. The baseline is a trivial page, one button on a bare server, in the same Chromium and in turns with ours, so that
// neither has the quieter machine. Every page gets a context of its own: nothing is cached. `with its browser` is what a person
// waits for who starts the app: the browser, its window and the page. Needs `npm run build`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium/find-chromium.mjs';
import { isRoot } from '../../scripts/lib/chromium/is-root.mjs';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import { startTestBench } from '../support/bench.ts';
import { quantile } from '../support/bench-page.ts';
import { clientDraft } from '../support/credentials.ts';
import { sampleExchange } from '../support/storage/storage-sample.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ROUNDS = 10;
const HOST_ROUNDS = 6;
const BUTTON = 'Request token';
const TENANTS = 20;
const EXCHANGES = 500;

interface Host {
  child: ChildProcess;
  url: string;
  /** Since the start of the process, until it was printed where it listens. */
  listeningMs: number;
  began: number;
}

/**
 * `browserMs`: from the launch of a browser on; null where one was there. `windowMs`: from a new browser context on, which is what
 * opening a window is; `navigationMs`: from the address on.
 */
interface Opened {
  browserMs: number | null;
  windowMs: number;
  navigationMs: number;
}

export async function run(): Promise<void> {
  const fresh = await tempFolder();
  const used = await usedFolder();
  const trivial = await serveTrivial();
  const browser = await launch();
  try {
    await measurePages(browser, trivial.url, [
      ['a fresh folder', fresh.path],
      ['a used folder', used.path],
    ]);
    for (const [name, folder] of [
      ['a fresh folder', null],
      ['a used folder', used.path],
    ] as const)
      await measureHost(browser, name, folder);
  } finally {
    await browser.close();
    trivial.close();
    await fresh.remove();
    await used.remove();
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium('tests')?.path, chromiumSandbox: !isRoot() });

async function measurePages(browser: Browser, trivial: string, folders: [name: string, folder: string][]) {
  const hosts = await Promise.all(folders.map(([, folder]) => startHost(folder)));
  const bare: Opened[] = [];
  const ours = folders.map((): Opened[] => []);
  const openers = [
    (url: string) => openPage(browser, url),
    async (url: string) => {
      const began = performance.now();
      const own = await launch();
      const opened = await openPage(own, url);
      const browserMs = performance.now() - began;
      await own.close();
      return { ...opened, browserMs };
    },
  ];
  for (let round = -1; round < ROUNDS; round += 1)
    for (const open of openers) {
      const first = await open(trivial);
      if (round >= 0) bare.push(first);
      for (const [index, host] of hosts.entries()) {
        const opened = await open(await invited(host));
        if (round >= 0) ours[index]?.push(opened);
      }
    }
  await Promise.all(hosts.map(stopHost));
  for (const [what, own, pick] of [
    ['with its browser', true, ({ browserMs, windowMs }: Opened) => browserMs ?? windowMs],
    ['with its window', false, ({ windowMs }: Opened) => windowMs],
    ['from navigation', false, ({ navigationMs }: Opened) => navigationMs],
  ] as const) {
    const timesOf = (all: readonly Opened[]) => all.filter(({ browserMs }) => (browserMs !== null) === own).map(pick);
    const baseline = timesOf(bare);
    console.log(`start, a trivial page, ${what}: ${words(baseline)}`);
    for (const [index, [name]] of folders.entries()) {
      const times = timesOf(ours[index] ?? []);
      const ratio = (share: number) => (quantile(times, share) / quantile(baseline, share)).toFixed(2);
      console.log(
        `start, the page on ${name}, ${what}, until ${BUTTON} can be pressed: ${words(times)}, ratio to the trivial page: min ${ratio(0)}, median ${ratio(0.5)}`,
      );
    }
  }
}

/** `folder`: null for a new one each time. */
async function measureHost(browser: Browser, name: string, folder: string | null) {
  const [listening, firstPage]: [number[], number[]] = [[], []];
  for (let round = -1; round < HOST_ROUNDS; round += 1) {
    const own = folder === null ? await tempFolder() : null;
    const host = await startHost(own?.path ?? folder ?? '');
    await openPage(browser, host.url);
    const usableMs = performance.now() - host.began;
    await stopHost(host);
    await own?.remove();
    if (round < 0) continue;
    listening.push(host.listeningMs);
    firstPage.push(usableMs);
  }
  console.log(`start, the host on ${name}, from the start of its process: listening ${words(listening)}`);
  console.log(`start, the host on ${name}, until its first page can be used: ${words(firstPage)}`);
}

const words = (times: readonly number[]): string =>
  `min ${quantile(times, 0).toFixed(0)} ms, median ${quantile(times, 0.5).toFixed(0)} ms`;

/** Until the button can be pressed: it is visible, does not move, is enabled, and would get the click. */
async function openPage(browser: Browser, url: string): Promise<Opened> {
  const began = performance.now();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const navigated = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('button', { name: BUTTON }).click({ trial: true });
  const ready = performance.now();
  await context.close();
  return { browserMs: null, windowMs: ready - began, navigationMs: ready - navigated };
}

async function serveTrivial(): Promise<{ url: string; close(): void }> {
  const html = `<!doctype html><html lang="en"><title>Trivial</title><button>${BUTTON}</button></html>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The trivial page has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** Resolves when the port that it printed takes a connection. */
async function startHost(folder: string): Promise<Host> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'out', 'main', 'loopback.js'), '--json', '--port', '0', '--data-dir', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url } = JSON.parse(String(line)) as { url: string };
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const listeningMs = performance.now() - began;
  socket.destroy();
  return { child, url, listeningMs, began };
}

async function stopHost({ child }: Host): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Each page needs a one-time token of its own: a second start on the same folder gets one. */
async function invited(host: Host): Promise<string> {
  const folder = host.child.spawnargs.at(-1) ?? '';
  const second = spawn(
    process.execPath,
    [join(projectRoot, 'out', 'main', 'loopback.js'), '--json', '--data-dir', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [[line]] = await Promise.all([once(createInterface(second.stdout), 'line'), once(second, 'exit')]);
  return (JSON.parse(String(line)) as { url: string }).url;
}

/** As after a few weeks: tenants with credentials and mutations, a closed vault, a history. */
async function usedFolder() {
  const folder = await tempFolder();
  const { client, close } = await startTestBench({ dataDir: folder.path });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  for (let index = 0; index < TENANTS; index += 1) {
    const { id } = await client.tenant.add({ name: `Acme ${index}`, url: `acme-${index}.okta.com`, production: false });
    await client.credential.save(
      clientDraft({
        ...{ tenantId: id, name: 'Read only', clientId: `0oa${index}` },
        ...{ secret: { value: `secret-value-${index}` }, registeredScopes: ['okta.users.read', 'okta.groups.read'] },
      }),
    );
  }
  await close();
  await mkdir(join(folder.path, 'history', 'exchanges'), { recursive: true });
  const lines: string[] = [];
  for (let index = 0; index < EXCHANGES; index += 1) {
    const { exchange, summary } = sampleExchange(`ex-made${index}`);
    lines.push(`\n${JSON.stringify({ add: summary })}`);
    await writeFile(
      join(folder.path, 'history', 'exchanges', `exchange-${exchange.id}.json`),
      JSON.stringify({
        ...exchange,
        response: exchange.response && { ...exchange.response, body: { ...exchange.response.body, id: null } },
      }),
    );
  }
  await writeFile(join(folder.path, 'history', 'index.jsonl'), lines.join(''));
  return folder;
}
