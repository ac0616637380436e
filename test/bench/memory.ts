// How much memory the built hosts take at most for what is large or means ill, as ratios to the same work in small in the same run:
// a long answer, a gzip in a gzip, a body without an end, a long HAR out of the history, a recording that is cut off.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import type { Contract } from '../../shared/contract/index.ts';
import { type FakeOrigin, startOrigin } from '../support/orgs/fake-origin.ts';
import { sampleExchange } from '../support/storage/storage-sample.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MB = 1_000_000;
/**
 * Says on a pipe of its own, when the process ends, how much it had at most. On Linux what the system counts begins with the
 * memory of whoever started the process, so that the kernel's own mark of this program is read.
 */
const REPORTS_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads';
  import { readFileSync, writeSync } from 'node:fs';
  const peak = () => {
    try {
      return /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  if (isMainThread) process.on('exit', () => writeSync(3, String(peak())));
`)}`;

type Client = ContractRouterClient<Contract>;

export async function run(): Promise<void> {
  const origin = await startServer();
  const folder = await tempFolder();
  const send = (path: string, ...more: string[]) =>
    cli(['send', 'GET', path, '--org', origin.url, '--no-auth', '--data-dir', folder.path, ...more]);
  const ask = (path: string) => host((client) => request(client, origin.url, path));
  try {
    await writeFile(join(folder.path, 'whole.har'), recording(16_000));
    await writeFile(join(folder.path, 'cut.har'), recording(15 * MB));
    const small = await send('/body/3', '--raw');
    report('send --raw of 300 MB, to one of 3 MB', await send('/body/300', '--raw'), small);
    report('send of 300 MB, to one of 3 MB', await send('/body/300'), await send('/body/3'));
    report('send of a gzip in a gzip of 1 GB, to 3 MB', await send('/bomb', '--raw'), small);
    report('send of a body without an end, to 3 MB', await send('/endless'), small);
    report('infer of a cut HAR of 15 MB, to 16 kB', await infer(folder.path, 'cut'), await infer(folder.path, 'whole'));
    const quiet = await ask('/body/3');
    report('host: 300 MB, to 3 MB', await ask('/body/300'), quiet);
    report('host: a gzip in a gzip of 1 GB, to 3 MB', await ask('/bomb'), quiet);
    report('host: a body without an end, to 3 MB', await ask('/endless'), quiet);
    report('host: HAR of 5,000 entries with 20 kB each, to 50', await exportHar(5000), await exportHar(50));
  } finally {
    await origin.close();
    await folder.remove();
  }
}

function report(what: string, peak: number, baseline: number): void {
  const mb = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`;
  console.log(`memory: ${what}: ratio ${(peak / baseline).toFixed(2)} (${mb(peak)} to ${mb(baseline)} at most)`);
}

function startServer(): Promise<FakeOrigin> {
  const bomb = gzipSync(gzipSync(Buffer.alloc(1000 * MB)));
  const part = Buffer.alloc(100_000, 'a line of the answer\n');
  return startOrigin((asked, response) => {
    const [, kind, size] = (asked.url ?? '').split('/');
    if (kind === 'bomb') return void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(bomb);
    let left = size === undefined ? Number.POSITIVE_INFINITY : Number(size) * 10;
    const more = () => {
      while (left-- > 0) if (!response.write(part)) return;
      response.end();
    };
    response.writeHead(200, { 'content-type': 'text/plain' }).on('drain', more);
    more();
  });
}

/** About so many characters, without its last ones. */
function recording(length: number): string {
  const headers = Array.from({ length: 12 }, (_, index) => ({ name: `X-Header-${index}`, value: 'v'.repeat(40) }));
  const entry = JSON.stringify({ request: { method: 'GET', url: 'https://acme.okta.com/api/v1/users', headers } });
  const entries = Array.from({ length: Math.ceil(length / entry.length) }, () => entry);
  return `{"log":{"entries":[\n${entries.join(',\n')}`;
}

const infer = (folder: string, name: string) => cli(['infer', join(folder, `${name}.har`), '--data-dir', folder]);

/** Kilobytes that the command had at most. */
async function cli(args: string[]): Promise<number> {
  const child = start('cli.js', args);
  child.stdout?.resume();
  return peakOf(child);
}

/** The same of a loopback host on a folder of its own. */
async function host(work: (client: Client) => Promise<unknown>, prepare?: (folder: string) => Promise<void>) {
  const folder = await tempFolder();
  await prepare?.(folder.path);
  const child = start('loopback.js', ['--json', '--port', '0', '--data-dir', folder.path]);
  if (child.stdout === null) throw new Error('The host has no output.');
  const [line] = await once(createInterface(child.stdout), 'line');
  const peak = peakOf(child);
  const { origin, hash } = new URL((JSON.parse(String(line)) as { url: string }).url);
  const token = hash.slice('#t='.length);
  const answer = await fetch(`${origin}/session`, { method: 'POST', body: JSON.stringify({ token }) });
  const { session } = (await answer.json()) as { session: string };
  await work(createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { [SESSION_HEADER]: session } })));
  child.kill('SIGTERM');
  const kilobytes = await peak;
  await folder.remove();
  return kilobytes;
}

function start(file: string, args: string[]): ChildProcess {
  return spawn(process.execPath, [join(projectRoot, 'out', 'main', file), ...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: `--import=${REPORTS_PEAK}` },
  });
}

async function peakOf(child: ChildProcess): Promise<number> {
  const parts: string[] = [];
  child.stdio[3]?.on('data', (part: Buffer) => parts.push(String(part)));
  await once(child, 'close');
  return Number(parts.join(''));
}

async function request(client: Client, url: string, path: string): Promise<void> {
  await client.settings.update({ history: { maxBodyBytes: 300 * MB } });
  const { id } = await client.tenant.add({ name: 'Acme', url, production: false });
  await client.request.send({
    ...{ tenantId: id, credentialId: null, method: 'GET', path, operationId: null, headers: [], body: null },
    auth: { kind: 'none' },
  });
}

const exportHar = (entries: number) =>
  host(
    (client) => client.history.exportHar({}),
    async (folder) => {
      await mkdir(join(folder, 'history', 'exchanges'), { recursive: true });
      const lines: string[] = [];
      for (let index = 0; index < entries; index += 1) {
        const { exchange, summary } = sampleExchange(`ex-made${index}`);
        lines.push(`\n${JSON.stringify({ add: summary })}`);
        const { response } = exchange;
        const body = response && { ...response.body, id: null, text: 'x'.repeat(20_000) };
        const kept = { ...exchange, response: response && { ...response, body } };
        await writeFile(join(folder, 'history', 'exchanges', `exchange-ex-made${index}.json`), JSON.stringify(kept));
      }
      await writeFile(join(folder, 'history', 'index.jsonl'), lines.join(''));
    },
  );
