// How fast the body viewer is, as figures and as ratios to what the same browser does with a <pre> and with JSON.parse in
// the same run (absolute times of another machine say little). Run: node test/bench/viewer.mjs [sizes in MB]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The harness is TypeScript: Playwright's runner compiles it, so the bench is a test file that only prints.
const root = join(import.meta.dirname, '..', '..');
const playwright = join(createRequire(import.meta.url).resolve('@playwright/test/package.json'), '..', 'cli.js');
const child = spawn(process.execPath, [playwright, 'test', '--config', join(import.meta.dirname, 'viewer.config.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, VIEWER_BENCH_MB: process.argv.slice(2).join(',') || '1,10,50,100' },
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
