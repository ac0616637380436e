// Smoke tests of the real Electron, run only where its binary is: the main job over `bench://`, the page's confinement, and
// settings and window that are found again. Everything below the window is tested elsewhere, without Electron.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type App, launchApp } from './launch-app.ts';
import { doMainJob } from './main-job.ts';

const test = base.extend<{ dataDir: string; app: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures taken apart, and there are none.
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'scopebench-electron-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  app: async ({ dataDir }, use) => {
    const app = await launchApp(dataDir);
    await use(app);
    // A test may have ended it already.
    await app.electron.close().catch(() => undefined);
  },
});

test('does the main job over the app’s own scheme', async ({ app }) => {
  expect(app.page.url()).toMatch(/^bench:\/\/app\//);
  await doMainJob(app.page);
});

test('gives the page no Node, no other origin and no new window', async ({ app }) => {
  const { electron, page } = app;
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]),
  ).toEqual(['undefined', 'undefined']);
  await page.evaluate(() => {
    location.href = 'https://acme.okta.example/';
  });
  await page.evaluate(() => window.open('https://acme.okta.example/'));
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(page.url()).toMatch(/^bench:\/\/app\//);
  expect(electron.windows()).toHaveLength(1);
});

test('keeps the theme over a restart', async ({ app, dataDir }) => {
  const { electron, page } = app;
  await page.evaluate(async () => {
    const body = JSON.stringify({ json: { theme: 'dark' } });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/rpc/settings/update', { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`settings.update answered ${response.status}`);
  });
  expect(await electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await electron.close();
  const again = await launchApp(dataDir);
  expect(await again.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await again.electron.close();
});

test('gives the sign that npm start waits for', async ({ dataDir }) => {
  const record = join(dataDir, 'steps');
  const { electron } = await launchApp(dataDir, { SCOPEBENCH_START_RECORD: record });
  await expect.poll(() => readFile(record, 'utf8')).toContain('"step":"called"');
  await electron.close();
});
