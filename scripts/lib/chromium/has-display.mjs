// Whether a window can be shown: always on Windows and macOS (but for a session over SSH), by X11 or Wayland elsewhere.

export function hasDisplay(env = process.env) {
  if (process.platform === 'darwin' || process.platform === 'win32') return !env.SSH_CONNECTION;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
