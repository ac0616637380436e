// Electron on the built app, in front of the person until they close it.
import { spawn } from 'node:child_process';
import { isRoot } from './is-root.mjs';

/** @returns {{ ended: Promise<{ code: number, seconds: number }>, stop(): void }} */
export function runElectron(binary, root, { dataDir }) {
  const begun = Date.now();
  const env = { ...process.env };
  // Set in the terminals of some editors; it would turn Electron into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const args = [root, ...(isRoot() ? ['--no-sandbox'] : []), ...(dataDir === null ? [] : [`--data-dir=${dataDir}`])];
  const child = spawn(binary, args, { cwd: root, stdio: 'inherit', env, detached: process.platform !== 'win32' });
  const ended = new Promise((resolve) => {
    const done = (code) => resolve({ code, seconds: (Date.now() - begun) / 1000 });
    child.once('error', () => done(127));
    child.once('exit', (code) => done(code ?? 1));
  });
  return {
    ended,
    stop() {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    },
  };
}
