// What a second process does to a data folder: `node <bundle> <job> <folder> <from> <count>`. It says one line for each
// save that it may rely on, written at once, so that its parent knows what must be there after killing it.
import { writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { createAtomicFile } from '../../../electron/adapters/files/atomic-file.ts';
import { createBodyFiles } from '../../../electron/adapters/stores/body-files.ts';
import { openDataFolder } from '../../../electron/adapters/stores/data-folder.ts';
import { createHistoryFiles } from '../../../electron/adapters/stores/history-files.ts';
import { createConfSettings } from '../../../electron/adapters/stores/settings-conf.ts';
import { createDocument } from '../../../electron/engine/document.ts';
import { BenchError } from '../../../electron/engine/errors.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import { sampleExchange } from './storage-sample.ts';
import { createFakeSlot } from './storage-slot.ts';
import { at } from './storage-vault.ts';

const say = (value: unknown): void => {
  writeSync(1, `${JSON.stringify(value)}\n`);
};

async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    say({ name, value: await work() });
  } catch (cause) {
    if (!(cause instanceof BenchError)) throw cause;
    say({ name, code: cause.code, message: cause.message, fix: cause.data.fix, system: cause.data.details?.code });
  }
}

function openStores(folder: string) {
  return {
    vault: createVault({
      file: createAtomicFile({ path: join(folder, 'vault.json') }),
      slots: [createFakeSlot()],
      now: Date.now,
    }),
    tenants: createDocument({
      name: 'tenants',
      file: createAtomicFile({ path: join(folder, 'tenants.json') }),
      schema: z.object({ names: z.array(z.string()) }),
      version: 1,
      empty: { names: [] },
    }),
  };
}

/** Saves a secret and a tenant, again and again. */
async function save(folder: string, names: string[]): Promise<void> {
  const { vault, tenants } = openStores(folder);
  await vault.open();
  for (const name of names) {
    await vault.put(at(`ref-${name}`), `secret-${name}`);
    await tenants.update((value) => ({ names: [...value.names, name] }));
    say(name);
  }
}

async function record(folder: string, names: string[]): Promise<void> {
  const history = createHistoryFiles(join(folder, 'history'));
  for (const [number, name] of names.entries()) {
    const { exchange, summary } = sampleExchange(name);
    await history.add(exchange, summary);
    for (let turn = 0; turn < 4; turn++) await history.pin(name, (number + turn) % 2 === 1);
    // Loading compacts when marks outnumber entries, while the other process appends.
    if (number % 4 === 3) await history.load();
    say(name);
  }
}

/** Tries everything that writes, on a folder that refuses or a disk that is full. */
async function refuse(folder: string): Promise<void> {
  const { vault, tenants } = openStores(folder);
  const data = await openDataFolder(folder);
  say({
    name: 'folder',
    writable: data.writable,
    notice: data.notice?.message ?? null,
    elsewhere: data.bodies !== join(folder, 'bodies'),
  });
  await attempt('open', () => vault.open());
  await attempt('get', () => vault.get(at('ref-0')));
  await attempt('read', async () => (await tenants.read()).value);
  const long = 'x'.repeat(300_000);
  await attempt('put', () => vault.put(at('ref-new'), long));
  await attempt('update', () => tenants.update(({ names }) => ({ names: [...names, long] })));
  await attempt('settings', async () => (await createConfSettings(folder).read()).notice);
  await attempt('settings-write', () =>
    createConfSettings(folder).write({ ...DEFAULT_SETTINGS, network: { ...DEFAULT_SETTINGS.network, customCa: long } }),
  );
  const { exchange, summary } = sampleExchange('one');
  await attempt('history', () =>
    createHistoryFiles(join(folder, 'history')).add({ ...exchange, requestId: long }, summary),
  );
  const bodies = createBodyFiles(join(folder, 'bodies'));
  const chunks = async function* (count: number) {
    for (let sent = 0; sent < count; sent++) yield new Uint8Array(50_000).fill(65);
  };
  for (const [id, count] of [
    ['small', 3],
    ['large', 40],
  ] as const)
    await attempt(id, async () => {
      const { error, ...stored } = await bodies.write(id, chunks(count), 1e9);
      const code = error instanceof BenchError ? error.code : null;
      return {
        ...stored,
        code,
        head: (await bodies.head(id, 1_000_000))?.byteLength,
        opened: (await bodies.open(id))?.size,
      };
    });
  await attempt('still', async () => [await vault.get(at('ref-0')), (await tenants.read()).value]);
  await data.close();
}

/** Opens a vault, of version 1 at first, and says each of its secrets for that address. */
async function migrate(folder: string, origin: string, refs: string[]): Promise<void> {
  const vault = createVault({
    file: createAtomicFile({ path: join(folder, 'vault.json') }),
    slots: [createFakeSlot()],
    now: Date.now,
    owners: { originOf: async () => origin, nameOf: async () => null },
  });
  const notice = await vault.open();
  if (notice) throw new Error(notice.message);
  for (const ref of refs) await attempt(ref, () => vault.get(at(ref, origin)));
}

/** `kill -9` at the nth call that reaches the disk: before it is made. */
function killAtStep(step: number): void {
  let steps = 0;
  const calls = ['open', 'rename', 'link', 'rm', 'writeFile', 'readFile', 'mkdir', 'copyFile', 'stat'] as const;
  for (const name of calls) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (steps++ === step) process.kill(process.pid, 'SIGKILL');
        return real(...args);
      },
    });
  }
  syncBuiltinESMExports();
}

/** A host that closes in its own time when it is asked to end. */
async function serve(folder: string): Promise<void> {
  const stay = setInterval(() => {}, 1000);
  process.once('SIGTERM', () => {
    setTimeout(() => {
      clearInterval(stay);
      say('closed');
    }, 50);
  });
  await createConfSettings(folder).write({ ...DEFAULT_SETTINGS, theme: 'dark' });
  say('serving');
}

if (process.env.KILL_AT_STEP !== undefined) killAtStep(Number(process.env.KILL_AT_STEP));
const [job = '', folder = '', prefix = '', from = '0', count = '0'] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, index) => `${prefix}${Number(from) + index}`);
say('ready');
if (job === 'save') await save(folder, names);
else if (job === 'record') await record(folder, names);
else if (job === 'serve') await serve(folder);
else if (job === 'refuse') await refuse(folder);
else if (job === 'migrate') await migrate(folder, prefix, process.argv.slice(5));
else throw new Error(`No such job: ${job}`);
