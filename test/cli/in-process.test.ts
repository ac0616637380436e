// Calls of the command line in one process do not see each other, also at the same time, and a person at a terminal is asked.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { type ServedSandbox, startSandbox } from './support/sandbox.ts';
import { runScopebench } from './support/scopebench.ts';

let org: ServedSandbox;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [org, folder] = await Promise.all([startSandbox(), tempFolder()]);
});
afterAll(async () => {
  await org.stop();
  await folder.remove();
});

test('what one call knows as a secret is nothing to another one', async () => {
  const { clientSecret } = org.client('Report Reader');
  // A name of a file is printed as it is; a known secret in it would be taken out.
  const naming = () => runScopebench(['infer', clientSecret]);
  const args = ['token', '--scopes', 'okta.users.read', ...org.as('Report Reader')];
  const asking = runScopebench(args, { env: { SCOPEBENCH_CLIENT_SECRET: clientSecret } });
  const [beside, asked] = await Promise.all([naming(), asking]);
  const after = await naming();
  expect([beside.code, asked.code, after.code]).toEqual([2, 0, 2]);
  expect(beside.stderr).toContain(clientSecret);
  expect(after.stderr).toContain(clientSecret);
});

test('colours are those of the own terminal', async () => {
  const denied = 'HTTP/2 403\n\n{"errorCode":"E0000006"}';
  const file = join(folder.path, 'denied.txt');
  await writeFile(file, denied);
  const [shown, piped, plain] = await Promise.all([
    runScopebench(['explain', file], { typed: '' }),
    runScopebench(['explain', file]),
    runScopebench(['explain', file], { typed: '', env: { NO_COLOR: '1' } }),
  ]);
  expect(shown.stdout).toContain('\u001b[');
  expect(piped.stdout).not.toContain('\u001b[');
  expect(plain.stdout).toBe(piped.stdout);
});

test('a client secret is typed without echo, and corrected as it is typed', async () => {
  const { clientSecret } = org.client('Report Reader');
  const args = ['token', '--scopes', 'okta.users.read', ...org.as('Report Reader')];
  const typed = await runScopebench(args, { typed: `x\u007f${clientSecret}\r` });
  expect([typed.code, typed.stderr]).toEqual([0, 'Client secret: \n']);
  expect(typed.stdout).not.toContain(clientSecret);
  const stopped = await runScopebench(args, { typed: '\u0003' });
  expect([stopped.code, stopped.stderr]).toEqual([3, expect.stringContaining('Cancelled.')]);
});

test('relative names are those of the own folder', async () => {
  const cwd = folder.path;
  const dataDir = ['--data-dir', 'data'];
  await runScopebench(['tenants', 'add', '--name', 'Acme', '--url', 'acme.okta.com', ...dataDir], { cwd });
  const { code } = await runScopebench(['tenants', 'export', '--output', 'kept.json', ...dataDir], { cwd });
  expect(code).toBe(0);
  expect(await readFile(join(cwd, 'kept.json'), 'utf8')).toContain('acme.okta.com');
});
