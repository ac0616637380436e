// Headers that may not go out: refused before anything is sent or kept, through each entry point, in words that contain no value.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHeaders } from '../../electron/engine/exchange/check-headers.ts';
import type { HeaderList } from '../../shared/okta/wire-text/headers.ts';
import { get, startTestBench, type TestBench } from '../support/bench.ts';
import { type FakeOrigin, startOrigin } from '../support/orgs/fake-origin.ts';

const SECRET = 'Bearer made-up-secret-0123456789';
const REFUSED: [HeaderList[number], string][] = [
  [[' Authorization', SECRET], 'space before or after the name of the header Authorization'],
  [['Authorization ', SECRET], 'space before or after the name of the header Authorization'],
  [['\tAuthorization', SECRET], 'space before or after the name of the header Authorization'],
  [[`Authorization: ${SECRET}`, ''], 'header that begins with Authorization'],
  [['Author\u0000ization', SECRET], 'header that begins with Author'],
  [['', SECRET], 'one that HTTP does not allow'],
  [[':authority', 'other.example'], 'one that HTTP does not allow'],
  [['Ａuthorization', SECRET], 'one that HTTP does not allow'],
  [['Content-Length', '0'], 'Content-Length cannot be set'],
  [['transfer-encoding', 'chunked'], 'transfer-encoding cannot be set'],
  [['HOST', 'other.example'], 'HOST cannot be set'],
  [['Connection', 'Upgrade'], 'Connection cannot be set'],
  [['Upgrade', 'h2c'], 'Upgrade cannot be set'],
  [['X-Note', `a\r\nAuthorization: ${SECRET}`], 'X-Note holds a line break'],
  [['X-Note', 'a\nb'], 'X-Note holds a line break'],
  [['X-Note', 'a\u0000b'], 'X-Note holds the character U+0000'],
  [['X-Note', 'a\u001bb'], 'X-Note holds the character U+001B'],
  [['X-Note', 'a\u007fb'], 'X-Note holds the character U+007F'],
  [['X-Note', 'ready \u{1f600}'], 'X-Note holds the character U+1F600'],
];

let bench: TestBench;
let origin: FakeOrigin;
let tenantId: string;
beforeAll(async () => {
  bench = await startTestBench();
  origin = await startOrigin((_request, response) => void response.end('[]'));
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url: origin.url, production: false })).id;
});
afterAll(async () => {
  await bench.close();
  await origin.close();
});

const send = (headers: HeaderList, auth = { kind: 'none' as const }) =>
  bench.client.request.send(get(null, '/api/v1/users', [], { tenantId, headers, auth }));

describe('what may not go out', () => {
  test.each(REFUSED)('%j', async (header, says) => {
    const error = await send([['Accept', '*/*'], header]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(says) });
    expect(JSON.stringify(error) + String(error)).not.toContain('made-up-secret');
    expect(origin.connections()).toBe(0);
    expect((await bench.client.history.list({})).total).toBe(0);
  });

  test('a pasted token that would break its header', async () => {
    const auth = { kind: 'pasted' as const, scheme: 'Bearer' as const, value: `made-up\r\nX-A: b` };
    const sent = bench.client.request.send(get(null, '/api/v1/users', [], { tenantId, auth }));
    await expect(sent).rejects.toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('line break') });
    expect(origin.connections()).toBe(0);
  });
});

test('what HTTP allows goes out', async () => {
  const headers: HeaderList = [
    ['X-Request_Id.1~', 'caf\u00e9, "quoted"; q=1\ttab'],
    ['Authorization', 'SSWS made-up'],
  ];
  expect(() => checkHeaders(headers)).not.toThrow();
  expect(await send(headers)).toMatchObject({ outcome: 'answered', exchange: { response: { status: 200 } } });
});
