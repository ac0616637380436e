// The command line called in this process, with streams, environment and signals of its own: what nearly every test of it needs.
// What needs a process (signals, pipes that break, kills, arguments that others can read) uses spawn-scopebench.ts.
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCli } from '../../../electron/cli/run-cli.ts';
import type { Input, Output, World } from '../../../electron/cli/world.ts';
import { CHEAP_PASSPHRASE } from '../../support/cost/cheap-passphrase.ts';
import { cleanEnvironment } from './clean-environment.ts';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  json: any;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Standard input; nothing when absent. A stream is read as it arrives. */
  stdin?: string | Uint8Array | Readable;
  /** All of stderr so far, after each write: for who answers while the command waits. */
  onError?: (text: string) => void;
  /** All of stdout so far, after each write, with what sends the command a signal. */
  onOutput?: (text: string, signal: (name: 'SIGTERM' | 'SIGINT') => void) => void;
  cwd?: string;
  /** A person sits there: output is shown on a terminal, and this is what is typed when the command waits for keys. */
  typed?: string;
}

/** Runs to the end. `json` is the last line of stdout where that is JSON, else undefined. */
export async function runScopebench(args: string[], options: RunOptions = {}): Promise<Ran> {
  const { world, stdout, stderr, signals, remove } = await createWorld(args, options);
  stderr.stream.on('written', () => options.onError?.(stderr.text()));
  stdout.stream.on('written', () => options.onOutput?.(stdout.text(), (name) => void signals.emit(name)));
  const code = await runCli(world).finally(remove);
  return { code, stdout: stdout.text(), stderr: stderr.text(), json: parseLast(stdout.text()) };
}

export interface Serving {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  first: any;
  /** All of it so far. */
  stdout(): string;
  stderr(): string;
  /** Its exit code, once it ends. */
  ended: Promise<number | null>;
  /** Sends the signal; how it ended. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<{ code: number | null }>;
}

/** A command that serves: resolves with its first line of JSON. */
export async function startScopebench(args: string[], options: RunOptions = {}): Promise<Serving> {
  const { world, stdout, stderr, signals, remove } = await createWorld(args, options);
  const ended = runCli(world).finally(remove);
  await Promise.race([
    once(stdout.stream, 'written'),
    ended.then((code) => {
      throw new Error(`scopebench ${args.join(' ')} ended with ${code}: ${stderr.text()}`);
    }),
  ]);
  return {
    first: JSON.parse(stdout.text().split('\n')[0] ?? ''),
    stdout: stdout.text,
    stderr: stderr.text,
    ended,
    async stop(signal = 'SIGTERM') {
      signals.emit(signal);
      return { code: await ended };
    },
  };
}

async function createWorld(argv: string[], { env = {}, stdin = '', cwd = process.cwd(), typed }: RunOptions) {
  // Nobody's own data folder is used, not even by a command that names none.
  const home = await mkdtemp(join(tmpdir(), 'scopebench-home-'));
  const [stdout, stderr] = [capture(typed !== undefined), capture(typed !== undefined)];
  const signals = new EventEmitter();
  const world: World = {
    argv,
    env: { ...cleanEnvironment(), XDG_DATA_HOME: home, LOCALAPPDATA: home, ...env },
    stdin: typed === undefined ? inputOf(stdin) : keyboard(typed),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd,
    signals,
    machine: {
      node: process.versions.node,
      platform: process.platform,
      arch: process.arch,
      uid: process.getuid?.() ?? -1,
    },
    passphraseCost: CHEAP_PASSPHRASE,
  };
  return { world, stdout, stderr, signals, remove: () => rm(home, { recursive: true, force: true }) };
}

const inputOf = (stdin: NonNullable<RunOptions['stdin']>): Readable =>
  stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]);

/** Emits `written` after each write. */
function capture(isTTY: boolean): { stream: Output; text(): string } {
  const chunks: Buffer[] = [];
  const stream: Output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      stream.emit('written');
      done();
    },
  });
  if (isTTY) Object.assign(stream, { isTTY, columns: 100 });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Gives its keys when every key is asked for, as a person answers a question. */
function keyboard(typed: string): Input {
  const stream: Input = new Readable({ read: () => undefined });
  return Object.assign(stream, {
    isTTY: true,
    setRawMode: (raw: boolean) => {
      if (raw) stream.push(typed);
    },
  });
}

export function parseLast(stdout: string): unknown {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
