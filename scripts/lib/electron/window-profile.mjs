// The folder in which the app window's browser keeps its own things, apart from the person's browsing.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function windowProfile(browser, dataDir, env = process.env) {
  // A browser in a snap may write to its own folder only, whatever it is asked.
  if (browser.startsWith('/snap/')) return join(homedir(), 'snap', 'chromium', 'common', 'scopebench-window');
  if (dataDir !== null) return join(dataDir, 'window');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Scopebench', 'window');
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Scopebench', 'window');
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'scopebench', 'window');
}
