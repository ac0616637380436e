// Copied requests do what they say: cURL runs in a real shell against a real server, the JavaScript and the Python run
// too where their interpreters are, and the documents parse. The token stays out unless it was asked for.
import { execFile } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builderRequest } from '../../../shared/okta/commands/builder-request.ts';
import { COPY_AS_FORMATS, type CopyFormat, copyAs } from '../../../shared/okta/copy-as/copy-as.ts';
import type { CopyRequest } from '../../../shared/okta/copy-as/copy-request.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
let server: Server;
let origin = '';
let seen: Seen[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        method: request.method!,
        url: request.url!,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<Seen> {
  seen = [];
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      { env: { ...process.env, NO_PROXY: '*', no_proxy: '*', ...env } },
      (error, _out, err) => {
        const [only] = seen;
        if (error || !only || seen.length > 1) reject(new Error(`${command}: ${seen.length} requests. ${err}`));
        else resolve(only);
      },
    );
    child.stdin?.end();
  });
}

const BODY = '{"profile":{"name":"O\'Neil \\"x\\" $HOME `id` \\\\ 100% — Zoë 🦊"}}\n@not-a-file';
const request = (): CopyRequest => ({
  method: 'post',
  url: `${origin}/api/v1/groups?search=profile.name%20eq%20%22it's%22&expand[]={a,b}&x=$HOME`,
  headers: [
    ['Accept', 'application/json'],
    ['Content-Type', 'application/json'],
    ['X-Odd', 'it\'s "odd" $HOME'],
    ['X-Break', 'a\r\nInjected: yes'],
  ],
  body: BODY,
  token: { kind: 'placeholder', scheme: 'Bearer' },
});

function expectRequest(got: Seen, authorization: string) {
  expect(got).toMatchObject({ method: 'POST', body: BODY });
  expect(decodeURI(got.url)).toContain('/api/v1/groups?search=profile.name eq ');
  expect(got.url).toContain('x=$HOME');
  expect(got.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    authorization,
    'x-odd': 'it\'s "odd" $HOME',
  });
  expect(got.headers).not.toHaveProperty('injected');
}

describe('cURL in a shell', () => {
  it('sends the request byte by byte, with the token of the environment', async () => {
    expectRequest(await run('sh', ['-c', copyAs('curl', request())], { OKTA_ACCESS_TOKEN: 'tok1' }), 'Bearer tok1');
  });

  it('sends a given token, and nothing that it was not given', async () => {
    const plain = {
      ...request(),
      method: 'PUT',
      headers: [['X-Empty', '']] as [string, string][],
      body: 'x',
      token: { kind: 'value', scheme: 'SSWS', value: "00a'b" } as const,
    };
    const got = await run('sh', ['-c', copyAs('curl', plain)]);
    expect(got).toMatchObject({ method: 'PUT', body: 'x', headers: { authorization: "SSWS 00a'b", 'x-empty': '' } });
    expect(got.headers).not.toHaveProperty('content-type');
  });

  it('does HEAD and GET without a body', async () => {
    expect(
      await run('sh', ['-c', copyAs('curl', { ...request(), method: 'HEAD', body: null, token: null })]),
    ).toMatchObject({ method: 'HEAD', body: '' });
    expect(
      await run('sh', ['-c', copyAs('curl', { ...request(), method: 'GET', body: null, token: null })]),
    ).toMatchObject({ method: 'GET', body: '' });
  });
});

describe('scripts', () => {
  it('fetch runs in Node', async () => {
    const code = copyAs('fetch', request());
    expectRequest(
      await run(process.execPath, ['--input-type=module', '-e', code], { OKTA_ACCESS_TOKEN: 'tok2' }),
      'Bearer tok2',
    );
  });

  it('axios runs in Node', async () => {
    const code = copyAs('axios', { ...request(), token: { kind: 'value', scheme: 'DPoP', value: 'tok3' } });
    expectRequest(await run(process.execPath, ['--input-type=module', '-e', code]), 'DPoP tok3');
  });

  it('Python has strings that Python would read alike', () => {
    const code = copyAs('python', request());
    expect(code).toContain('os.environ["OKTA_ACCESS_TOKEN"]');
    expect(code).toContain(`data=${JSON.stringify(BODY)}.encode("utf-8")`);
  });
});

describe('documents', () => {
  it('the HTTP file has the request line, headers, an empty line and the body', () => {
    const [head, ...rest] = copyAs('http', { ...request(), body: '{}' }).split('\n\n');
    expect(head).toMatch(/^@accessToken = /);
    expect(rest[0]).toMatch(
      /^POST http:\/\/127\.0\.0\.1:\d+\/api\/v1\/groups\S* HTTP\/1\.1\nAuthorization: Bearer \{\{accessToken\}\}\nAccept: /,
    );
    expect(rest[1]).toBe('{}\n');
  });

  it('the Spring file is YAML with the org server and the scopes', () => {
    const yaml = parse(copyAs('spring', { ...request(), scopes: ['okta.users.read', 'okta.groups.manage'] }));
    expect(yaml.spring.security.oauth2.client).toMatchObject({
      registration: {
        okta: {
          'client-authentication-method': 'client_secret_basic',
          scope: ['okta.users.read', 'okta.groups.manage'],
        },
      },
      provider: { okta: { 'token-uri': `${origin}/oauth2/v1/token` } },
    });
    expect(parse(copyAs('spring', request())).spring.security.oauth2.client.registration.okta.scope).toEqual([]);
  });

  it('the Postman collection keeps address, headers and body', () => {
    const collection = JSON.parse(
      copyAs('postman', { ...request(), url: 'https://acme.okta.com:8443/api/v1/users?limit=2&q' }),
    );
    const [{ request: item }] = collection.item;
    expect(collection.info.schema).toContain('v2.1.0');
    expect(item).toMatchObject({ method: 'POST', auth: { type: 'bearer' }, body: { mode: 'raw', raw: BODY } });
    expect(item.url).toMatchObject({
      protocol: 'https',
      host: ['acme', 'okta', 'com'],
      port: '8443',
      path: ['api', 'v1', 'users'],
    });
    expect(item.url.query).toEqual([
      { key: 'limit', value: '2' },
      { key: 'q', value: null },
    ]);
  });

  it('every format says of a token that is bound to a key that it needs a proof, and leaves its place open', async () => {
    const bound = (kind: 'placeholder' | 'value'): CopyRequest => ({
      ...request(),
      token: { kind, scheme: 'DPoP', value: 'planted' } as CopyRequest['token'],
    });
    for (const format of Object.keys(COPY_AS_FORMATS) as CopyFormat[])
      for (const kind of ['placeholder', 'value'] as const) {
        const text = copyAs(format, bound(kind));
        expect(text).toContain('counts once and expires after 5 minutes');
        expect(/DPOP_PROOF|dpopProof/.test(text)).toBe(format !== 'spring');
        expect(copyAs(format, request())).not.toMatch(/proof/i);
      }
    const curl = copyAs('curl', bound('placeholder'));
    const sent = await run('sh', ['-c', curl], { OKTA_ACCESS_TOKEN: 'abc', OKTA_DPOP_PROOF: 'made-just-now' });
    expectRequest(sent, 'DPoP abc');
    expect(sent.headers.dpop).toBe('made-just-now');
    // What was copied can be pasted: without its comment, and without what is of its token.
    expect(builderRequest(curl, origin)).toMatchObject({ method: 'POST', body: BODY });
    expect(JSON.stringify(builderRequest(curl, origin)?.headers)).not.toMatch(/dpop/i);
    expect(parse(copyAs('spring', bound('value')))).toHaveProperty('spring');
    expect(JSON.parse(copyAs('postman', bound('value'))).item[0].request.description).toContain('bound to a key');
  });

  it('every format leaves the token out unless given, and puts it in when it is', () => {
    for (const format of Object.keys(COPY_AS_FORMATS) as CopyFormat[]) {
      const given = copyAs(format, { ...request(), token: { kind: 'value', scheme: 'Bearer', value: 'planted' } });
      expect(given.includes('planted')).toBe(format !== 'spring');
      expect(copyAs(format, { ...request(), token: null })).not.toContain('Authorization');
    }
  });
});
