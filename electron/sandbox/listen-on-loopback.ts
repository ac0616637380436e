// A server on 127.0.0.1 and nowhere else, and its end: connections that are kept open must not keep the process.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port that was taken. Rejects with the socket's own error: `code` is `EADDRINUSE` when it is another's. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
