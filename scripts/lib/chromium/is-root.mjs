// Chromium and Electron refuse to start their sandbox as root; only then is it switched off.

export function isRoot() {
  return process.platform !== 'win32' && process.getuid?.() === 0;
}
