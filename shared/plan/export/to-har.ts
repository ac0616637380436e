// A plan as a HAR: the requests in their order with the status that is expected. A HAR has no words for a value that is saved, so
// `{{name}}` remains where one would be.
import { percentDecode } from '../../okta/wire-text/percent-decode.ts';
import type { ExportedPlan } from './exported-step.ts';

/** `org`: the origin that the addresses begin with. With a line break at its end. */
export function toHar({ name, variables, steps, notes }: ExportedPlan, org: string): string {
  const known = new Map(
    variables.flatMap((variable) =>
      variable.from === 'file' ? [[variable.name, String(variable.value ?? '')]] : [],
    ) as [string, string][],
  );
  const filled = (text: string) =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/g, (all, variable: string) => known.get(variable) ?? all);
  const entries = steps.map(({ id, method, path, headers, body, status }) => {
    const sent = body === null ? null : filled(body);
    const url = `${org}${filled(path)}`;
    const first = status[0] ?? 200;
    return {
      startedDateTime: '1970-01-01T00:00:00.000Z',
      time: 0,
      comment: id,
      request: {
        method,
        url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headers.map(([header, value]) => ({ name: header, value: filled(value) })),
        queryString: queryOf(url),
        headersSize: -1,
        bodySize: -1,
        ...(sent === null ? {} : { postData: { mimeType: 'application/json', text: sent } }),
      },
      response: {
        status: typeof first === 'number' ? first : Number(first.replace('xx', '00')),
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: [],
        content: { size: 0, mimeType: 'application/json' },
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    };
  });
  const log = {
    version: '1.2',
    creator: { name: 'Scopebench', version: '1' },
    comment: [name, ...notes].join('\n'),
    entries,
  };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

const queryOf = (url: string) =>
  (url.split('?', 2)[1] ?? '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: percentDecode(name), value: percentDecode(value.join('=')) };
    });
