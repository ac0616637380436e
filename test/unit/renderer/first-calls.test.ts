// The first calls of a page: begun at once, taken up once, and made again after a failure.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** What was asked for, in order: path and session. */
let asked: [path: string, session: string | null][];
let isThere: boolean;

beforeEach(() => {
  asked = [];
  isThere = true;
  const storage = { getItem: () => null, setItem: () => undefined };
  vi.stubGlobal('location', {
    href: 'http://127.0.0.1/#t=once',
    hash: '#t=once',
    protocol: 'http:',
    pathname: '/',
    search: '',
  });
  vi.stubGlobal('history', { replaceState: () => undefined });
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('fetch', async (input: Request | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    if (!isThere) throw new TypeError('Failed to fetch');
    const { pathname } = new URL(request.url);
    asked.push([pathname, request.headers.get('x-bench-session')]);
    return Response.json(pathname === '/session' ? { session: 'mine' } : { json: { of: pathname } });
  });
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

const load = () => import('../../../renderer/platform/first-calls.ts');

test('session, snapshot and catalogue are asked for once, before anybody takes them up', async () => {
  const { beginFirstCalls, takeFirstSession, takeFirstReplies } = await load();
  beginFirstCalls();
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  await takeFirstSession();
  expect(await takeFirstReplies()).toEqual([{ of: '/rpc/app/snapshot' }, { json: { of: '/catalogue' } }]);
  expect(asked).toEqual([
    ['/session', null],
    ['/catalogue', 'mine'],
    ['/rpc/app/snapshot', 'mine'],
  ]);
  expect(takeFirstReplies()).toBeNull();
});

test('a host that was away is asked again, and the failed replies are nobody’s', async () => {
  const { beginFirstCalls, takeFirstSession, takeFirstReplies } = await load();
  isThere = false;
  beginFirstCalls();
  await expect(takeFirstSession()).rejects.toThrow('Failed to fetch');
  isThere = true;
  await takeFirstSession();
  expect(asked).toEqual([['/session', null]]);
  expect(takeFirstReplies()).toBeNull();
});
