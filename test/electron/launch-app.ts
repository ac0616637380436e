// The unpackaged app in Electron, as `npm start` runs it, on a data folder of its own. Needs the binary and a display.
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { isRoot } from '../../scripts/lib/chromium/is-root.mjs';
import { findElectron } from '../../scripts/lib/electron/find-electron.mjs';
import { projectRoot } from '../../scripts/lib/project-root.mjs';

export interface App {
  electron: ElectronApplication;
  page: Page;
}

/** `env` is added to the environment of this process. */
export async function launchApp(dataDir: string, env: Record<string, string> = {}): Promise<App> {
  const executablePath = findElectron(projectRoot);
  if (executablePath === null) throw new Error('Electron’s binary is not here.');
  const electron = await _electron.launch({
    executablePath,
    env: { ...definedEnv(), ...env },
    args: [projectRoot, `--data-dir=${dataDir}`, ...(isRoot() ? ['--no-sandbox'] : [])],
  });
  return { electron, page: await electron.firstWindow() };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
