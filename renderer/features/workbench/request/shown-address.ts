// The address that a path makes, as it will be asked; or why it makes none. The host refuses the same (destination.ts): shown
// here is what would otherwise look like another server, as https://acme.okta.com with .example.com/ behind it.

/** `path` with its query, filled in. `origin` of the tenant. */
export function shownAddress(origin: string, path: string): { url: string; problem: string | null } {
  if (path === '' || path.startsWith('/')) return { url: origin + path, problem: null };
  if (!/^https?:\/\//i.test(path)) return { url: '', problem: 'A path starts with /.' };
  const own = URL.canParse(path) && new URL(path).origin === origin;
  return own
    ? { url: path, problem: null }
    : { url: '', problem: `Requests go to ${origin} only: enter just the path.` };
}
