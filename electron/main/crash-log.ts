// What is written when something breaks: the kind of error, its code and the places in our code. Never its message, which may
// hold what a person typed or an org answered.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { StartRecord } from './start-record.ts';

/** Gives what adds a note of one's own. What goes away while the application ends is no crash and not noted. */
export function logCrashes(folder: string, record: StartRecord): (what: string) => void {
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
    if (record.awaited) record.note('failed', `An error that it cannot recover from (${nameOf(error)}).`);
    else
      dialog.showErrorBox(
        'Scopebench has to end',
        'An error occurred that it cannot recover from. What was saved is safe. A note without content is in crash.log in the data folder.',
      );
    app.exit(1);
  });
  let ending = false;
  app.on('before-quit', () => {
    ending = true;
  });
  const noteGone = (what: string, reason: string, exitCode: number) => {
    if (!ending && reason !== 'clean-exit') note(`${what}: ${reason} (${exitCode})`);
  };
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => noteGone('page', reason, exitCode));
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) =>
    noteGone(name === undefined || name === type ? type : `${type} ${name}`, reason, exitCode),
  );
  app.on('web-contents-created', (_event, contents) => {
    contents.on('unresponsive', () => note('page: does not respond'));
    contents.on('responsive', () => note('page: responds again'));
  });
  return note;
}

/** Name, code and stack frames. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [nameOf(error), ...frames].join('\n');
}

/** Name and code, of which neither holds content. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
