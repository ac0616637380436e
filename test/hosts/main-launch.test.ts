// The launcher of `npm start`: which shell it picks and why, what it says to wrong arguments and old Nodes, and that the app
// window of a real browser gets to the address without the address being anywhere in the arguments of a process.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/lib/chromium/find-chromium.mjs';
import { pickShell } from '../../scripts/lib/chromium/pick-shell.mjs';
import { findElectron } from '../../scripts/lib/electron/find-electron.mjs';
import { openWindow } from '../../scripts/lib/electron/open-window.mjs';
import { startOrigin } from '../support/orgs/fake-origin.ts';
import { tempFolder } from '../support/temp-folder.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('the shell', () => {
  const machine = {
    asked: null,
    display: true,
    electron: (): string | null => null,
    download: async () => ({ path: null, reason: 'it cannot be downloaded here' }),
    browser: (): { path: string; name: string } | null => ({ path: '/usr/bin/chromium', name: 'Chromium' }),
  };

  it('is Electron where its binary is or can be had', async () => {
    expect(await pickShell({ ...machine, electron: () => '/e' })).toMatchObject({ shell: 'electron', path: '/e' });
    expect(await pickShell({ ...machine, download: async () => ({ path: '/d', reason: '' }) })).toEqual({
      shell: 'electron',
      path: '/d',
      why: 'its binary was downloaded',
    });
  });

  it('else is an app window, else the address alone', async () => {
    expect(await pickShell(machine)).toEqual({
      shell: 'window',
      path: '/usr/bin/chromium',
      why: 'Electron’s binary is not here (it cannot be downloaded here), but Chromium is',
    });
    expect(await pickShell({ ...machine, browser: () => null })).toMatchObject({ shell: 'serve', path: null });
    const neverAsked = async () => {
      throw new Error('nothing is downloaded for a screen that is not there');
    };
    expect(await pickShell({ ...machine, display: false, download: neverAsked })).toEqual({
      shell: 'serve',
      path: null,
      why: 'there is no display',
    });
  });

  it('is the one asked for, or none', async () => {
    expect(await pickShell({ ...machine, asked: 'serve' })).toMatchObject({ shell: 'serve', why: 'you asked for it' });
    expect(await pickShell({ ...machine, asked: 'electron' })).toMatchObject({
      refused: expect.stringContaining('binary is not here'),
    });
    expect(await pickShell({ ...machine, asked: 'window', browser: () => null })).toMatchObject({
      refused: expect.stringContaining('SCOPEBENCH_CHROMIUM'),
    });
  });
});

describe('what is found', () => {
  it('takes the browser that the person names, and no other when that one is missing', () => {
    expect(findChromium('window', { SCOPEBENCH_CHROMIUM: process.execPath })?.path).toBe(process.execPath);
    expect(findChromium('window', { SCOPEBENCH_CHROMIUM: '/nowhere/chrome', PATH: '/usr/bin' })).toBeNull();
  });

  it('takes Electron from a folder that ELECTRON_OVERRIDE_DIST_PATH names, by its file alone', async () => {
    const folder = await tempFolder();
    closing.push(folder.remove);
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    expect(findElectron(resolve('.'), env)).toBeNull();
    const binary = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
      process.platform as string
    ];
    const path = join(folder.path, binary ?? 'electron');
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
    expect(findElectron(resolve('.'), env)).toBe(path);
  });
});

describe('npm start', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/start.mjs', ...args], { encoding: 'utf8' });

  it('answers wrong arguments with what is possible, before doing anything', () => {
    const shell = start('--shell=browser');
    expect([shell.status, shell.stdout]).toEqual([1, '']);
    expect(shell.stderr).toContain('There is no shell "browser".');
    const unknown = start('--colour');
    expect(unknown.stderr).toContain("Unknown option '--colour'");
    expect(unknown.stderr).toContain('--shell=electron|window|serve');
    expect(start('--help').status).toBe(0);
  });

  it('says under an old Node what it needs', () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });";
    const file = resolve('scripts/lib/require-node.mjs');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `${pretend} await import(${JSON.stringify(`file://${file}`)});`],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('needs Node 20.19 or newer, and this is Node 18.20.4');
  });
});

it('leads the app window to its address without naming it in any process’s arguments', async ({ skip }) => {
  const browser = findChromium('window');
  if (browser === null) return skip('no browser with windows is here, only a headless shell');
  const folder = await tempFolder();
  closing.push(folder.remove);
  const seen: string[] = [];
  let report: (hash: string) => void = () => undefined;
  const arrived = new Promise<string>((done) => {
    report = done;
  });
  const host = await startOrigin((request, response) => {
    seen.push(request.url ?? '');
    if (request.url?.startsWith('/reported?')) report(request.url.slice('/reported?'.length));
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/' ? '<script>fetch("/reported?" + location.hash.slice(1))</script>' : '');
  });
  closing.push(host.close);
  const window = openWindow({
    browser: browser.path,
    profile: join(folder.path, 'profile'),
    url: `${host.url}/#t=one-time-token`,
    extraArgs: ['--headless=new'],
  });
  expect(await window.shown).toBe(true);
  expect(await arrived).toBe('t=one-time-token');
  expect(seen[0]).toBe('/opening');
  if (process.platform === 'linux') {
    const lines = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readOrEmpty(`/proc/${pid}/cmdline`));
    expect(lines.filter((line) => line.includes(`${host.port}/opening`)).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes('one-time-token'))).toEqual([]);
  }
  window.close();
  await window.closed;
});

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
