// Runs a program to its end and gives its exit code and output. Never through a shell, except for npm on Windows, which is a
// batch file there. A program over its time limit is ended together with what it started.
import { spawn } from 'node:child_process';
import { endTree } from './end-tree.mjs';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number }} [options]
 *   `show` lets the output through to the terminal instead of keeping it.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean, seconds: number }>} Code 127: could not be started.
 */
export function runCommand(command, args, options = {}) {
  const { cwd, env = process.env, show = false, timeoutMs } = options;
  if (stopped) return Promise.resolve({ code: 130, output: '', timedOut: false, seconds: 0 });
  const begun = Date.now();
  const windows = process.platform === 'win32';
  return new Promise((resolve) => {
    const chunks = [];
    let timedOut = false;
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: windows && command === 'npm',
      // A group of its own, so that the whole tree can be ended.
      detached: !windows,
    });
    const giveUp = () => {
      timedOut = true;
      endTree(child);
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    running.add(child);
    const finish = (code, extra = '') => {
      clearTimeout(timer);
      running.delete(child);
      const output = Buffer.concat(chunks).toString('utf8') + extra;
      resolve({ code, output, timedOut, seconds: (Date.now() - begun) / 1000 });
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => finish(127, `${command}: ${error.message}\n`));
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** npm as the person's own npm: the one that runs us when there is one. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script !== undefined && /npm-cli\.c?js$/.test(script)
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] };
}

const running = new Set();
let stopped = false;

/** Ends everything that was started here and still runs; nothing more is started. */
export function stopAll() {
  stopped = true;
  for (const child of running) endTree(child);
}

/** Whether the person has ended it all: then a failure needs no explanation. */
export function wasStopped() {
  return stopped;
}
