// The built page as files of one folder, read once and kept: a few megabytes at most.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Serves a path of the page, `/` as index.html; null for anything that is no file of it. */
export function createPageFiles(folder: string): (pathname: string) => Promise<Response | null> {
  const kept = new Map<string, Buffer>();
  return async (pathname) => {
    const name = relativeName(pathname);
    const type = name === null ? undefined : TYPES[extname(name)];
    if (name === null || type === undefined) return null;
    const bytes = kept.get(name) ?? (await readFile(join(folder, name)).catch(() => null));
    if (!bytes) return null;
    kept.set(name, bytes);
    // The names of assets hold a hash of their content.
    const cache = name.startsWith(`assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': cache } });
  };
}

function relativeName(pathname: string): string | null {
  try {
    const name = normalize(decodeURIComponent(pathname).replace(/^\/+/, '') || 'index.html');
    return name.startsWith('..') || name.includes('\0') ? null : name;
  } catch {
    return null;
  }
}
