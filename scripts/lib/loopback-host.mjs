// The loopback host as a child process: started, asked for its address, and ended cleanly.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * @returns {Promise<{ url: string, running: boolean, ended: Promise<number>, stop(): void } | { code: number }>}
 *   `running`: another process serves this data folder and `url` leads there. `code`: it ended without an address.
 */
export function startLoopback(root, { dataDir, port }) {
  const args = [join(root, 'out', 'main', 'loopback.js'), '--json'];
  if (dataDir !== null) args.push('--data-dir', dataDir);
  if (port !== null) args.push('--port', port);
  // A group of its own where there are groups: Ctrl-C is ours to pass on, once the window has been closed.
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return new Promise((resolve) => {
    ended.then((code) => resolve({ code }));
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { url, running = false } = JSON.parse(line);
      resolve({ url, running, ended, stop: () => stopChild(child) });
    });
  });
}

/** Asks first; a host that has not ended after a while is made to. */
function stopChild(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
}
