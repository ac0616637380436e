// The Electron host when its window does not open or goes away, over the fake of the `electron` module: what it notes for
// `npm start`, what it says to the person when nobody else does, and what is kept in crash.log.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StartStep } from '../../electron/main/start-record.ts';
import type { FakeWindow } from '../support/fake-electron/electron.mjs';
import { startOtherHost } from '../support/fake-electron/other-host.ts';
import { closeHosts, startHost, temporary } from '../support/fake-electron/start-host.ts';

const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(async () => {
  vi.useRealTimers();
  await closeHosts();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** As `npm start` does: the steps that the host notes in a file. */
async function launched(): Promise<{ steps(): Promise<StartStep[]>; words(): Promise<string | undefined> }> {
  const file = join(await temporary(), 'steps');
  vi.stubEnv('SCOPEBENCH_START_RECORD', file);
  const lines = async () =>
    (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: StartStep; words?: string });
  return {
    steps: async () => (await lines()).map(({ step }) => step),
    words: async () => (await lines()).find(({ step }) => step === 'failed')?.words,
  };
}

type Host = Awaited<ReturnType<typeof startHost>>;
const called = ({ fake }: Host, name: string) => fake.calls.filter(([call]) => call === name).map((call) => call[1]);
const crashLog = ({ folder }: Host) => readFile(join(folder, 'crash.log'), 'utf8').catch(() => '');
const snapshot = (host: Host) => host.ask('bench://app/rpc/app/snapshot', { method: 'POST', body: '{}' });

describe('the sign that the window is up', () => {
  it('is the page’s first call: neither the start nor the page’s files', async () => {
    const start = await launched();
    const host = await startHost();
    expect(await start.steps()).toEqual(['main']);
    await host.ready();
    const before: StartStep[] = ['main', 'ready', 'window', 'loaded'];
    expect((await host.ask('bench://app/')).status).toBe(200);
    expect((await host.ask('bench://app/rpc/app/snapshot')).status).toBeGreaterThan(0);
    expect((await host.ask('bench://elsewhere/rpc/app/snapshot', { method: 'POST' })).status).toBe(404);
    expect(await start.steps()).toEqual(before);
    await snapshot(host);
    await snapshot(host);
    expect(await start.steps()).toEqual([...before, 'called']);
  });

  it.each([
    ['has painted', (window: FakeWindow) => window.emit('ready-to-show')],
    ['was loaded', (window: FakeWindow) => window.webContents.emit('did-finish-load')],
    ['has called', (_window: FakeWindow, host: Host) => snapshot(host)],
  ])('has a window that is visible once its page %s, whatever else does not happen', async (_name, arrive) => {
    const host = await startHost((fake) => {
      fake.paints = false;
    });
    const place = { bounds: { x: 0, y: 0, width: 1200, height: 800 }, maximized: true };
    await writeFile(join(host.folder, 'window.json'), JSON.stringify(place));
    const window = await host.ready();
    expect([window.shown, window.maximized]).toEqual([0, false]);
    await arrive(window, host);
    expect([window.shown > 0, window.maximized]).toEqual([true, true]);
    const { shown } = window;
    window.emit('ready-to-show');
    window.webContents.emit('did-finish-load');
    expect(window.shown).toBe(shown);
  });

  it('waits while the message about another host may be open', async () => {
    const start = await launched();
    const folder = await temporary();
    await startOtherHost(folder, true);
    const host = await startHost((fake) => {
      fake.pressed = [0];
    }, folder);
    host.becomeReady();
    await host.ended();
    expect(await start.steps()).toEqual(['main', 'asking', 'running', 'quit']);
  });

  it('is not expected of a second start', async () => {
    const start = await launched();
    await startHost((fake) => {
      fake.lock = false;
    });
    expect(await start.steps()).toEqual(['main', 'running']);
  });
});

describe('a window that does not open', () => {
  interface Failure {
    name: string;
    words: string;
    limitMs?: number;
    fail?(window: FakeWindow): void;
  }
  const failures: Failure[] = [
    { name: 'makes no call in time', words: 'made no call within 0.05 s', limitMs: 50 },
    {
      name: 'cannot be loaded',
      words: '(ERR_FAILED -2)',
      fail: ({ webContents }) => webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'bench://app/', true),
    },
    {
      name: 'dies twice',
      words: 'ended twice in a row (crashed 5)',
      fail({ webContents }) {
        const gone = { reason: 'crashed', exitCode: 5 };
        webContents.emit('render-process-gone', {}, gone);
        webContents.emit('render-process-gone', {}, gone);
      },
    },
  ];
  const inTime = { interval: 5, timeout: 10_000 };
  /** The window once it has been loaded so often. */
  const loaded = ({ fake }: Host, times: number) =>
    vi.waitFor(() => {
      const [window] = fake.windows;
      if ((window?.urls.length ?? 0) < times) throw new Error(`It was not loaded ${times} times.`);
      return window!;
    }, inTime);

  it.each(failures)(
    'because its page $name, is reported to npm start, which opens a browser',
    async ({ words, ...one }) => {
      quiet();
      const start = await launched();
      const host = await startHost(undefined, undefined, one);
      host.becomeReady();
      one.fail?.(await loaded(host, 1));
      await host.ended();
      expect(await start.words()).toContain(words);
      // Nothing that would wait for a click: the person is informed in the terminal.
      expect(called(host, 'showMessageBox')).toEqual([]);
      expect([host.fake.ended, await crashLog(host)]).toEqual([0, expect.stringContaining(words)]);
    },
  );

  it.each(failures)('because its page $name, is shown to the person without a launcher', async ({ words, ...one }) => {
    quiet();
    const loadAgainThenEnd = [0, 1];
    const host = await startHost(
      (fake) => {
        fake.pressed = loadAgainThenEnd;
      },
      undefined,
      one,
    );
    host.becomeReady();
    one.fail?.(await loaded(host, 1));
    one.fail?.(await loaded(host, 2));
    await host.ended();
    expect(called(host, 'showMessageBox')).toHaveLength(2);
    expect(called(host, 'showMessageBox')[0]).toMatchObject({
      message: 'The window of Scopebench shows nothing usable.',
      detail: expect.stringContaining(words),
      buttons: ['Load Again', 'End Scopebench'],
    });
  });

  it('is no failure of a frame, or of a load that another one has replaced', async () => {
    const host = await startHost();
    const { webContents } = await host.ready();
    webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'bench://app/x', false);
    webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'bench://app/', true);
    expect([called(host, 'showMessageBox'), await crashLog(host)]).toEqual([[], '']);
  });

  it('is watched for at each load, also by the menu, and not on the way to another address of the page', async () => {
    vi.resetModules();
    vi.doMock('electron', () => import('../support/fake-electron/electron.mjs'));
    const { becomeReady, fake } = await import('../support/fake-electron/electron.mjs');
    const { createMainWindow } = await import('../../electron/main/main-window.ts');
    becomeReady();
    const loading = vi.fn();
    const window = createMainWindow(await temporary(), { loading, loaded: () => undefined, failed: () => undefined });
    window.load();
    expect(loading).toHaveBeenCalledTimes(1);
    for (const [isMainFrame, isSameDocument, times] of [
      [true, true, 1],
      [false, false, 1],
      [true, false, 2],
    ] as const) {
      fake.windows[0]?.webContents.emit('did-start-navigation', { isMainFrame, isSameDocument });
      expect(loading).toHaveBeenCalledTimes(times);
    }
  });

  it('is reported 20 s after a load, unless a call was made by then', async () => {
    vi.doMock('electron', () => import('../support/fake-electron/electron.mjs'));
    const { createPageHealth } = await import('../../electron/main/page-health.ts');
    const noted: string[] = [];
    vi.useFakeTimers();
    const health = createPageHealth({
      record: { awaited: true, note: () => undefined },
      note: (words) => noted.push(words),
      window: () => ({}) as BrowserWindow,
      load: () => undefined,
      end: () => undefined,
    });
    health.loading();
    health.called();
    vi.advanceTimersByTime(60_000);
    health.loading();
    vi.advanceTimersByTime(19_999);
    expect(noted).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(noted).toEqual(['Its page was opened and made no call within 20 s.']);
  });

  it.each([true, false])(
    'because the bench cannot be assembled, is reported as well (launched: %s)',
    async (isLaunched) => {
      quiet();
      const start = isLaunched ? await launched() : null;
      const host = await startHost(undefined, undefined, {
        openSettings() {
          throw Object.assign(new TypeError('canary-secret'), { code: 'E_ODD' });
        },
      });
      host.becomeReady();
      await host.ended();
      expect(host.fake.ended).toBe(3);
      const reported = isLaunched
        ? await start?.words()
        : host.fake.calls.find(([name]) => name === 'showErrorBox')?.[2];
      expect(reported).toContain('TypeError E_ODD');
      expect(`${reported}${await crashLog(host)}`).not.toContain('canary-secret');
      expect(await crashLog(host)).toContain('could not start: TypeError E_ODD');
    },
  );
});

describe('what goes wrong later on', () => {
  it('is in crash.log by its kind, and an end in order is not', async () => {
    const lines = quiet();
    const host = await startHost();
    const { webContents } = await host.ready();
    const { app } = host;
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'launch-failed', exitCode: 18 });
    app.emit('child-process-gone', {}, { type: 'Utility', name: 'Network Service', reason: 'crashed', exitCode: 11 });
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    app.emit('render-process-gone', {}, {}, { reason: 'oom', exitCode: 9 });
    webContents.emit('unresponsive');
    webContents.emit('responsive');
    app.quit();
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 15 });
    await host.ended();
    const noted = (await crashLog(host))
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\S+ /, ''));
    expect(noted).toEqual([
      'GPU: launch-failed (18)',
      'Utility Network Service: crashed (11)',
      'page: oom (9)',
      'page: does not respond',
      'page: responds again',
    ]);
    expect(lines).toHaveBeenCalledTimes(noted.length);
  });

  it.each([true, false])('ends it for an error that nothing has caught (launched: %s)', async (isLaunched) => {
    quiet();
    const start = isLaunched ? await launched() : null;
    const host = await startHost();
    process.listeners('uncaughtException').at(-1)?.(new RangeError('canary-secret'), 'uncaughtException');
    expect(host.fake.ended).toBe(1);
    expect(called(host, 'showErrorBox')).toEqual(isLaunched ? [] : ['Scopebench has to end']);
    expect(await start?.words()).toBe(isLaunched ? 'An error that it cannot recover from (RangeError).' : undefined);
  });
});

it('leaves the sandbox off where Chromium can only start without it, and forces it everywhere else', async () => {
  const root = await startHost((fake) => {
    fake.switches = ['no-sandbox'];
  });
  expect(called(root, 'enableSandbox')).toEqual([]);
  const person = await startHost();
  expect(called(person, 'enableSandbox')).toHaveLength(1);
});
