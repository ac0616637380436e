// Installs the packages when they are missing or not those of the lockfile. npm's own record in node_modules shows which are
// there, so a changed lockfile is noticed and nothing is installed twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand, runCommand, wasStopped } from './run-command.mjs';

/** @returns {Promise<boolean>} False when npm failed; its own words have been shown. */
export async function ensureInstalled(root) {
  const missing = missingPackages(root);
  if (missing === 0) return true;
  console.log(missing === null ? 'Installing packages (first run) ...' : `Installing ${missing} changed packages ...`);
  const npm = npmCommand();
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const clean = await runCommand(npm.command, [...npm.args, 'ci', ...quiet], { cwd: root });
  if (clean.code === 0) return done(clean.seconds);
  if (wasStopped()) return false;
  // `npm ci` refuses a lockfile that does not fit package.json, and cannot remove files that are in use (Windows).
  console.log('npm ci did not work here, trying npm install ...');
  const install = await runCommand(npm.command, [...npm.args, 'install', ...quiet], { cwd: root });
  if (install.code === 0) return done(install.seconds);
  if (wasStopped()) return false;
  console.error(clean.output.trimEnd());
  console.error(install.output.trimEnd());
  console.error(
    'The packages could not be installed. Check the network, the proxy (npm config get proxy) and the registry.',
  );
  return false;
}

function done(seconds) {
  console.log(`Packages installed in ${seconds.toFixed(0)} s.`);
  return true;
}

/** How many packages of the lockfile are absent or of another version; null when nothing is installed at all. */
export function missingPackages(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return null;
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  return Object.entries(wanted).filter(
    ([path, entry]) => path !== '' && !entry.optional && !entry.peer && installed[path]?.version !== entry.version,
  ).length;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
