// Shows the bench as an app window of an installed browser, with a profile of its own. The address holds a one-time token, and
// the arguments of a process can be read by every user of the machine: so the window opens on an empty path of the same origin
// and is led to the address over a private pipe.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { isRoot } from '../chromium/is-root.mjs';
import { createDevtoolsPipe } from './devtools-pipe.mjs';

const PATIENCE_MS = 20_000;
const OPENING = '/opening';

/**
 * @param {{ browser: string, profile: string, url: string, extraArgs?: string[] }} options
 * @returns {{ shown: Promise<boolean>, closed: Promise<void>, close(): void }} `shown` false: the browser did not listen.
 */
export function openWindow({ browser, profile, url, extraArgs = [] }) {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const args = [
    `--app=${new URL(OPENING, url)}`,
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--window-size=1440,900',
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...extraArgs,
  ];
  const child = spawn(browser, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const closed = new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const pipe = createDevtoolsPipe(child.stdio[3], child.stdio[4]);
  const close = () => {
    pipe.send('Browser.close').catch(() => {});
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  };
  const led = lead(pipe, url, close);
  const patience = new Promise((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref());
  return { shown: Promise.race([led, closed.then(() => false), patience]), closed, close };
}

/** Leads the first window to the address; when the last one is closed, so is the browser (macOS would keep it). */
async function lead(pipe, url, close) {
  const pages = new Set();
  let lead;
  const led = new Promise((resolve) => {
    lead = resolve;
  });
  // Only once the empty path has been taken up: that first load would else push ours aside.
  const onward = (sessionId) => pipe.send('Page.navigate', { url }, sessionId).then(lead, () => lead(undefined));
  let waiting = null;
  const arrived = (sessionId) => {
    if (waiting !== sessionId) return;
    waiting = null;
    onward(sessionId);
  };
  const isOpening = (address) => address?.endsWith(OPENING);
  pipe.on('Page.frameNavigated', ({ frame }, sessionId) => isOpening(frame.url) && arrived(sessionId));
  pipe.on('Target.attachedToTarget', async ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'page') return;
    pages.add(sessionId);
    if (pages.size > 1) return;
    waiting = sessionId;
    try {
      await pipe.send('Page.enable', {}, sessionId);
      const { entries, currentIndex } = await pipe.send('Page.getNavigationHistory', {}, sessionId);
      if (isOpening(entries[currentIndex]?.url)) arrived(sessionId);
    } catch {
      lead(undefined);
    }
  });
  pipe.on('Target.detachedFromTarget', ({ sessionId }) => {
    if (pages.delete(sessionId) && pages.size === 0) close();
  });
  try {
    await pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    const result = await led;
    return result !== undefined && !result.errorText;
  } catch {
    return false;
  }
}
