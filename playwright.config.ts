// The page tests (a Chromium on the loopback host) and the Electron tests (only where its binary is).
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium/find-chromium.mjs';
import { isRoot } from './scripts/lib/chromium/is-root.mjs';
import { findElectron } from './scripts/lib/electron/find-electron.mjs';
import { projectRoot } from './scripts/lib/project-root.mjs';

const chromium = findChromium('tests');
const page = {
  name: 'page',
  testDir: 'test/ui',
  use: {
    launchOptions: {
      executablePath: chromium?.path,
      // The next page of a worker finds the process of the last one, with what it has compiled: a fifth of the work of opening it.
      // No compiler that pays only after minutes: what it does beside a test of seconds is a tenth of the work of all page tests.
      args: ['--process-per-site', '--js-flags=--no-turbofan --no-maglev --min-semi-space-size=64'],
      // Playwright itself passes --no-sandbox unless asked otherwise; only root needs it.
      chromiumSandbox: !isRoot(),
    },
  },
};
const electron = { name: 'electron', testDir: 'test/electron', workers: 1 };

export default defineConfig({
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'line',
  // Both only end what hangs: a machine with other work is several times slower, and nothing here is judged by its time.
  timeout: 120_000,
  expect: { timeout: 60_000 },
  // A trace of every test, kept of none but the failed, is a quarter of the work: add --trace=on for the one in question.
  use: { screenshot: 'only-on-failure', viewport: { width: 1440, height: 900 } },
  projects: findElectron(projectRoot) === null ? [page] : [page, electron],
});
