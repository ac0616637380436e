// Electron on the built app, watched until its window is up: the page's first call within the limit is the sign. What it writes
// on its error output is shown as it arrives, and its end is kept to find what went wrong.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { isRoot } from '../chromium/is-root.mjs';
import { endTree } from '../end-tree.mjs';
import { createStartRecord } from '../start-record.mjs';

const LOOK_EVERY_MS = 100;
/** So long it may take to write what is under way, once it is asked to end. */
const GRACE_MS = 5000;
const KEPT_OUTPUT = 16_384;

/**
 * @typedef {{ code: number | null, signal: string | null, error: string | null }} End `error`: it could not be started at all.
 * @typedef {'up' | 'silent' | 'failed' | 'ended'} Outcome How the waiting for the sign ended.
 * @param {{ dataDir: string | null, limitMs: number }} options
 * @returns {{ outcome: Promise<Outcome>, ended: Promise<End>, steps(): import('../start-record.mjs').Step[], errorOutput(): string,
 *   stop(): void, endAll(): Promise<void> }} `stop` asks it to end; `endAll` leaves nothing of it running.
 */
export function runElectron(binary, root, { dataDir, limitMs }) {
  const record = createStartRecord();
  const child = startChild(binary, root, dataDir, record.file);
  const output = keepOutput(child.stderr);
  let over = false;
  let steps = [];
  const ended = whenEnded(child).then((end) => {
    over = true;
    steps = record.steps();
    record.remove();
    return end;
  });
  const readSteps = () => (over ? steps : record.steps());
  return {
    outcome: waitForSign(readSteps, ended, limitMs),
    ended,
    steps: readSteps,
    errorOutput: output,
    stop: () => ask(child),
    async endAll() {
      ask(child);
      await ended;
      // What it had started must not outlive it: at this point it cannot have opened anything for the person.
      endTree(child);
    },
  };
}

/** A process, or at once the error that Node throws for what it does not know (a binary of another processor on Windows). */
function startChild(binary, root, dataDir, file) {
  const env = { ...process.env, SCOPEBENCH_START_RECORD: file };
  // Set in the terminals of some editors; it would turn Electron into a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const args = [root, ...(isRoot() ? ['--no-sandbox'] : []), ...(dataDir === null ? [] : [`--data-dir=${dataDir}`])];
  try {
    return spawn(binary, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
      env,
      // A group of its own: Ctrl-C is ours to pass on.
      detached: process.platform !== 'win32',
    });
  } catch (error) {
    const none = Object.assign(new EventEmitter(), { kill: () => false });
    setImmediate(() => none.emit('error', error));
    return none;
  }
}

function ask(child) {
  // Windows knows no signals: the process would be gone at once, and its children could no longer be found by it.
  if (process.platform === 'win32') return endTree(child);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
}

/** @returns {Promise<End>} */
function whenEnded(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error: error.code ?? 'UNKNOWN' }));
    child.once('exit', async (code, signal) => {
      // Its last words may still be in the pipe, which a process that it has left behind can hold open for ever.
      await Promise.race([new Promise((closed) => child.once('close', closed)), delay(500, null, { ref: false })]);
      child.stderr.destroy();
      resolve({ code, signal, error: null });
    });
  });
}

/** @returns {Promise<Outcome>} */
function waitForSign(readSteps, ended, limitMs) {
  let deadline = performance.now() + limitMs;
  return new Promise((resolve) => {
    const settle = (outcome) => {
      clearInterval(timer);
      resolve(outcome);
    };
    const look = (last) => {
      const steps = readSteps();
      const has = (step) => steps.some((one) => one.step === step);
      if (has('called')) return settle('up');
      if (has('failed')) return settle('failed');
      if (last) return settle('ended');
      // A question to the person is open: that can take as long as they like.
      if (steps.at(-1)?.step === 'asking') deadline = performance.now() + limitMs;
      if (performance.now() > deadline) settle('silent');
    };
    const timer = setInterval(() => look(false), LOOK_EVERY_MS);
    ended.then(() => look(true));
  });
}

/** Shows it and keeps the end of it. */
function keepOutput(stream) {
  let kept = '';
  stream?.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text);
    kept = (kept + text).slice(-KEPT_OUTPUT);
  });
  return () => kept;
}
