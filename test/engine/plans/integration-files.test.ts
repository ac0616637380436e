// Integration files beside plans: listed by their kind, kept under their ending, and what one names beside itself is read in the listed folders only.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TEXT = 'integration: Acme\nscopes: { okta.users.read: Reads people }\n';
/** The beginning of a PNG of 244×156 (PNG specification, IHDR). */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000f40000009c0806000000', 'hex');
const GIF = Buffer.from('474946383961c800c800', 'hex');
/** An APP0 segment of 16 bytes, then a frame (SOF0) of 200×200. */
const JPEG = Buffer.from(`ffd8ffe00010${'00'.repeat(14)}ffc0001108${'00c8'}${'00c8'}03`, 'hex');

let bench: TestBench;
let chosen: Awaited<ReturnType<typeof tempFolder>>;
let outside: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  [bench, chosen, outside] = await Promise.all([startTestBench(), tempFolder(), tempFolder()]);
  await bench.client.plan.addFolder({ path: chosen.path });
});
afterAll(() => Promise.all([bench.close(), chosen.remove(), outside.remove()]));

test('an integration keeps its kind when it is made, copied and renamed', async () => {
  const { plan } = bench.client;
  const made = await plan.create({ folder: chosen.path, name: 'acme.integration.yaml', text: TEXT });
  expect(made.path).toBe(join(chosen.path, 'acme.integration.yaml'));
  const copy = await plan.duplicate({ path: made.path });
  expect(copy.path).toBe(join(chosen.path, 'acme copy.integration.yaml'));
  const renamed = await plan.rename({ path: copy.path, name: 'other' });
  expect(renamed.path).toBe(join(chosen.path, 'other.integration.yaml'));
  await plan.create({ folder: chosen.path, name: 'acme', text: 'plan: P\n' });
  const { folders } = await plan.files({});
  expect(folders.at(-1)?.files.map(({ name, kind }) => [name, kind])).toEqual([
    ['acme.integration.yaml', 'integration'],
    ['acme.scopebench.yaml', 'plan'],
    ['other.integration.yaml', 'integration'],
  ]);
});

test('plans and logo are read beside the file, and nothing outside of the folders is', async () => {
  const path = join(chosen.path, 'acme.integration.yaml');
  await mkdir(join(chosen.path, 'inner'), { recursive: true });
  await writeFile(join(chosen.path, 'inner', 'people.scopebench.yaml'), 'plan: People\n');
  await writeFile(join(outside.path, 'far.scopebench.yaml'), 'plan: Far\n');
  await writeFile(join(outside.path, 'far.png'), PNG);
  await symlink(join(outside.path, 'far.png'), join(chosen.path, 'link.png'));
  await writeFile(join(chosen.path, 'notes.txt'), 'notes');
  const far = join('..', outside.path.split('/').at(-1) ?? '', 'far');
  const files = ['inner/people.scopebench.yaml', 'none.scopebench.yaml', `${far}.scopebench.yaml`, 'notes.txt'];
  const text = `${TEXT}plans: ${JSON.stringify(files)}\n`;
  expect(await bench.client.integration.beside({ path, text })).toEqual({
    plans: files.map((file, index) => ({ file, text: index === 0 ? 'plan: People\n' : null })),
    logo: null,
  });
  const logoOf = async (logo: string) =>
    (await bench.client.integration.beside({ path, text: `${TEXT}logo: ${logo}\n` })).logo;
  for (const logo of ['link.png', `${far}.png`, '../none.png'])
    expect([logo, await logoOf(logo)]).toEqual([logo, null]);
  await writeFile(join(chosen.path, 'logo.png'), PNG);
  await writeFile(join(chosen.path, 'logo.gif'), GIF);
  await writeFile(join(chosen.path, 'logo.jpg'), JPEG);
  expect(await logoOf('logo.png')).toEqual({ format: 'png', width: 244, height: 156, bytes: PNG.length });
  expect(await logoOf('logo.gif')).toEqual({ format: 'gif', width: 200, height: 200, bytes: GIF.length });
  expect(await logoOf('logo.jpg')).toEqual({ format: 'jpeg', width: 200, height: 200, bytes: JPEG.length });
  expect(await logoOf('notes.txt')).toEqual({ format: null, width: null, height: null, bytes: 5 });
});
