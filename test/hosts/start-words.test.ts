// What `npm start` says of an Electron that did not open its window, for each cause that it knows; what it keeps of it in crash.log; and the
// question after a crash. The lines are as Chromium and the system's loader print them.
import { readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { askYes } from '../../scripts/lib/ask-yes.mjs';
import { keepCrashNote } from '../../scripts/lib/crash-note.mjs';
import { explainElectron } from '../../scripts/lib/electron/explain-electron.mjs';
import { readStartOptions } from '../../scripts/lib/start-options.mjs';
import { tempFolder } from '../support/temp-folder.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Case = Parameters<typeof explainElectron>[0];
const explain = (one: Partial<Case>) =>
  explainElectron({
    binary: '/there/dist/electron',
    outcome: 'ended',
    end: { code: 1, signal: null, error: null },
    steps: [],
    errorOutput: '',
    limitMs: 20_000,
    ...one,
  });
const ended = (end: { code?: number; signal?: string; error?: string }): Case['end'] => ({
  code: end.code ?? null,
  signal: end.signal ?? null,
  error: end.error ?? null,
});

const failed = { step: 'failed', words: 'So it is.' };

describe('the cause', () => {
  it.each<[string, RegExp, RegExp]>([
    [
      'electron: error while loading shared libraries: libasound.so.2: cannot open shared object file',
      /needs the system library libasound\.so\.2,/,
      /apt-file search libasound\.so\.2;.*dnf provides '\*\/libasound\.so\.2'/,
    ],
    [
      "electron: /lib/libc.so.6: version `GLIBC_2.34' not found (required by electron)",
      /GLIBC_2\.34 is not here/,
      /newer/,
    ],
    [
      '[1:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly.',
      /does not let an ordinary program make a sandbox/,
      /sudo chown root '\/there\/dist\/chrome-sandbox' && sudo chmod 4755 '\/there\/dist\/chrome-sandbox'/,
    ],
    ['FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox! Update your kernel', /sandbox/, /chmod 4755/],
    ['[1:ERROR:ozone_platform_x11.cc(250)] Missing X server or $DISPLAY', /no display/, /desktop session/],
    [
      'ERROR:electron_main_delegate.cc(288)] Running as root without --no-sandbox is not supported.',
      /as root/,
      /ordinary user/,
    ],
    ["FATAL:gpu_data_manager_impl_private.cc(445)] GPU process isn't usable. Goodbye.", /graphics/, /graphics driver/],
    ['/there/dist/electron: 1: Syntax error: ";" unexpected', /another kind of processor/, /downloaded/],
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'electron-store'", /missing/, /made again/],
  ])('is distinguished from %j', (errorOutput, meaning, fix) => {
    const words = explain({ errorOutput: `[1:ERROR:bus.cc(407)] Failed to connect to the bus\n${errorOutput}\n` });
    expect(words.happened).toBe('Electron ended with code 1 before its window was up.');
    expect(words.meaning).toMatch(meaning);
    expect(words.fix).toMatch(fix);
  });

  it.each<[Partial<Case>, RegExp, RegExp]>([
    [{ end: ended({ error: 'ENOENT' }) }, /could not be started \(ENOENT\)/, /the loader that its binary needs/],
    [{ end: ended({ error: 'UNKNOWN' }) }, /could not be started \(UNKNOWN\)/, /The system refused/],
    [{ end: ended({ signal: 'SIGTRAP' }) }, /was ended by SIGTRAP before/, /crashed inside/],
    [{ end: ended({ signal: 'SIGKILL' }) }, /was ended by SIGKILL before/, /memory had run out/],
    [{ end: ended({ code: 3221225781 }) }, /code 3221225781/, /DLL\) is missing/],
    [{ end: ended({ code: 0 }) }, /ended with code 0 before/, /does not say why/],
    [{ outcome: 'silent', end: null }, /no call within 20 s \(its program did not begin\)/, /does not say why/],
    [
      { outcome: 'silent', end: null, steps: [{ step: 'main' }, { step: 'loaded' }] },
      /stayed blank/,
      /does not say why/,
    ],
    [{ outcome: 'failed', steps: [failed] }, /did not open: So it is\./, /gave up before it had a window/],
    [{ outcome: 'failed', steps: [{ step: 'window' }, failed] }, /did not open: So it is\./, /program itself runs/],
    [{ outcome: 'up', end: ended({ code: 133 }) }, /was up, and then Electron ended with code 133/, /does not say why/],
  ])('is else distinguished from how it ended: %j', (one, happened, meaning) => {
    expect(explain(one).happened).toMatch(happened);
    expect(explain(one).meaning).toMatch(meaning);
  });
});

it('takes what was printed before the window was up for no cause of a later end', () => {
  const up = { outcome: 'up', end: ended({ signal: 'SIGABRT' }) } as const;
  const errorOutput = 'ERROR: cannot open display :1, trying another\n';
  expect(explain({ ...up, errorOutput }).meaning).toMatch(/crashed inside/);
  expect(explain({ ...up, errorOutput: "GPU process isn't usable. Goodbye." }).meaning).toMatch(/graphics/);
});

describe('crash.log', () => {
  const note = { version: '45.4.1', happened: 'It ended.', meaning: 'So it is.', errorOutput: '' };

  it('keeps the last lines, without secrets of the environment, passwords in addresses or the home folder', async () => {
    const folder = await tempFolder();
    closing.push(folder.remove);
    const data = join(folder.path, 'not there yet');
    const env = { ACME_CLIENT_SECRET: 'canary-secret', MY_KEY: 'short', LANG: 'en_GB.UTF-8' };
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index} ${'x'.repeat(1000)}`);
    const last = `with canary-secret via https://me:pw@proxy.example/ in ${homedir()}/app for en_GB.UTF-8, short`;
    expect(keepCrashNote(data, { ...note, errorOutput: [...lines, last, ''].join('\n') }, env).problem).toBeNull();
    expect(keepCrashNote(data, note, env).problem).toBeNull();
    const kept = (await readFile(join(data, 'crash.log'), 'utf8')).trimEnd().split('\n');
    expect(kept.filter((line) => line.includes('npm start: It ended. So it is. (Electron 45.4.1, '))).toHaveLength(2);
    expect(kept).toHaveLength(42);
    expect(kept.at(-2)).toBe('  | with … via https://…@proxy.example/ in ~/app for en_GB.UTF-8, short');
    expect(Math.max(...kept.slice(1, -1).map((line) => line.length))).toBeLessThan(420);
  });

  it('says when it cannot be kept', async () => {
    const folder = await tempFolder();
    closing.push(folder.remove);
    const blocked = join(folder.path, 'blocked');
    await writeFile(blocked, '');
    expect(keepCrashNote(blocked, note).problem).toMatch(/EEXIST|ENOTDIR/);
  });
});

describe('the question after a crash', () => {
  const ask = (typed: string | null, { isTTY = true, abort = false } = {}) => {
    const input = Object.assign(new PassThrough(), { isTTY });
    const output = Object.assign(new PassThrough(), { isTTY });
    const reported = new AbortController();
    const answer = askYes('Open it?', { input, output, signal: reported.signal });
    if (typed === null) input.end();
    else input.write(typed);
    if (abort) reported.abort();
    return answer.then((yes) => [yes, String(output.read() ?? '')]);
  };

  it('is yes by Enter, and no by anything else, an end or a signal', async () => {
    for (const typed of ['\n', 'y\n', ' Yes \n']) expect(await ask(typed)).toEqual([true, 'Open it? [Y/n] ']);
    for (const typed of ['n\n', 'later\n', null]) expect((await ask(typed))[0]).toBe(false);
    expect((await ask('', { abort: true }))[0]).toBe(false);
  });

  it('is not asked where nobody can answer', async () => {
    expect(await ask('y\n', { isTTY: false })).toEqual([false, '']);
  });
});

it('waits 20 s for the window, or as long as SCOPEBENCH_START_TIMEOUT_MS says', () => {
  expect(readStartOptions([], {})).toMatchObject({ limitMs: 20_000 });
  expect(readStartOptions([], { SCOPEBENCH_START_TIMEOUT_MS: '90000' })).toMatchObject({ limitMs: 90_000 });
  for (const wrong of ['soon', '0', '-1', '1.5'])
    expect(readStartOptions([], { SCOPEBENCH_START_TIMEOUT_MS: wrong })).toMatchObject({
      usage: expect.stringContaining('takes a number of milliseconds'),
      code: 1,
    });
});
