// Where text goes: results to stdout, everything else to stderr. A reader that went away (`| head`) is no error.
import { harmless } from './harmless-text.ts';

/** One result line (or several) on stdout, for a person: nothing of it can act on the terminal. */
export function print(text: string): void {
  printExact(harmless(text));
}

/** The same for a program or a file: JSON, reports, exports. */
export function printExact(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Exactly one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** For a person beside the result. */
export function note(text: string): void {
  process.stderr.write(`${harmless(text)}\n`);
}

/** Without a listener a broken pipe ends the process with a stack trace. */
export function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED', 'EIO'].includes(error.code ?? '')) throw error;
    });
  process.stdin.on('error', () => undefined);
}
