// The built page as files of one folder, read once and kept: a few megabytes at most.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Serves a file of the page by its name, '' as index.html; null for what is no file of it. The name is one of `routes.ts`. */
export function createPageFiles(folder: string): (name: string) => Promise<Response | null> {
  const kept = new Map<string, Buffer>();
  return async (given) => {
    const name = given || 'index.html';
    const type = TYPES[extname(name)];
    if (type === undefined) return null;
    const bytes = kept.get(name) ?? (await readFile(join(folder, name)).catch(() => null));
    if (!bytes) return null;
    kept.set(name, bytes);
    // The names of assets hold a hash of their content.
    const cache = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type, 'cache-control': cache } });
  };
}
