// `npm start` where Electron is there, with stand-ins for its binary and for the browser: whatever becomes of Electron, the person
// is reported, crash.log is kept, nothing of it is left running, and the bench is open on the same data folder. Real processes over
// the built hosts; Electron's own binary is not needed and not run.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/ensure-built.mjs';
import { missingPackages } from '../../scripts/lib/ensure-installed.mjs';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import { tempFolder } from '../support/temp-folder.ts';

const SECRET = 'canary-of-the-environment';
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
// Each start would do both by itself, and all of them at once.
beforeAll(async () => {
  if (missingPackages(projectRoot) !== 0) throw new Error('The packages are not those of the lockfile: npm ci.');
  if (!(await ensureBuilt(projectRoot, { quiet: true })).ok) throw new Error('The build failed: npm run build.');
});

interface Setting {
  kind: string;
  display?: boolean;
  limitMs?: number;
  executable?: boolean;
  args?: string[];
}

/** `npm start` on a fresh data folder, with an "Electron" and a "browser" of the given kind. */
async function start({ kind, display = true, limitMs, executable = true, args = [] }: Setting) {
  const folder = await tempFolder();
  closing.push(folder.remove);
  const dataDir = join(folder.path, 'data');
  const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron' };
  const electron = join(folder.path, 'dist', names[process.platform] ?? 'electron');
  await writeProgram(electron, 'stand-in.mjs', `standIn(${JSON.stringify(kind)})`);
  if (!executable) await chmod(electron, 0o644);
  const browser = join(folder.path, 'browser');
  await writeProgram(browser, 'stand-in-browser.mjs', 'standInBrowser(process.argv)');
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs', `--data-dir=${dataDir}`, '--port=0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      ...(display ? { DISPLAY: ':99' } : { SSH_CONNECTION: 'here' }),
      ...(limitMs === undefined ? {} : { SCOPEBENCH_START_TIMEOUT_MS: String(limitMs) }),
      ELECTRON_OVERRIDE_DIST_PATH: join(folder.path, 'dist'),
      SCOPEBENCH_CHROMIUM: browser,
      STAND_IN_SEEN: join(folder.path, 'seen.json'),
      ACME_CLIENT_SECRET: SECRET,
    },
  });
  const output = collect(child);
  const ended = once(child, 'close');
  closing.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return {
    dataDir,
    output,
    /** Ends it as Ctrl-C does, and gives its exit code. */
    async interrupt(): Promise<unknown> {
      child.kill('SIGINT');
      return (await ended)[0];
    },
    code: async () => (await ended)[0],
    seen: async () => JSON.parse(await readFile(join(folder.path, 'seen.json'), 'utf8')),
    crashLog: () => readFile(join(dataDir, 'crash.log'), 'utf8').catch(() => null),
  };
}

async function writeProgram(path: string, module: string, call: string): Promise<void> {
  const url = pathToFileURL(resolve('test/support/fake-electron', module)).href;
  const name = call.slice(0, call.indexOf('('));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!${process.execPath}\nimport('${url}').then(({ ${name} }) => ${call});\n`, { mode: 0o755 });
}

function collect(child: ChildProcess) {
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (const look of waiting) look();
    });
  return {
    text: () => text,
    /** Resolves with the match once the output has it. */
    has: (sign: RegExp) =>
      new Promise<RegExpExecArray>((found, missing) => {
        const look = () => {
          const match = sign.exec(text);
          if (match === null) return;
          waiting.delete(look);
          found(match);
        };
        waiting.add(look);
        child.once('close', () => missing(new Error(`It ended without ${sign}:\n${text}`)));
        look();
      }),
  };
}

const isListening = (port: number) =>
  new Promise<boolean>((answer) => {
    connect(port, '127.0.0.1')
      .once('connect', () => answer(true))
      .once('error', () => answer(false));
  });

describe('without the sign of the page', () => {
  it.concurrent.each<Setting & { name: string; reported: RegExp[] }>([
    {
      name: 'a missing library',
      kind: 'missing library',
      reported: [
        /Electron ended with code 127 before its window was up\./,
        /What it means: It needs the system library libnss3\.so, which is not installed here\./,
        /What to do: Install the package that holds it \(Debian, Ubuntu: apt-file search libnss3\.so;/,
      ],
    },
    {
      name: 'a page that never calls',
      kind: 'never calls',
      limitMs: 2000,
      reported: [/Electron’s window made no call within 2 s \(.+\)\./, /What it printed does not say why\./],
    },
    {
      name: 'a page that cannot be loaded',
      kind: 'failed load',
      reported: [/its window did not open: Its page could not be loaded \(ERR_FILE_NOT_FOUND -6\)\./],
    },
    {
      name: 'a binary that may not run',
      kind: 'fine',
      executable: false,
      reported: [/could not be started \(EACCES\)/, /may not be executed here/],
    },
  ])('says why, keeps crash.log and opens a browser on the same folder: $name', async (one) => {
    const bench = await start(one);
    await bench.output.has(/The window is open\./);
    const text = bench.output.text();
    for (const sign of one.reported) expect(text).toMatch(sign);
    expect(text).toContain(`A note is in ${join(bench.dataDir, 'crash.log')}`);
    expect(text).toContain('Shell: window instead, because the one named in SCOPEBENCH_CHROMIUM is here.');
    // The browser host really serves there, and is recorded as the one that does.
    expect(await bench.seen()).toEqual({ status: 200, host: 'loopback', dataFolder: bench.dataDir });
    expect(JSON.parse(await readFile(join(bench.dataDir, 'instance.json'), 'utf8')).url).toMatch(/^http:/);
    const helper = /helper (\d+)/.exec(text);
    expect(helper !== null).toBe(one.kind === 'never calls');
    if (helper !== null) expect(await isListening(Number(helper[1]))).toBe(false);
    const log = (await bench.crashLog()) ?? '';
    expect(log).toMatch(/^\S+Z npm start: Electron.+\(Electron \d+\.\d+\.\d+, \w+ \w+, Node [\d.]+\)$/m);
    expect(log).not.toContain(SECRET);
    if (one.kind === 'missing library') expect(log).toContain('  | using … for http://…@proxy.example/');
    expect(await bench.interrupt()).toBe(0);
  });

  it.concurrent('serves the address where there is no display, also when Electron was asked for', async () => {
    const bench = await start({ kind: 'no display', display: false, args: ['--shell=electron'] });
    const [, url] = await bench.output.has(/Scopebench is at (http:\S+)\n/);
    expect(bench.output.text()).toMatch(/Electron was ended by SIGSEGV before its window was up\.\n.*no display/);
    expect(bench.output.text()).toContain('Shell: serve instead');
    expect((await fetch(String(url))).status).toBe(200);
    expect(await bench.interrupt()).toBe(0);
  });
});

describe('with the sign', () => {
  it.concurrent('leaves the window to the person and ends with it', async () => {
    const bench = await start({ kind: 'fine' });
    await bench.output.has(/the page has called/);
    expect(await bench.interrupt()).toBe(0);
    expect(bench.output.text()).not.toMatch(/instead|What it means/);
    expect([await bench.crashLog(), existsSync(join(bench.dataDir, 'instance.json'))]).toEqual([null, false]);
  });

  it.concurrent('reports a later crash, and how to go on in a browser', async () => {
    const bench = await start({ kind: 'crashes late' });
    expect(await bench.code()).toBe(1);
    const text = bench.output.text();
    expect(text).toContain('Electron’s window was up, and then Electron was ended by SIGSEGV.');
    expect(text).toContain('What was saved is safe.');
    expect(text).toContain(
      `To open it in a browser window: npm start -- --shell=window --data-dir=${JSON.stringify(bench.dataDir)}`,
    );
    expect(text).not.toContain('instead,');
    expect(await bench.crashLog()).toContain('was ended by SIGSEGV');
    // What it has left behind may be something that was opened for the person. (Here it ends by being asked.)
    expect(await isListening(Number(/helper (\d+)/.exec(text)?.[1]))).toBe(true);
  });
});

describe('an end in order', () => {
  it.concurrent.each([
    { kind: 'closed before it calls', says: false },
    { kind: 'second start', says: true },
  ])('is no failure: $kind', async ({ kind, says }) => {
    const bench = await start({ kind });
    expect(await bench.code()).toBe(0);
    expect(bench.output.text().includes('Scopebench is already running with this data folder.')).toBe(says);
    expect(bench.output.text()).not.toMatch(/instead|What it means/);
    expect(await bench.crashLog()).toBeNull();
  });

  it.concurrent('is Ctrl-C while the sign is awaited', async () => {
    const bench = await start({ kind: 'never calls' });
    await bench.output.has(/helper \d+/);
    expect(await bench.interrupt()).toBe(0);
    expect(bench.output.text()).not.toMatch(/instead|What it means/);
    expect(await bench.crashLog()).toBeNull();
  });
});
