// Runs the viewer's bench alone, in the same browser as the page tests.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  testDir: '.',
  testMatch: 'viewer.bench.ts',
  workers: 1,
  timeout: 600_000,
  reporter: 'list',
  outputDir: join(tmpdir(), 'scopebench-viewer-bench'),
  use: base.projects?.[0]?.use,
});
