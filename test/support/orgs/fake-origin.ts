// Servers that behave and misbehave on purpose, on free ports of 127.0.0.1: an HTTP or HTTPS origin answering as asked, a raw
// TCP one for answers that no HTTP server would write, and a proxy that tunnels.
import http, { type RequestListener } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { TestCertificate } from './fake-origin-certificate.ts';

export interface FakeServer {
  port: number;
  close(): Promise<void>;
}

export interface FakeOrigin extends FakeServer {
  url: string;
  /** TCP connections accepted so far. */
  connections(): number;
}

export async function startOrigin(handler: RequestListener, certificate?: TestCertificate): Promise<FakeOrigin> {
  const server =
    certificate === undefined
      ? http.createServer(handler)
      : https.createServer({ cert: certificate.certificate, key: certificate.key }, handler);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const running = await listen(server);
  const scheme = certificate === undefined ? 'http' : 'https';
  return { ...running, url: `${scheme}://127.0.0.1:${running.port}`, connections: () => connections };
}

/** Each connection is given to `serve` when its first bytes have arrived; `asked` are these, as a rule the whole request. */
export async function startRaw(serve: (socket: Socket, asked: string) => void): Promise<FakeOrigin> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.once('data', (first) => serve(socket, first.toString('latin1')));
  });
  const running = await listen(server);
  return { ...running, url: `http://127.0.0.1:${running.port}`, connections: () => connections };
}

export interface FakeProxy extends FakeServer {
  /** `host:port` of each CONNECT, in order. */
  asked: string[];
  /** Proxy-Authorization of each CONNECT. */
  authorizations: (string | undefined)[];
}

/**
 * Tunnels every CONNECT to `target`, whatever host was asked for; with `credentials` only for those who give them. With a
 * certificate the way to the proxy itself is TLS.
 */
export async function startProxy(
  target: { port: number },
  credentials?: string,
  certificate?: TestCertificate,
): Promise<FakeProxy> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const refuse: RequestListener = (_request, response) => void response.writeHead(405).end();
  const server =
    certificate === undefined
      ? http.createServer(refuse)
      : https.createServer({ cert: certificate.certificate, key: certificate.key }, refuse);
  server.on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const authorization = request.headers['proxy-authorization'];
    authorizations.push(authorization);
    client.on('error', () => {});
    if (credentials !== undefined && authorization !== `Basic ${Buffer.from(credentials).toString('base64')}`) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const upstream = connect(target.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  return { ...(await listen(server)), asked, authorizations };
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = await listen(createServer());
  await server.close();
  return server.port;
}

function listen(server: Server): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      }),
    );
  });
}
