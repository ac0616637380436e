// What people have is seldom a clean file: lines of many loggers, gateways, HTTP clients and test recorders, in the forms that
// these print. Each row is one text, the calls in it, and how many lines or records of it are no request.
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../electron/adapters/documents/parse-document.ts';
import { readTraffic } from '../../../shared/okta/traffic/read-traffic.ts';
import { ACCESS_LOGS } from './traffic-forms/access-logs.ts';
import { CLIENTS } from './traffic-forms/clients.ts';
import { RECORDINGS } from './traffic-forms/recordings.ts';
import { STRUCTURED } from './traffic-forms/structured.ts';

const ALL = [...ACCESS_LOGS, ...STRUCTURED, ...CLIENTS, ...RECORDINGS];

describe('calls of what people have', () => {
  it.each(ALL)('%s', async (_what, text, calls, leftOut) => {
    const read = await readTraffic(text, parseDocument);
    expect(read.calls.map(({ method, target }) => `${method} ${target}`)).toEqual(calls);
    expect([read.format === 'unknown', read.problems, read.leftOut?.count ?? 0]).toEqual([false, [], leftOut]);
  });

  it.each([...ACCESS_LOGS, ...CLIENTS])('the same behind the prefix of a container: %s', async (_what, text, calls) => {
    const prefixed = text.replace(/^(?=[^#])/gm, 'app_1  | ');
    const read = await readTraffic(prefixed, parseDocument);
    expect(read.calls.map(({ method, target }) => `${method} ${target}`)).toEqual(calls);
  });
});

describe('what is left out', () => {
  it('is shown by the first of it, with its place and without secrets', async () => {
    const { leftOut } = await readTraffic(
      `GET /api/v1/users 200\nretry with Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIwb2EifQ.c2ln now\n${'x'.repeat(900)}`,
      parseDocument,
    );
    expect(leftOut).toMatchObject({ count: 2, at: 'line 2' });
    expect(leftOut?.example).toContain('retry with Authorization: Bearer eyJ');
    expect(leftOut?.example).not.toContain('eyJzdWIi');
  });

  it('is short', async () => {
    const { leftOut } = await readTraffic(`GET /api/v1/users 200\n${'word '.repeat(900)}`, parseDocument);
    expect(leftOut?.example.length).toBeLessThan(170);
  });
});
