// Ends a process together with all that it started, at once. For a child that leads a group of its own where there are groups
// (`detached`).
import { spawn } from 'node:child_process';

export function endTree(child) {
  if (child.pid === undefined) return;
  try {
    if (process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    // Once it has ended, its number may be another's, and nothing leads to what it had started.
    else if (child.exitCode === null) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  } catch {
    child.kill('SIGKILL');
  }
}
