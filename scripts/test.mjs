// `npm test`: everything that can be checked on this machine, from a fresh clone, in one command with one closing line.
// `npm test -- unit page` runs just these, `npm test -- --long` also what is too long for each day (test/support/cost/long-run.ts).
// Node built-ins only, because nothing else may be there yet.
import './lib/require-node.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium/ensure-chromium.mjs';
import { hasDisplay } from './lib/chromium/has-display.mjs';
import { findElectron } from './lib/electron/find-electron.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { projectRoot as root } from './lib/project-root.mjs';
import { stopAll } from './lib/run-command.mjs';
import { runStages } from './lib/run-stages.mjs';
import { STAGE_FILTERS, testStages } from './lib/test-stages.mjs';

const begun = Date.now();
const scratch = mkdtempSync(join(tmpdir(), 'scopebench-test-'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopAll();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function main(args) {
  const long = args.includes('--long');
  const only = args.filter((name) => name !== '--long');
  const unknown = only.find((name) => !STAGE_FILTERS.includes(name));
  if (unknown !== undefined) {
    console.error(
      `There is nothing called "${unknown}" to test. Choose from: ${STAGE_FILTERS.join(', ')}; --long runs the long tests as well.`,
    );
    return 1;
  }
  if (!(await ensureInstalled(root))) return close({ passed: 0, failed: 1, skipped: 0 });

  const wanted = (name) => only.length === 0 || only.includes(name);
  const browser = wanted('page') || wanted('hosts') ? await ensureChromium(root) : null;
  const electron = wanted('electron') ? electronHere() : null;
  const stages = testStages({ root, scratch, only, long, browser, electron });
  const needsBuild = stages.some(({ needs }) => needs.includes('build'));
  const sum = await runStages(stages, { root, ready: needsBuild ? { build: build() } : {} });

  if (wanted('page')) {
    if (browser === null) sum.failed += 1;
    else console.log(`The page tests ran in ${browser.name} (${browser.path}) on the loopback host.`);
  }
  if (wanted('electron') && electron === null) {
    console.log(
      `Electron itself was not run: ${findElectron(root) ? 'there is no display' : 'its binary is not here'}.`,
    );
  }
  return close(sum);
}

/** Only with something to show it on; on Linux without a display the binary alone is of no use. */
function electronHere() {
  return hasDisplay() ? findElectron(root) : null;
}

async function build() {
  const { ok, built, seconds, output } = await ensureBuilt(root, { quiet: true });
  const detail = built ? '' : 'is up to date';
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${'build'.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${detail}`.trimEnd());
  if (!ok) console.log(output.replace(/^/gm, '     | '));
  return ok;
}

function close({ passed, failed, skipped }) {
  console.log(`Took ${((Date.now() - begun) / 1000).toFixed(0)} s.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}
