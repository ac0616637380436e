// `npm start`: from a fresh clone to the open bench. Installs and builds what is missing, picks a shell and says which and why.
// Node built-ins only, because nothing else is there yet.
import './lib/require-node.mjs';
import { findChromium } from './lib/chromium/find-chromium.mjs';
import { hasDisplay } from './lib/chromium/has-display.mjs';
import { isRoot } from './lib/chromium/is-root.mjs';
import { pickShell } from './lib/chromium/pick-shell.mjs';
import { downloadElectron, findElectron } from './lib/electron/find-electron.mjs';
import { openWindow } from './lib/electron/open-window.mjs';
import { showElectron } from './lib/electron/show-electron.mjs';
import { windowProfile } from './lib/electron/window-profile.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { startLoopback } from './lib/loopback-host.mjs';
import { projectRoot as root } from './lib/project-root.mjs';
import { stopAll } from './lib/run-command.mjs';
import { readStartOptions } from './lib/start-options.mjs';

/** What a signal ends, last started first. */
const stops = [stopAll];
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped.abort();
    for (const stop of [...stops].reverse()) stop();
  });
}

process.exitCode = await main();
// A signal is how one ends it: that is no failure.
if (stopped.signal.aborted) process.exitCode = 0;

async function main() {
  const options = readStartOptions(process.argv.slice(2));
  if ('usage' in options) {
    (options.code === 0 ? console.log : console.error)(options.usage);
    return options.code;
  }
  if (!(await ensureInstalled(root)) || stopped.signal.aborted) return 1;
  if (!(await ensureBuilt(root)).ok || stopped.signal.aborted) return 1;

  const display = hasDisplay();
  const choice = await pickShell({
    asked: options.shell,
    display,
    electron: () => findElectron(root),
    download: () => downloadElectron(root, { again: options.shell === 'electron' }),
    browser: () => findChromium('window'),
  });
  if (stopped.signal.aborted) return 0;
  if ('refused' in choice) {
    console.error(choice.refused);
    return 1;
  }
  console.log(`Shell: ${choice.shell}, because ${choice.why}.`);
  if (choice.shell !== 'serve' && isRoot())
    console.log(
      'Running as root: Chromium’s sandbox is off, because it refuses to start so. Better start it as an ordinary user.',
    );
  if (choice.shell === 'electron') {
    const onStop = (stop) => stops.push(stop);
    const { code, instead } = await showElectron(choice.path, root, options, { stopped: stopped.signal, onStop });
    if (!instead || stopped.signal.aborted) return code;
    const browser = display ? findChromium('window') : null;
    const [shell, why] =
      browser === null ? ['serve', 'no browser with a window is here'] : ['window', `${browser.name} is here`];
    console.log(`Shell: ${shell} instead, because ${why}. It opens the same data folder.`);
    return serve(options, browser?.path ?? null);
  }
  return serve(options, choice.path);
}

/** Serves on loopback until it is stopped; with a browser, until its window is closed. */
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
  } else if (!stopped.signal.aborted) {
    console.log(`The window could not be opened. Open this address in a browser: ${host.url}\nPress Ctrl-C to end.`);
  }
  return host.ended;
}
