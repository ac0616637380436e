// The system clipboard without Electron: the system's own tool, given the text on its standard input, never as an argument.
import { spawn, spawnSync } from 'node:child_process';

interface Tool {
  command: string;
  args: string[];
}

function candidates(): Tool[] {
  if (process.platform === 'darwin') return [{ command: 'pbcopy', args: [] }];
  if (process.platform === 'win32') return [{ command: 'clip', args: [] }];
  const wayland: Tool[] = process.env.WAYLAND_DISPLAY ? [{ command: 'wl-copy', args: [] }] : [];
  const x11: Tool[] = process.env.DISPLAY
    ? [
        { command: 'xclip', args: ['-selection', 'clipboard'] },
        { command: 'xsel', args: ['--clipboard', '--input'] },
      ]
    : [];
  return [...wayland, ...x11];
}

/** Null where there is no display or no tool: then copying a token is not offered. */
export function findClipboard(): ((text: string) => Promise<void>) | null {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const tool = candidates().find(({ command }) => spawnSync(finder, [command], { stdio: 'ignore' }).status === 0);
  if (!tool) return null;
  return (text) =>
    new Promise((resolve, reject) => {
      const child = spawn(tool.command, tool.args, { stdio: ['pipe', 'ignore', 'ignore'] });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${tool.command} ended with ${code}`))));
      child.stdin.end(text);
    });
}
