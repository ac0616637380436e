// An audit whose process is killed in the middle of the log, for real: another one goes on at the cursor, asks for nothing that was written down before,
// counts no event twice, and ends as one that was never interrupted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toAuditResult } from '../../../shared/runs/audit/audit-result.ts';
import { EMPTY_AUDIT, reduceAudit } from '../../../shared/runs/audit/reduce-audit.ts';
import { addIntegration } from '../../support/add-integration.ts';
import { startTestBench } from '../../support/bench.ts';
import { appId, askedBy, type BusyOrg, GRANTED, startBusyOrg } from '../../support/orgs/busy-org.ts';
import { buildRunChildren, PASSPHRASE, type RunChildren, readEvents } from '../../support/runs/run-children.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const SIZE = { apps: 7, events: 500, pageSize: 20 };
const PAGES = SIZE.events / SIZE.pageSize;

let children: RunChildren;
let org: BusyOrg;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [children, org, folder] = await Promise.all([
    buildRunChildren(),
    startBusyOrg({ ...SIZE, held: true }),
    tempFolder(),
  ]);
});
afterAll(async () => {
  await org.close();
  await folder.remove();
});

test('is killed in the middle of the log, and resumed where it was', async () => {
  const { client, close } = await startTestBench({ dataDir: folder.path, sandbox: null });
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: PASSPHRASE } });
  const place = await addIntegration(client, org.url);
  await close();

  const first = children.start(folder.path, { kind: 'audit', ...place, days: 30 });
  const runId = await first.runId;
  org.let(13);
  // Ten pages are written down (fewer on a slow machine); others were read since, and the fourteenth is on its way.
  await first.seen('log', 1);
  await expect.poll(() => org.asked().filter((path) => path.startsWith('/api/v1/logs')).length).toBe(14);
  await first.kill();
  const before = [...org.asked()];
  const kept = reduceAudit(EMPTY_AUDIT, await readEvents<'audit'>(folder.path, runId)).log.pages;
  expect(kept).toBeGreaterThan(0);

  org.let(PAGES * 2);
  const second = children.start(folder.path, runId);
  expect(await second.ended, second.errors()).toBe(0);
  const after = org.asked().slice(before.length);
  expect(after.filter((path) => !path.includes('/logs') && !path.endsWith('/token'))).toEqual([]);
  const log = after.filter((path) => path.includes('/logs'));
  expect([log[0], log.length]).toEqual([`/api/v1/logs?after=${kept * SIZE.pageSize}`, PAGES - kept]);

  const events = await readEvents<'audit'>(folder.path, runId);
  const view = reduceAudit(EMPTY_AUDIT, events);
  expect([view.end?.reason, view.log.events, view.log.pages]).toEqual(['complete', SIZE.events, PAGES]);
  const { clients } = toAuditResult(view);
  expect(
    clients.map(({ clientId, requested, unused }) => ({
      clientId,
      unused,
      requested: Object.fromEntries(requested?.map(({ scope, count }) => [scope, count]) ?? []),
    })),
  ).toEqual(
    Array.from({ length: SIZE.apps }, (_, index) => ({
      clientId: appId(index),
      unused: GRANTED.filter((scope) => !(scope in askedBy(index, SIZE))),
      requested: askedBy(index, SIZE),
    })),
  );
}, 60_000);
