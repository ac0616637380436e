// What is written when something breaks: the kind of error, its code and the places in our code. Never its message, which may
// hold what a person typed or an org answered.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';

export function logCrashes(folder: string): void {
  const note = (what: string) => {
    const line = `${new Date().toISOString()} ${what}\n`;
    console.error(line.trimEnd());
    try {
      appendFileSync(join(folder, 'crash.log'), line, { mode: 0o600 });
    } catch {
      return;
    }
  };
  process.on('unhandledRejection', (reason) => note(`unhandled rejection: ${describeError(reason)}`));
  process.on('uncaughtException', (error) => {
    note(`uncaught: ${describeError(error)}`);
    dialog.showErrorBox(
      'Scopebench has to end',
      'Something went wrong that it cannot recover from. What was saved is safe. A note without content is in crash.log in the data folder.',
    );
    app.exit(1);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => note(`page: ${reason} (${exitCode})`));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => note(`${type}: ${reason} (${exitCode})`));
}

/** Name, code and stack frames. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...frames].join('\n');
}
