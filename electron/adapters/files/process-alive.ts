// Whether a process of this machine still runs. A process of another user answers EPERM: it is alive.
import { errorCode } from './storage-error.ts';

export function isProcessAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) === 'EPERM';
  }
}
