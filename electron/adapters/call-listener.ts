// Takes the calls of programs on this computer, on 127.0.0.1 and a port, and writes the answers to them byte for byte. It knows nothing of
// what is called: path, headers and body go on as they arrived, a body as it arrives, and a slow reader slows its answer down.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BenchError } from '../engine/errors.ts';
import type { CallListener, CallReply } from '../engine/ports.ts';

/** As large as the wire takes them of an org. */
const MAX_HEADER_BYTES = 256 * 1024;

export function createCallListener(): CallListener {
  return {
    async open(port, answer) {
      const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 0 }, (request, response) => {
        const gone = new AbortController();
        response.once('close', () => {
          if (!response.writableFinished) gone.abort();
        });
        // A body that breaks off is the reader's to notice.
        request.on('error', () => undefined);
        response.on('error', () => undefined);
        const { method = 'GET', url: target = '/' } = request;
        const call = { method, target, headers: pairsOf(request), body: request, signal: gone.signal };
        answer(call, replyTo(response)).catch(() => response.destroy());
      });
      await listen(server, port);
      return {
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    },
  };
}

function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return pairs;
}

function replyTo(response: ServerResponse): CallReply {
  return {
    head(status, reason, headers) {
      // Whose answer it is has dated it, or has not.
      response.sendDate = false;
      // Node writes a list as it is, repeated names and all.
      response.writeHead(status, reason.replace(/[^\t\x20-\x7e]/g, '?'), headers.flat());
      response.flushHeaders();
    },
    write: (chunk) =>
      new Promise((resolve) => {
        if (response.destroyed || response.write(chunk)) return resolve();
        const go = () => {
          response.off('drain', go);
          response.off('close', go);
          resolve();
        };
        response.once('drain', go);
        response.once('close', go);
      }),
    end: () => void response.end(),
    reset() {
      if (response.socket) response.socket.resetAndDestroy();
      else response.destroy();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toBenchError(cause, port)));
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

const toBenchError = (cause: NodeJS.ErrnoException, port: number): BenchError =>
  new BenchError(
    'PORT_TAKEN',
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program.`
      : `Port ${port} cannot be listened on (${cause.code ?? 'unknown'}).`,
    { meaning: 'Nothing is recorded.', fix: 'Choose another port, or 0 for any free one.' },
    { cause },
  );
