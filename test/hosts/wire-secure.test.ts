// TLS and proxies, with certificates made on the spot and a proxy that really tunnels.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWire } from '../../electron/adapters/wire/axios-wire.ts';
import type { WireNetwork } from '../../electron/engine/ports.ts';
import { freePort, startOrigin, startProxy, startRaw } from '../support/orgs/fake-origin.ts';
import { makeCertificate, type TestCertificate } from '../support/orgs/fake-origin-certificate.ts';
import { DIRECT, failureOf, readText, wireRequest } from '../support/orgs/fake-origin-client.ts';

const open: { close(): Promise<void> }[] = [];
const keep = <T extends { close(): Promise<void> }>(server: T): T => {
  open.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

let authority: TestCertificate;
let good: TestCertificate;
beforeAll(() => {
  authority = makeCertificate({ commonName: 'Acme Inspection CA', authority: true });
  good = makeCertificate({ commonName: 'acme', hosts: ['127.0.0.1', 'acme.okta.example'], issuer: authority });
});

const trusting = (): WireNetwork => ({ ...DIRECT, customCa: authority.certificate });
const through = (port: number, over: Partial<WireNetwork['proxy']> = {}): WireNetwork => ({
  proxy: { mode: 'manual', url: `http://127.0.0.1:${port}`, username: '', password: null, ...over },
  customCa: authority.certificate,
});
const secureOrigin = (certificate = good) =>
  startOrigin((request, response) => void response.end(`hello ${request.headers.host}`), certificate);

describe('TLS', () => {
  it('trusts a custom CA beside the roots, and times the handshake', async () => {
    const origin = keep(await secureOrigin());
    const response = await createWire().send(wireRequest(origin.url, { network: trusting() }));
    expect(await readText(response)).toBe(`hello 127.0.0.1:${origin.port}`);
    expect(response.timing().tls).toBeGreaterThan(0);
    expect(response.timing().dns).toBeNull();
  });

  it('says which check failed, and points to the custom CA where trust is the trouble', async () => {
    const cases: [TestCertificate, WireNetwork, string, RegExp, RegExp][] = [
      [good, DIRECT, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /unknown authority/, /Custom CA/],
      [
        makeCertificate({ commonName: 'acme', hosts: ['127.0.0.1'] }),
        DIRECT,
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        /self-signed/,
        /Custom CA/,
      ],
      [
        makeCertificate({ commonName: 'x', hosts: ['127.0.0.1'], issuer: authority, notAfter: new Date('2021-01-01') }),
        trusting(),
        'CERT_HAS_EXPIRED',
        /has expired/,
        /renew/,
      ],
      [
        makeCertificate({ commonName: 'x', hosts: ['other.okta.example'], issuer: authority }),
        trusting(),
        'ERR_TLS_CERT_ALTNAME_INVALID',
        /not for the host name 127\.0\.0\.1/,
        /Custom CA/,
      ],
    ];
    for (const [certificate, network, code, message, fix] of cases) {
      const origin = keep(await secureOrigin(certificate));
      const { failure } = await failureOf(createWire(), wireRequest(origin.url, { network }));
      expect(failure).toMatchObject({ kind: 'tls', code });
      expect(failure.message).toMatch(message);
      expect(failure.fix).toMatch(fix);
    }
  });

  it('distinguishes a port without TLS from one whose handshake fails', async () => {
    const plain = keep(await startOrigin((_request, response) => void response.end()));
    const { failure } = await failureOf(createWire(), wireRequest(plain.url.replace('http:', 'https:')));
    expect(failure.kind).toBe('tls');
    expect(failure.message).toBe(`127.0.0.1 does not speak TLS on port ${plain.port}.`);
  });

  it('refuses a custom CA that cannot be read rather than going on without it', async () => {
    const origin = keep(await secureOrigin());
    for (const customCa of ['not a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      const { failure } = await failureOf(createWire(), wireRequest(origin.url, { network: { ...DIRECT, customCa } }));
      expect(failure).toMatchObject({ kind: 'tls', code: 'CUSTOM_CA' });
    }
    expect(origin.connections()).toBe(0);
  });

  it('asks again under changed settings instead of riding on a connection that the old ones opened', async () => {
    const origin = keep(await secureOrigin());
    const wire = createWire();
    await readText(await wire.send(wireRequest(origin.url, { network: trusting() })));
    const { failure } = await failureOf(wire, wireRequest(origin.url));
    expect(failure.kind).toBe('tls');
  });
});

describe('a proxy', () => {
  const url = 'https://acme.okta.example/api/v1/users';

  it('tunnels to the host by name, signs in, and keeps the tunnel for the next request', async () => {
    const origin = keep(await secureOrigin());
    const proxy = keep(await startProxy(origin, 'acme:s3cret'));
    const network = through(proxy.port, { username: 'acme', password: 's3cret' });
    const wire = createWire();
    const first = await wire.send(wireRequest(url, { network }));
    expect(await readText(first)).toBe('hello acme.okta.example');
    expect(first.timing().connect).toBeGreaterThan(0);
    expect(first.timing().tls).toBeGreaterThan(0);
    expect(await readText(await wire.send(wireRequest(url, { network })))).toBe('hello acme.okta.example');
    expect(proxy.asked).toEqual(['acme.okta.example:443']);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('acme:s3cret').toString('base64')}`]);
  });

  it('can be reached by TLS itself, trusted by the same custom CA', async () => {
    const origin = keep(await secureOrigin());
    const proxy = keep(await startProxy(origin, undefined, good));
    const network = through(proxy.port, { url: `https://127.0.0.1:${proxy.port}` });
    const wire = createWire();
    expect(await readText(await wire.send(wireRequest(url, { network })))).toBe('hello acme.okta.example');
    const { failure } = await failureOf(wire, wireRequest(url, { network: { ...network, customCa: '' } }));
    expect(failure.kind).toBe('proxy');
    expect(failure.message).toContain('could not be reached');
  });

  it('is distinguished from the host when it refuses, wants a password or is not there', async () => {
    const origin = keep(await secureOrigin());
    const proxy = keep(await startProxy(origin, 'acme:s3cret'));
    const wrong = through(proxy.port, { username: 'acme', password: 'wrong' });
    expect((await failureOf(createWire(), wireRequest(url, { network: wrong }))).failure).toMatchObject({
      kind: 'proxy',
      code: '407',
    });
    const port = await freePort();
    const { failure } = await failureOf(createWire(), wireRequest(url, { network: through(port) }));
    expect(failure).toMatchObject({
      kind: 'proxy',
      code: 'ECONNREFUSED',
      message: `The proxy 127.0.0.1:${port} refused the connection.`,
    });
    const socks = through(0, { url: 'socks5://127.0.0.1:1080' });
    expect((await failureOf(createWire(), wireRequest(url, { network: socks }))).failure.kind).toBe('proxy');
  });

  it('that does not answer costs no more than the timeout', async () => {
    const silent = keep(await startRaw(() => {}));
    const { failure } = await failureOf(
      createWire(),
      wireRequest(url, { network: through(silent.port), timeoutMs: 100 }),
    );
    expect(failure.kind).toBe('timeout');
  });

  it('never sees a loopback address', async () => {
    const origin = keep(await secureOrigin());
    const proxy = keep(await startProxy(origin));
    expect(await readText(await createWire().send(wireRequest(origin.url, { network: through(proxy.port) })))).toBe(
      `hello 127.0.0.1:${origin.port}`,
    );
    expect(proxy.asked).toEqual([]);
  });

  it('is taken from the environment, but for the names that NO_PROXY excepts', async () => {
    const origin = keep(await secureOrigin());
    const proxy = keep(await startProxy(origin, 'acme:p@ss'));
    const network: WireNetwork = {
      proxy: { mode: 'environment', url: '', username: '', password: null },
      customCa: authority.certificate,
    };
    const environment = { HTTPS_PROXY: `http://acme:p%40ss@127.0.0.1:${proxy.port}`, no_proxy: 'intern.invalid, .lan' };
    const wire = createWire({ environment });
    expect(await readText(await wire.send(wireRequest(url, { network })))).toBe('hello acme.okta.example');
    const excepted = await failureOf(wire, wireRequest('https://api.intern.invalid/', { network }));
    expect(excepted.failure.kind).toBe('dns');
    expect(proxy.asked).toEqual(['acme.okta.example:443']);
  });
});
