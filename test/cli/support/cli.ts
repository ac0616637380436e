// The command line as a pipeline runs it: the built file as a process of its own, with its own folder, home and
// environment. Nothing of the machine's own vault, keyring or proxy takes part.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** SCOPEBENCH_CLI names another built file to test, such as that of a packaged application. */
const CLI = process.env.SCOPEBENCH_CLI ?? fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  json: any;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Standard input; nothing when absent. */
  input?: string | Uint8Array;
  cwd?: string;
}

/** Runs to the end. `json` is the last line of stdout where that is JSON, else undefined. */
export async function runCli(args: string[], options: RunOptions = {}): Promise<Ran> {
  const child = startProcess(args, options);
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const [stdout, stderr, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), endOf(child)]);
  return { code, stdout, stderr, json: parseLast(stdout) };
}

export interface ServingCli {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  first: any;
  pid: number;
  /** Its exit code, once it ends by itself. */
  ended: Promise<number | null>;
  /** Sends the signal; how it ended. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null }>;
}

/** A command that serves: resolves with its first line of JSON. */
export async function startCli(args: string[], options: RunOptions = {}): Promise<ServingCli> {
  const child = startProcess(args, options);
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

export function startProcess(args: string[], { env = {}, cwd }: RunOptions = {}): ChildProcessWithoutNullStreams {
  if (!existsSync(CLI)) throw new Error('The command line is not built: run npm run build first.');
  return spawn(process.execPath, [CLI, ...args], { env: { ...cleanEnvironment(), ...env }, ...(cwd ? { cwd } : {}) });
}

/** Without proxies, sessions of a keyring, colours and anything of Scopebench's own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const drop = /^(SCOPEBENCH_|DBUS_|NO_COLOR|FORCE_COLOR)|_proxy$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)));
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

function parseLast(stdout: string): unknown {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}

/** Every file below a folder with its content. */
export async function readTree(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path, 'latin1')] as const)));
}
