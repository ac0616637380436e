// What closing leaves behind: a request that it cuts short is in the history before it is over, so that nothing is written into a
// data folder that somebody else has by then.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startTestBench } from '../support/bench.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a request that is under way is kept as cancelled', async () => {
  const folder = await tempFolder();
  let received = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    received = resolve;
  });
  const org = createServer(() => received());
  await new Promise<void>((resolve) => org.listen(0, '127.0.0.1', resolve));
  const { port } = org.address() as { port: number };
  const first = await startTestBench({ dataDir: folder.path });
  const { id: tenantId } = await first.client.tenant.add({
    name: 'Silent',
    url: `http://127.0.0.1:${port}`,
    production: false,
  });
  const sending = first.client.request
    .send({
      tenantId,
      credentialId: null,
      operationId: null,
      method: 'GET',
      path: '/api/v1/users',
      headers: [],
      body: null,
      auth: { kind: 'none' },
    })
    .catch(() => undefined);
  await arrived;
  await first.close();
  const history = join(folder.path, 'history');
  const written = readdirSync(history, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(history, name), 'utf8'));
  expect(written.join('')).toContain('"cancelled"');
  await sending;
  org.closeAllConnections();
  org.close();
  await folder.remove();
});
