// The environment for a command line under test: nothing of the machine's own vault, keyring or proxy takes part.

/** Without proxies, sessions of a keyring, colours and anything of Scopebench's own. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const drop = /^(SCOPEBENCH_|DBUS_|NO_COLOR|FORCE_COLOR)|_proxy$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)));
}
