// Receives the redirect at the end of a sign-in, on a loopback address and port (RFC 8252 §7.3). It takes one path by GET from a browser
// that names exactly this host, answers with a plain page without a script, and repeats and logs nothing of what it received.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BenchError } from '../engine/errors.ts';
import type { RedirectListener, RedirectReply } from '../engine/ports.ts';

const PAGES: Record<RedirectReply | 'no-page', { status: number; title: string; text: string }> = {
  received: {
    status: 200,
    title: 'Back to Scopebench',
    text: 'The authorization server has answered. You can close this tab: Scopebench shows the result.',
  },
  refused: {
    status: 200,
    title: 'Not signed in',
    text: 'The authorization server refused. You can close this tab: Scopebench shows the reason.',
  },
  'not-this': {
    status: 400,
    title: 'Not this sign-in',
    text: 'Scopebench is waiting for another sign-in than the one that led here. Begin again from Scopebench.',
  },
  over: { status: 410, title: 'Already received', text: 'This sign-in is over. You can close this tab.' },
  'no-page': { status: 404, title: 'Nothing here', text: 'Scopebench waits for the end of a sign-in at another path.' },
};

export function createRedirectListener(): RedirectListener {
  return {
    async open({ host, port, path }, receive) {
      let answering = 0;
      let closed = false;
      const server = createServer((request, response) => {
        answering += 1;
        response.once('close', () => {
          answering -= 1;
          if (closed && answering === 0) server.closeAllConnections();
        });
        answer(response, pageFor(request, `${host}:${port}`, path, receive));
      });
      await listen(server, host, port);
      return {
        close: () =>
          new Promise((resolve) => {
            closed = true;
            server.close(() => resolve());
            // A browser connects ahead of need: such a connection would hold the port's end up.
            if (answering === 0) server.closeAllConnections();
          }),
      };
    },
  };
}

function pageFor(
  { method, url: target = '', headers }: IncomingMessage,
  authority: string,
  path: string,
  receive: (target: string) => RedirectReply,
): RedirectReply | 'no-page' {
  // A page elsewhere whose name was pointed at this computer names its own host.
  const here = headers.host === authority || (authority.endsWith(':80') && headers.host === authority.slice(0, -3));
  if (method !== 'GET' || !here || target.split('?')[0] !== path) return 'no-page';
  return receive(target);
}

function answer(response: ServerResponse, page: RedirectReply | 'no-page'): void {
  const { status, title, text } = PAGES[page];
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`,
  );
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toBenchError(cause, port)));
    // `localhost` is both; browsers try the other address when this one refuses.
    server.listen(port, host === '[::1]' ? '::1' : '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function toBenchError(cause: NodeJS.ErrnoException, port: number): BenchError {
  const taken = cause.code === 'EADDRINUSE';
  return new BenchError(
    'PORT_TAKEN',
    taken
      ? `Port ${port} is taken by another program.`
      : `Port ${port} cannot be listened on (${cause.code ?? 'unknown'}).`,
    {
      meaning: 'The browser is sent to this port after the sign-in, because it is part of the registered redirect URI.',
      fix: 'End the program that has it, or register another port for the app and enter it here; or paste the address where the browser ends.',
    },
    { cause },
  );
}
