// Which proxy a request takes: the rules without a network, in the words of the environment variables that people set.
import { describe, expect, it } from 'vitest';
import { chooseProxy, isLoopback, ProxyAddressError } from '../../electron/adapters/wire/choose-proxy.ts';
import type { WireNetwork } from '../../electron/engine/ports.ts';

const proxy = (over: Partial<WireNetwork['proxy']>): WireNetwork['proxy'] => ({
  mode: 'environment',
  url: '',
  username: '',
  password: null,
  ...over,
});
const fromEnvironment = (url: string, environment: Record<string, string>) =>
  chooseProxy(proxy({}), new URL(url), environment)?.host ?? null;

describe('the environment', () => {
  it('gives a proxy by scheme, lower case before upper, with ALL_PROXY for the rest', () => {
    const environment = { HTTPS_PROXY: 'http://up:1', https_proxy: 'low:2', ALL_PROXY: 'http://all:3' };
    expect(fromEnvironment('https://acme.okta.example/', environment)).toBe('low');
    expect(fromEnvironment('http://acme.okta.example/', environment)).toBe('all');
    expect(fromEnvironment('http://acme.okta.example/', { HTTPS_PROXY: 'http://up:1' })).toBeNull();
  });

  it('excepts what NO_PROXY lists: names, their sub-names, ports, everything', () => {
    const goes = (no_proxy: string, url = 'https://acme.okta.example/') =>
      fromEnvironment(url, { https_proxy: 'http://p:1', no_proxy }) !== null;
    expect(goes('')).toBe(true);
    expect(goes('*')).toBe(false);
    expect(goes('okta.example')).toBe(false);
    expect(goes('.okta.example, other')).toBe(false);
    expect(goes('*.okta.example')).toBe(false);
    expect(goes('acme.okta.example:443')).toBe(false);
    expect(goes('acme.okta.example:8443')).toBe(true);
    expect(goes('cme.okta.example')).toBe(true);
    expect(goes('okta.example.org')).toBe(true);
    expect(goes('10.1.2.3', 'https://10.1.2.3/')).toBe(false);
    expect(goes('[2001:db8::1]:443', 'https://[2001:db8::1]/')).toBe(false);
  });
});

describe('a manual proxy', () => {
  const manual = (url: string, over: Partial<WireNetwork['proxy']> = {}) =>
    chooseProxy(proxy({ mode: 'manual', url, ...over }), new URL('https://acme.okta.example/'), {});

  it('is a host and port, with or without a scheme', () => {
    expect(manual('proxy.acme.example:8080')).toMatchObject({ host: 'proxy.acme.example', port: 8080, secure: false });
    expect(manual('https://proxy.acme.example')).toMatchObject({ port: 443, secure: true });
    expect(manual('http://a%40b:c@proxy.acme.example')).toMatchObject({ port: 80, username: 'a@b', password: 'c' });
    expect(manual('http://a:b@p:1', { username: 'set', password: 'kept' })).toMatchObject({
      username: 'set',
      password: 'kept',
    });
  });

  it('that cannot be understood is refused in words without its password', () => {
    for (const url of ['', '   ', 'http://', 'socks5://x:topsecret@p:1', 'http://a:topsecret@[p']) {
      expect(() => manual(url)).toThrow(ProxyAddressError);
      expect(() => manual(url)).not.toThrow(/topsecret/);
    }
  });
});

it('knows every spelling of this machine', () => {
  const hosts = ['localhost', 'LOCALHOST.', 'api.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '[::ffff:127.0.0.1]'];
  for (const host of hosts) expect([host, isLoopback(new URL(`http://${host}/`).hostname)]).toEqual([host, true]);
  for (const host of ['localhost.acme.example', '10.0.0.1', '128.0.0.1', '[::2]', '127.acme.example']) {
    expect([host, isLoopback(new URL(`http://${host}/`).hostname)]).toEqual([host, false]);
  }
});
