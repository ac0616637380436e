// Reports and fixtures of error cases, parsed back; text of an org must not become markup in any of them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { errorCases, findErrorCase } from '../../../../shared/okta/error-cases/all-cases.ts';
import { judgeAnswer } from '../../../../shared/okta/error-cases/compare/judge-answer.ts';
import { type ShownAnswer, toShownAnswer } from '../../../../shared/okta/error-cases/compare/shown-answer.ts';
import { toFixture } from '../../../../shared/okta/error-cases/compare/to-fixture.ts';
import type { ErrorCase } from '../../../../shared/okta/error-cases/error-case.ts';
import { ERROR_REPORT_FORMATS, errorReport } from '../../../../shared/okta/error-cases/report/error-report.ts';
import type { ErrorReport, ReportRow } from '../../../../shared/okta/error-cases/report/report-facts.ts';
import { parseXml } from '../../../support/parse-xml.ts';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5);
const EVIL = '</td><script>alert(1)</script> ``` | a & b "c" \u0000\u001b[31m';
const EVIL_BODY = JSON.stringify({ error: 'invalid_client', error_description: EVIL });
const one = (id: string) => findErrorCase(id) as ErrorCase;

function row(id: string, actual: ShownAnswer | null, more: Partial<ReportRow['result']> = {}): ReportRow {
  const judged = actual
    ? judgeAnswer(one(id).expected, actual, null)
    : { outcome: 'skipped' as const, matched: 0, differences: [] };
  return {
    one: one(id),
    changed: false,
    result: {
      at: AT,
      exchangeId: actual ? 'ex-1' : null,
      verdict: actual ? 'client-refused' : null,
      actual,
      note: null,
      ...judged,
      ...more,
    },
  };
}

const report: ErrorReport = {
  org: 'Acme <main>',
  credential: 'Main & only',
  at: AT,
  rows: [
    row('token/wrong-secret', toShownAnswer(one('token/wrong-secret').expected[0])),
    row(
      'token/no-credentials',
      { status: 401, headers: [['content-type', 'application/json']], body: EVIL_BODY },
      { note: EVIL },
    ),
    row('api/no-token', null, { outcome: 'unreachable', note: 'The connection was refused.' }),
    row('rate/used-up', null, { note: 'Not sent to a real org unless unsafe cases are allowed.' }),
  ],
};
const text = (format: (typeof ERROR_REPORT_FORMATS)[number]) => errorReport(report, format).text;

describe('a report', () => {
  it('is named by its day and format', () => {
    expect(ERROR_REPORT_FORMATS.map((format) => errorReport(report, format).filename)).toEqual([
      'scopebench-errors-2026-01-02.md',
      'scopebench-errors-2026-01-02.html',
      'scopebench-errors-2026-01-02.xml',
      'scopebench-errors-2026-01-02.json',
    ]);
  });

  it('as JSON holds sums, expected and actual of each case', () => {
    const json = JSON.parse(text('json'));
    expect(json.sums).toEqual({ 'as-expected': 1, 'as-this-org': 0, differs: 1, unreachable: 1, skipped: 1 });
    expect(json.cases[1]).toMatchObject({
      id: 'token/no-credentials',
      outcome: 'differs',
      actual: { body: EVIL_BODY },
      expected: { status: 401 },
      differences: [{ name: '$.error_description', actual: EVIL }],
    });
  });

  it('names the actual answer as it names the expected one: status and error', () => {
    const named = (id: string, actual: ShownAnswer) =>
      errorReport({ ...report, rows: [row(id, actual)] }, 'markdown')
        .text.match(/^\| (?!Case|-).*$/m)?.[0]
        .split(' | ')[2];
    const body = '{"error":"invalid_scope"}';
    expect(named('token/wrong-secret', { status: 400, headers: [], body })).toBe('400 invalid\\_scope');
    const challenge = 'Bearer error="insufficient_scope", scope="okta.groups.read"';
    expect(named('api/no-token', { status: 403, headers: [['www-authenticate', challenge]], body: '' })).toBe(
      '403 insufficient\\_scope',
    );
    expect(named('api/no-token', { status: 502, headers: [], body: '<html>' })).toBe('502');
  });

  it('as JUnit distinguishes failure, error and skipped', () => {
    const xml = parseXml(text('junit'));
    expect(xml.attributes).toMatchObject({
      name: 'Error cases of Acme <main>',
      tests: '4',
      failures: '1',
      errors: '1',
      skipped: '1',
    });
    expect(xml.children.map(({ attributes }) => attributes.name)).toEqual([
      'Client authentication',
      'Access token',
      'Rate limits',
    ]);
    expect(xml.children[0]?.attributes).toMatchObject({ tests: '2', failures: '1', timestamp: '2026-01-02T03:04:05' });
    const cases = xml.children.flatMap(({ children }) => children);
    expect(cases.map(({ children }) => children.map(({ name }) => name))).toEqual([
      [],
      ['failure'],
      ['error'],
      ['skipped'],
    ]);
    expect(cases[1]?.children[0]?.text).toContain('<script>alert(1)</script>');
    expect(cases[2]?.children[0]?.attributes).toMatchObject({
      type: 'unreachable',
      message: 'The connection was refused.',
    });
  });

  it('as HTML and Markdown shows the words of an org as words', () => {
    const html = text('html');
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain("default-src 'none'");
    const markdown = text('markdown');
    expect(markdown).toContain('# Error cases: Acme &lt;main&gt;');
    expect(
      markdown.split('\n').filter((line) => line.includes('<script>') && !line.includes('error_description')),
    ).toEqual([]);
    // The answer is in a fence that is longer than any in it.
    expect(markdown).toMatch(/\n````\nHTTP 401\n/);
    const tables = markdown.split('\n').filter((line) => line.startsWith('| '));
    for (const line of tables) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(7);
  });
});

describe('a fixture', () => {
  it.each(errorCases().map((each) => [each.id, each] as const))(
    'of %s can be answered by a mock as it is',
    (_, each) => {
      for (const answer of each.expected) {
        const { name, text: written } = toFixture(each, toShownAnswer(answer));
        expect(name).toMatch(/^[a-z-]+\.json$/);
        const fixture = JSON.parse(written);
        expect(fixture.response.status).toBe(answer.status);
        expect(JSON.stringify(fixture.response)).not.toMatch(/\{[a-zA-Z]+\}/);
        if (answer.body === null) expect(fixture.response.body).toBeNull();
        else expect(typeof fixture.response.body).toBe('object');
        expect(
          () => new Response(fixture.response.body && JSON.stringify(fixture.response.body), fixture.response),
        ).not.toThrow();
      }
    },
  );

  it('made of an actual answer is served whole, with limits that a client can reckon with', async () => {
    const actual: ShownAnswer = {
      status: 429,
      headers: [
        ['date', '{time}'],
        ['content-type', 'application/json'],
        ['content-length', '{number}'],
        ['x-rate-limit-limit', '{number}'],
        ['x-rate-limit-remaining', '{number}'],
        ['x-rate-limit-reset', '{time}'],
        ['link', '<{org}/api/v1/users>; rel="self"'],
        ['link', '<{org}/api/v1/users?after={any}>; rel="next"'],
        ['connection', 'keep-alive'],
        ['keep-alive', '{any}'],
      ],
      body: '{ "errorCode": "E0000047" }',
    };
    const { response } = JSON.parse(toFixture(one('rate/used-up'), actual).text);
    const server = createServer((_request, answer) => {
      answer.writeHead(response.status, response.headers).end(JSON.stringify(response.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(await answer.json()).toEqual({ errorCode: 'E0000047' });
      const [limit, left, reset] = ['limit', 'remaining', 'reset'].map((part) =>
        answer.headers.get(`x-rate-limit-${part}`),
      );
      expect([limit, left]).toEqual(['600', '0']);
      expect(Number(reset) * 1000 - Date.parse(answer.headers.get('date') ?? '')).toBe(60_000);
      expect(answer.headers.get('link')?.match(/acme\.okta\.com/g)).toHaveLength(2);
    } finally {
      server.close();
    }
  });

  it('has no two of one name, and shows a request without a secret', () => {
    expect(new Set(errorCases().map((each) => toFixture(each, toShownAnswer(each.expected[0])).name)).size).toBe(
      errorCases().length,
    );
    const { request } = JSON.parse(
      toFixture(one('token/secret-in-body'), toShownAnswer(one('token/secret-in-body').expected[0])).text,
    );
    expect(request.body).toBe(
      'grant_type=client_credentials&scope={scope}&client_id={clientId}&client_secret={clientSecret}',
    );
    expect(request.values.clientSecret).toBe('the client secret');
  });
});
