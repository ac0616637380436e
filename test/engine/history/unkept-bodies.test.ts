// A person who keeps no response bodies: an answer can be read while the program runs, and nothing of any is on the disk, whoever asked
// for it: a request, a joined list, a sweep.
import { expect, test } from 'vitest';
import { createMemoryBodies } from '../../../electron/adapters/stores/memory-bodies.ts';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { get, sandboxCredential, startTestBench } from '../../support/bench.ts';
import { folderTexts } from '../../support/folder-files.ts';

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test('nothing of an answer is in a file, and what was kept before stays', async () => {
  const bench = await startTestBench();
  const { client, dataDir } = bench;
  const credentialId = await sandboxCredential(client, 'Directory Insights');
  const send = async (path: string, scope: string) => {
    const result = await client.request.send(get(credentialId, path, [scope]));
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    return result.exchange;
  };
  const before = await send('/api/v1/groups?limit=1', 'okta.groups.read');
  const group =
    (JSON.parse(before.response?.body.text ?? '[]') as { profile: { name: string } }[])[0]?.profile.name ?? '';
  await client.settings.update({ history: { keepBodies: false } });

  const users = await send('/api/v1/users?limit=200', 'okta.users.read');
  const stored = await bench.bench.engine.ports.bodies.open(users.response?.body.id ?? '');
  const text = await new Response(stored?.stream).text();
  const logins = (JSON.parse(text) as { profile: { login: string } }[]).map(({ profile }) => profile.login);
  expect(logins.length).toBeGreaterThan(100);
  const kept = await client.history.get({ exchangeId: users.id });
  expect(kept.response).toMatchObject({ status: 200, body: { id: null, text: null, size: users.response?.body.size } });

  const sweeps = runsOf(client.run, 'sweep');
  const { runId } = await sweeps.start({
    name: 'All reads',
    targets: [{ tenantId: 'sandbox', credentialId }],
    scopes: ['okta.users.read'],
    operations: 'probes',
    isolation: 'each',
    share: 1,
    concurrency: 2,
    invalidWrites: false,
  });
  for await (const _ of await sweeps.watch({ runId, after: 0 }));

  const files = await folderTexts(dataDir);
  for (const login of logins.slice(0, 20)) expect(files.filter((file) => file.includes(login))).toEqual([]);
  expect(files.some((file) => file.includes(group))).toBe(true);
  await bench.close();
});

test('memory holds the latest bodies up to a limit', async () => {
  const bodies = createMemoryBodies(10);
  for (const id of ['one', 'two', 'three']) await bodies.write(id, chunksOf('1234', '5'), 100);
  expect([await bodies.size('one'), await bodies.size('two'), await bodies.size('three')]).toEqual([0, 5, 5]);
  // One that is larger than all of it is held by itself: it is the one that is looked at.
  await bodies.write('large', chunksOf('x'.repeat(50)), 100);
  expect([await bodies.size('large'), await bodies.bytes()]).toEqual([50, 50]);
});
