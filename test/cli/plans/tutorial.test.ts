// docs/PLANS.md, done as it is written: its plan is saved, its shell lines and those of its pipeline recipes are run by a shell, each with
// exit code 0. What needs a tenant of one's own, and what the pipelines do around the lines, cannot be run here.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { tempFolder } from '../../support/temp-folder.ts';
import { cleanEnvironment } from '../support/clean-environment.ts';

const root = new URL('../../../', import.meta.url).pathname;
const tutorial = readFileSync(join(root, 'docs/PLANS.md'), 'utf8');
const blocks = [...tutorial.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, mark, text]) => ({
  language,
  mark,
  text: text ?? '',
}));

let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
  const bin = join(folder.path, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'scopebench'), `#!/bin/sh\nexec "${process.execPath}" "${root}out/main/cli.js" "$@"\n`);
  await chmod(join(bin, 'scopebench'), 0o755);
  for (const { mark, text } of blocks)
    if (mark?.startsWith('plan=')) await writeFile(join(folder.path, mark.slice(5)), text);
});
afterAll(() => folder.remove());

const inShell = (script: string) =>
  promisify(execFile)('sh', ['-e', '-c', script], {
    cwd: folder.path,
    env: {
      ...cleanEnvironment(),
      PATH: `${join(folder.path, 'bin')}${delimiter}${process.env.PATH}`,
      XDG_DATA_HOME: join(folder.path, 'data'),
    },
  });

test('the shell lines run from top to bottom', async () => {
  const scripts = blocks.filter(({ language, mark }) => language === 'sh' && mark === undefined);
  expect(scripts.length).toBe(5);
  for (const { text } of scripts) await inShell(text);
});

/** The lines that a pipeline hands to a shell. */
function shellLines({ language, text }: { language: string | undefined; text: string }): string[] {
  if (language === 'groovy') return [...text.matchAll(/sh '([^']+)'/g)].map(([, line]) => line ?? '');
  const { jobs, plans } = parse(text);
  if (plans) return plans.script;
  return jobs.plans.steps.flatMap(({ run }: { run?: string }) => run ?? []);
}

test('the lines of each pipeline run', async () => {
  const recipes = blocks.filter(({ mark }) => mark === 'pipeline');
  expect(recipes.length).toBe(3);
  // They share their lines, and a line is run once.
  const lines = [...new Set(recipes.flatMap(shellLines))];
  expect(lines.length).toBe(2);
  for (const recipe of recipes) expect(shellLines(recipe)).toEqual(lines);
  await inShell(lines.join('\n'));
  expect(JSON.parse(readFileSync(join(folder.path, 'plans.json'), 'utf8')).sums).toMatchObject({
    failed: 0,
    'could-not-run': 0,
  });
});
