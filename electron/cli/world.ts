// What is around one call of the command line: streams, environment, folder, signals, machine. Only index.ts takes these from the
// real process; whoever calls `runCli` otherwise, a test above all, gives its own, and several calls do not see each other.
import type { Readable, Writable } from 'node:stream';

/** A terminal where `isTTY` is true; then it has a width. */
export type Output = Writable & { isTTY?: boolean; columns?: number };

/** A terminal where `isTTY` is true; then each key can be read as it is pressed. */
export type Input = Readable & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export interface Signals {
  once(signal: Signal, listener: () => void): unknown;
  off(signal: Signal, listener: () => void): unknown;
}

export interface World {
  /** Without the program itself. */
  argv: readonly string[];
  /** Secrets are deleted from it when they are taken. */
  env: Record<string, string | undefined>;
  stdin: Input;
  stdout: Output;
  stderr: Output;
  /** Where relative names of files begin. */
  cwd: string;
  signals: Signals;
  machine: {
    /** The version of Node, `20.19.0`. */
    node: string;
    platform: NodeJS.Platform;
    arch: string;
    /** The person's number, -1 where there are no such numbers. */
    uid: number;
  };
  /** scrypt's N for the passphrase of a vault that is made; the usual one when absent. For tests: a low one is weak. */
  passphraseCost?: number;
}
