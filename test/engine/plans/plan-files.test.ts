// Plan files on a real disk: what is listed and opened, what is refused, and that no text is lost when two write the same file.
import { chmod, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanFolders } from '../../../shared/model/plan-files.ts';
import { sandboxCredential, startTestBench, type TestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PLAN = `plan: People
scopes: { okta.users.read: reads people }
steps:
  - { id: list-users, request: GET /api/v1/users }
`;

let bench: TestBench;
type Folder = Awaited<ReturnType<typeof tempFolder>>;
let outside: Folder;
let chosen: Folder;
let home: string;
beforeAll(async () => {
  [bench, outside, chosen] = await Promise.all([startTestBench(), tempFolder(), tempFolder()]);
  home = join(bench.dataDir, 'plans');
  await bench.client.plan.addFolder({ path: chosen.path });
});
afterAll(() => Promise.all([bench.close(), outside.remove(), chosen.remove()]));

const namesIn = ({ folders }: PlanFolders, path: string) =>
  folders.find((folder) => folder.path === path)?.files.map(({ name }) => name);
const create = async (folder: string, name: string, text = PLAN) => {
  const made = await bench.client.plan.create({ folder, name, text });
  if (made.outcome !== 'saved') throw new Error(`${name} is ${made.outcome}`);
  return made;
};
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

test('the folder of the data folder is listed before there is one, and is made for the first plan', async () => {
  const before = await bench.client.plan.files({});
  expect(before.folders[0]).toMatchObject({ path: home, own: true, state: 'missing', files: [] });
  const { path } = await create(home, 'people');
  expect(path).toBe(join(home, 'people.scopebench.yaml'));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(namesIn(await bench.client.plan.files({}), home)).toEqual(['people.scopebench.yaml']);
  expect(await bench.client.plan.open({ path })).toMatchObject({ text: PLAN, masked: false });
  expect(await bench.client.plan.create({ folder: home, name: 'people', text: '' })).toMatchObject({
    outcome: 'taken',
  });
  expect(await readFile(path, 'utf8')).toBe(PLAN);
});

test('a folder is listed with those inside, without what tools have filled, and is forgotten without a loss', async () => {
  const folder = join(chosen.path, 'listed');
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await mkdir(join(folder, 'groups'));
  for (const name of [
    'b.scopebench.yml',
    'groups/a.scopebench.yaml',
    'node_modules/x.scopebench.yaml',
    '.git/y.scopebench.yaml',
    'other.yaml',
  ])
    await writeFile(join(folder, name), PLAN);
  const added = await bench.client.plan.addFolder({ path: folder });
  expect(namesIn(added, folder)).toEqual(['b.scopebench.yml', 'groups/a.scopebench.yaml']);
  const removed = await bench.client.plan.removeFolder({ path: folder });
  expect(namesIn(removed, folder)).toBeUndefined();
  expect((await stat(join(folder, 'b.scopebench.yml'))).isFile()).toBe(true);
  await rm(folder, { recursive: true });
  expect(await codeOf(bench.client.plan.addFolder({ path: folder }))).toBe('INVALID_INPUT');
  expect(await codeOf(bench.client.plan.addFolder({ path: 'plans' }))).toBe('INVALID_INPUT');
  expect(await codeOf(bench.client.plan.removeFolder({ path: home }))).toBe('INVALID_INPUT');
});

test('a save is refused when the file is another one by then, and gives what is there', async () => {
  const { path, version } = await create(chosen.path, 'conflict');
  await chmod(path, 0o640);
  const saved = await bench.client.plan.save({ path, text: `${PLAN}# mine\n`, version });
  expect(saved).toMatchObject({ outcome: 'saved' });
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  await writeFile(path, `${PLAN}# theirs\n`);
  const refused = await bench.client.plan.save({
    path,
    text: `${PLAN}# mine again\n`,
    version: saved.outcome === 'saved' ? saved.version : '',
  });
  expect(refused).toMatchObject({ outcome: 'changed', theirs: { text: `${PLAN}# theirs\n` } });
  expect(await readFile(path, 'utf8')).toBe(`${PLAN}# theirs\n`);
  await rm(path);
  expect(await bench.client.plan.save({ path, text: PLAN, version })).toEqual({ outcome: 'changed', theirs: null });
});

test('of two saves of the same version one is refused', async () => {
  const { path, version } = await create(chosen.path, 'race');
  const both = await Promise.all(['# a\n', '# b\n'].map((text) => bench.client.plan.save({ path, text, version })));
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'saved']);
});

test('rename, duplicate and remove', async () => {
  const { path } = await create(chosen.path, 'first');
  const copy = await bench.client.plan.duplicate({ path });
  const second = await bench.client.plan.duplicate({ path });
  expect([copy.path, second.path]).toEqual(
    ['first copy', 'first copy 2'].map((name) => join(chosen.path, `${name}.scopebench.yaml`)),
  );
  expect(await codeOf(bench.client.plan.rename({ path: copy.path, name: 'first' }))).toBe('CONFLICT');
  const renamed = await bench.client.plan.rename({ path: copy.path, name: 'renamed.scopebench.yml' });
  expect(await readFile(renamed.path, 'utf8')).toBe(PLAN);
  expect(await bench.client.plan.remove({ path: renamed.path })).toEqual({ removed: true });
  expect(await bench.client.plan.remove({ path: renamed.path })).toEqual({ removed: false });
});

describe('what lies outside', () => {
  test('is neither opened nor written, by its path, by dots or by a link', async () => {
    const secret = join(outside.path, 'secret.scopebench.yaml');
    await writeFile(secret, 'outside');
    await writeFile(join(chosen.path, 'notes.txt'), 'no plan');
    await symlink(secret, join(chosen.path, 'link.scopebench.yaml'));
    await symlink(join(chosen.path, 'notes.txt'), join(chosen.path, 'notes.scopebench.yaml'));
    await symlink(outside.path, join(chosen.path, 'away'));
    const paths = [
      secret,
      join(chosen.path, 'link.scopebench.yaml'),
      join(chosen.path, 'notes.scopebench.yaml'),
      join(chosen.path, 'away', 'secret.scopebench.yaml'),
      `${chosen.path}/../${outside.path.split('/').at(-1)}/secret.scopebench.yaml`,
      join(bench.dataDir, 'tenants.json'),
      'secret.scopebench.yaml',
    ];
    for (const path of paths) {
      expect([path, await codeOf(bench.client.plan.open({ path }))]).toEqual([path, 'INVALID_INPUT']);
      expect(await codeOf(bench.client.plan.save({ path, text: '', version: '' }))).toBe('INVALID_INPUT');
      expect(await codeOf(bench.client.plan.remove({ path }))).toBe('INVALID_INPUT');
      expect(await codeOf(bench.client.plan.rename({ path, name: 'mine' }))).toBe('INVALID_INPUT');
    }
    for (const folder of [outside.path, join(chosen.path, 'away'), join(chosen.path, '..')])
      expect(await codeOf(bench.client.plan.create({ folder, name: 'mine', text: PLAN }))).toBe('INVALID_INPUT');
    const { path } = await create(chosen.path, 'stays');
    for (const name of ['', '../up', 'a/b', 'a\\b', '.hidden', 'con', 'x'.repeat(200), 'a\u0007'])
      expect([name, await codeOf(bench.client.plan.rename({ path, name }))]).toEqual([name, 'INVALID_INPUT']);
    const listed = namesIn(await bench.client.plan.files({}), chosen.path);
    expect(listed).not.toContain('link.scopebench.yaml');
    expect(await readFile(secret, 'utf8')).toBe('outside');
  });
});

test('a plan with a secret that Scopebench knows is not written', async () => {
  const credentialId = await sandboxCredential(bench.client, 'Directory Insights');
  const result = await bench.client.token.request({
    tenantId: 'sandbox',
    credentialId,
    scopes: ['okta.users.read'],
    fresh: true,
  });
  if (result.outcome !== 'granted') throw new Error(result.outcome);
  const token = bench.bench.engine.context.tokens.get(result.token.tokenId)?.raw ?? '';
  expect(token).not.toBe('');
  const { path, version } = await create(chosen.path, 'clean');
  const text = `${PLAN}# ${token}\n`;
  expect(await codeOf(bench.client.plan.save({ path, text, version }))).toBe('INVALID_INPUT');
  expect(await codeOf(bench.client.plan.create({ folder: chosen.path, name: 'other', text }))).toBe('INVALID_INPUT');
  await writeFile(path, text);
  const opened = await bench.client.plan.open({ path });
  expect(opened.masked).toBe(true);
  expect(opened.text).not.toContain(token);
});

test('what changes outside is reported: a file, one in a new folder, and one in a folder that was not there', async () => {
  const waiting = async (change: () => Promise<unknown>) => {
    const before = await bench.client.plan.files({});
    const next = bench.client.plan.files({ unlike: before.stamp });
    await change();
    return next;
  };
  const { path } = await create(chosen.path, 'watched');
  const sizeOf = ({ folders }: PlanFolders) => folders[1]?.files.find((file) => file.path === path)?.bytes;
  // As editors do it: another file in its place.
  const replaced = await waiting(async () => {
    await writeFile(`${path}.new`, 'short');
    await rename(`${path}.new`, path);
  });
  expect(sizeOf(replaced)).toBe(5);
  await waiting(() => rm(path));
  await mkdir(join(chosen.path, 'deep'));
  const inside = await waiting(() => writeFile(join(chosen.path, 'deep', 'new.scopebench.yaml'), PLAN));
  expect(namesIn(inside, chosen.path)).toContain('deep/new.scopebench.yaml');
  await rm(home, { recursive: true });
  const again = await waiting(async () => {
    await mkdir(home);
    await writeFile(join(home, 'late.scopebench.yaml'), PLAN);
  });
  expect(again.folders[0]?.state).toBe('there');
});
