// Loads `conf` without the signal handlers that it brings: `when-exit`, three packages down, hooks every signal that can
// end a process and sends it again, which would cut short a host that is closing on SIGTERM, and turns a file size limit,
// which Node reports as EFBIG, into a kill. Its handlers only sweep temporary files, and conf writes without a pause.
import type Conf from 'conf';

/** As `when-exit` registers it; a listener of anyone else is left alone. */
const HOOK = /^\(\)\s*=>\s*this\.exit\(signal\)$/;

export async function loadConf(): Promise<typeof Conf> {
  const { default: loaded } = await import('conf');
  for (const signal of process.eventNames().filter(isSignal))
    for (const listener of process.listeners(signal))
      if (HOOK.test(String(listener))) process.removeListener(signal, listener);
  // Without any listener Node no longer ignores this one, as it does from the start.
  if (process.platform !== 'win32' && process.listenerCount('SIGXFSZ') === 0) process.on('SIGXFSZ', () => undefined);
  return loaded;
}

function isSignal(name: string | symbol): name is NodeJS.Signals {
  return typeof name === 'string' && name.startsWith('SIG');
}
