// An audit of an org with 500 service apps and a long System Log: how much memory it takes at most, and what it costs beside a bare loop that fetches and
// parses the same pages in the same run. `npm run bench -- audit` reads 100,000 events, `npm run bench -- audit --whole` a million. The pages are made by
// the same process while they are asked for, which both pay.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toAuditResult } from '../../shared/runs/audit/audit-result.ts';
import { EMPTY_AUDIT, reduceAudit } from '../../shared/runs/audit/reduce-audit.ts';
import { addIntegration } from '../support/add-integration.ts';
import { startTestBench } from '../support/bench.ts';
import { type BusyOrg, startBusyOrg } from '../support/orgs/busy-org.ts';
import { tempFolder } from '../support/temp-folder.ts';

const APPS = 500;
const MB = 1024 * 1024;

export async function run(): Promise<void> {
  const events = process.argv.includes('--whole') ? 1_000_000 : 100_000;
  const org = await startBusyOrg({ apps: APPS, events, pageSize: 1000 });
  const folder = await tempFolder();
  try {
    const bare = await measure(() => fetchBare(org));
    const { result: audit, ...audited } = await measure(() => runAudit(org, folder.path));
    if (audit.events !== events || audit.clients !== APPS) throw new Error(`the audit read ${JSON.stringify(audit)}`);
    const perSecond = (ms: number) => Math.round((events / ms) * 1000).toLocaleString('en');
    console.log(
      `audit: ${APPS} apps, ${events.toLocaleString('en')} events of ${(bare.result / events / 1024).toFixed(1)} kB`,
    );
    console.log(
      `audit: ${perSecond(audited.ms)} events a second, bare loop ${perSecond(bare.ms)}: ratio ${(audited.ms / bare.ms).toFixed(2)} (lists and details of ${APPS} apps included)`,
    );
    console.log(
      `audit: peak heap ${mb(audited.peakHeap)} (bare ${mb(bare.peakHeap)}), peak rss ${mb(audited.peakRss)} (bare ${mb(bare.peakRss)}); ${audit.entries} entries, ${mb(audit.bytes)} on the disk`,
    );
  } finally {
    await org.close();
    await folder.remove();
  }
}

const mb = (bytes: number): string => `${(bytes / MB).toFixed(1)} MB`;

/** The bytes that it parsed. */
async function fetchBare({ url }: BusyOrg): Promise<number> {
  const to = Date.now();
  let path: string | null =
    `/api/v1/logs?since=${new Date(to - 90 * 86_400_000).toISOString()}&until=${new Date(to).toISOString()}`;
  let bytes = 0;
  while (path !== null) {
    const answer: Response = await fetch(url + path);
    const text = await answer.text();
    bytes += text.length;
    if (!Array.isArray(JSON.parse(text))) throw new Error('a page is no list');
    path = /<[^>]*?(\/api[^>]*)>/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
  }
  return bytes;
}

async function runAudit(org: BusyOrg, dataDir: string) {
  const { client, close } = await startTestBench({ dataDir, sandbox: null });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  const place = await addIntegration(client, org.url);
  const { runId } = await client.run.start({ kind: 'audit', ...place, days: 90 });
  let view = EMPTY_AUDIT;
  let entries = 0;
  for await (const batch of await client.run.watch({ runId, after: 0 })) {
    if (batch.kind !== 'audit') continue;
    entries += batch.events.length;
    view = reduceAudit(view, batch.events);
  }
  const { size } = await stat(join(dataDir, 'runs', runId, 'events.jsonl'));
  await close();
  return { events: view.log.events, clients: toAuditResult(view).clients.length, entries, bytes: size };
}

/** Peaks are over what there was before. */
async function measure<T>(work: () => Promise<T>) {
  const before = process.memoryUsage();
  let [peakHeap, peakRss] = [0, 0];
  const look = () => {
    const { heapUsed, rss } = process.memoryUsage();
    peakHeap = Math.max(peakHeap, heapUsed - before.heapUsed);
    peakRss = Math.max(peakRss, rss - before.rss);
  };
  const timer = setInterval(look, 20);
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  clearInterval(timer);
  return { result, ms, peakHeap, peakRss };
}
