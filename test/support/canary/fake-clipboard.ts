// A clipboard that notes the arguments it was started with: every user of the machine can read them. It precedes the real tools in the path.
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface FakeClipboard {
  /** One line for each time that something was copied. */
  started(): Promise<string[]>;
  restore(): void;
}

/** Null on Windows, which starts no script by the name of a tool. */
export async function fakeClipboard(folder: string): Promise<FakeClipboard | null> {
  if (process.platform === 'win32') return null;
  const bin = join(folder, 'bin');
  const log = join(folder, 'started.txt');
  await mkdir(bin, { recursive: true });
  await writeFile(log, '');
  for (const tool of ['pbcopy', 'wl-copy', 'xclip', 'xsel']) {
    await writeFile(join(bin, tool), `#!/bin/sh\necho "$0 $*" >> '${log}'\ncat > /dev/null\n`);
    await chmod(join(bin, tool), 0o755);
  }
  const { PATH, DISPLAY } = process.env;
  process.env.PATH = `${bin}${delimiter}${PATH}`;
  process.env.DISPLAY = DISPLAY ?? ':0';
  return {
    started: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
    restore() {
      process.env.PATH = PATH;
      if (DISPLAY === undefined) delete process.env.DISPLAY;
    },
  };
}
