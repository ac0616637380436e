// The command line as a process of its own, from the built file. Only what needs one is tested so, because a process costs as much
// as twenty calls of runScopebench:
//
// - usage.test.ts: a reader that goes away (a pipe that breaks); what `--help` loads; one call as the shell makes it
// - hostile.test.ts: a command that nothing can end any more (the process drains)
// - sandbox.test.ts: SIGTERM and SIGINT with a connection that is kept open; what the help prints, tried with curl
// - errors.test.ts, sweep.test.ts: Ctrl-C in a run, and going on after it in another process
// - resume.test.ts: a run whose process is killed
// - secrets.test.ts: arguments that other programs can read
// - code-cache.test.ts: what the launcher loads
// - doctor.test.ts: `serve` under another umask
// - serve.test.ts: all of it but what ends at once: one server a data folder is a matter between processes
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from './clean-environment.ts';
import { parseLast, type Ran, type RunOptions, type Serving } from './scopebench.ts';

/** SCOPEBENCH_CLI names another built file to test, such as that of a packaged application. */
const CLI = process.env.SCOPEBENCH_CLI ?? fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));

export function spawnScopebench(args: string[], { env = {}, cwd }: RunOptions = {}): ChildProcessWithoutNullStreams {
  if (!existsSync(CLI)) throw new Error('The command line is not built: run npm run build first.');
  return spawn(process.execPath, [CLI, ...args], { env: { ...cleanEnvironment(), ...env }, ...(cwd ? { cwd } : {}) });
}

/** Runs to the end. `json` is the last line of stdout where that is JSON, else undefined. */
export async function runSpawned(args: string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawnScopebench(args, options);
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  const [stdout, stderr, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), endOf(child)]);
  return { code, stdout, stderr, json: parseLast(stdout) };
}

/** A command that serves: resolves with its first line of JSON. */
export async function startSpawned(
  args: string[],
  options: RunOptions = {},
): Promise<Pick<Serving, 'first' | 'ended' | 'stop'> & { pid: number }> {
  const child = spawnScopebench(args, options);
  const ended = endOf(child);
  const errors = readAll(child.stderr);
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then(async (code) => {
      throw new Error(`scopebench ${args.join(' ')} ended with ${code}: ${await errors}`);
    }),
  ]);
  return {
    first: JSON.parse(line),
    pid: child.pid ?? 0,
    ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return { code: await ended };
    },
  };
}

function endOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
