// Builds the harness page as the app's page is built (module worker, no inline script) and serves it as the app does: with
// the strict content security policy, on a loopback port. Bodies are made up on request, so no large file lies around.
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface HarnessServer {
  url: string;
  /** Bodies served under /body/<name>. */
  bodies: Map<string, Buffer>;
  close: () => Promise<void>;
}

export const startHarness = async (): Promise<HarnessServer> => {
  const outDir = await mkdtemp(join(tmpdir(), 'scopebench-viewer-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, minify: true, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  });
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://harness');
    response.setHeader('content-security-policy', CSP);
    const body = bodies.get(pathname.replace('/body/', ''));
    if (pathname.startsWith('/body/')) {
      response.statusCode = body ? 200 : 404;
      response.setHeader('content-type', 'application/octet-stream');
      response.end(body ?? '');
      return;
    }
    const file = join(outDir, normalize(pathname === '/' ? 'index.html' : pathname));
    if (!file.startsWith(outDir) || !existsSync(file)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    bodies,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(outDir, { recursive: true, force: true });
    },
  };
};
