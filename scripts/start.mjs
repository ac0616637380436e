// `npm start`: from a fresh clone to the open bench. Installs and builds what is missing, picks a shell and says which and why.
// Node built-ins only, because nothing else is there yet.
import './lib/require-node.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findChromium } from './lib/find-chromium.mjs';
import { downloadElectron, findElectron } from './lib/find-electron.mjs';
import { hasDisplay } from './lib/has-display.mjs';
import { startLoopback } from './lib/loopback-host.mjs';
import { openWindow } from './lib/open-window.mjs';
import { pickShell } from './lib/pick-shell.mjs';
import { projectRoot as root } from './lib/project-root.mjs';
import { stopAll } from './lib/run-command.mjs';
import { runElectron } from './lib/run-electron.mjs';
import { readStartOptions } from './lib/start-options.mjs';
import { windowProfile } from './lib/window-profile.mjs';

/** What a signal ends, last started first. */
const stops = [stopAll];
let told = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    told = true;
    for (const stop of [...stops].reverse()) stop();
  });
}

process.exitCode = await main();
// A signal is how one ends it: that is no failure.
if (told) process.exitCode = 0;

async function main() {
  const options = readStartOptions(process.argv.slice(2));
  if ('usage' in options) {
    (options.code === 0 ? console.log : console.error)(options.usage);
    return options.code;
  }
  if (!(await ensureInstalled(root)) || told) return 1;
  if (!(await ensureBuilt(root)).ok || told) return 1;

  const display = hasDisplay();
  const choice = await pickShell({
    asked: options.shell,
    display,
    electron: () => findElectron(root),
    download: () => downloadElectron(root, { again: options.shell === 'electron' }),
    browser: () => findChromium('window'),
  });
  if (told) return 0;
  if ('refused' in choice) {
    console.error(choice.refused);
    return 1;
  }
  console.log(`Shell: ${choice.shell}, because ${choice.why}.`);
  if (choice.shell === 'electron') {
    const electron = runElectron(choice.path, root, options);
    stops.push(electron.stop);
    const { code, seconds } = await electron.ended;
    if (code === 0 || told) return 0;
    // A binary that cannot run here (missing libraries, a sandbox that is refused) ends at once and says why itself.
    const browser = options.shell === null && seconds < 5 ? findChromium('window') : null;
    if (browser === null) return code;
    console.log(`Electron did not start (code ${code}). Shell: window, because ${browser.name} is here.`);
    return serve(options, browser.path);
  }
  return serve(options, choice.path);
}

/** Serves on loopback until told to end; with a browser, until its window is closed. */
async function serve(options, browser) {
  const host = await startLoopback(root, options);
  if ('code' in host) return host.code;
  stops.push(host.stop);
  if (host.running) {
    console.log(`Scopebench is already running with this data folder: ${host.url}`);
    return host.ended;
  }
  if (browser === null) {
    console.log(`Scopebench is at ${host.url}\nPress Ctrl-C to end.`);
    return host.ended;
  }
  const window = openWindow({ browser, profile: windowProfile(browser, options.dataDir), url: host.url });
  stops.push(window.close);
  if (await window.shown) {
    console.log('The window is open. Close it, or press Ctrl-C here, to end.');
    await window.closed;
    host.stop();
  } else if (!told) {
    console.log(`The window could not be opened. Open this address in a browser: ${host.url}\nPress Ctrl-C to end.`);
  }
  return host.ended;
}
