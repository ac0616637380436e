// Where text goes: results to stdout, everything else to stderr. A reader that went away (`| head`) is no error.

/** One result line (or several) on stdout. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Exactly one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** For a person beside the result. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Without a listener a broken pipe ends the process with a stack trace. */
export function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED', 'EIO'].includes(error.code ?? '')) throw error;
    });
  process.stdin.on('error', () => undefined);
}
