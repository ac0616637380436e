// The calls of a file as a plan is made of them: with bodies and answers where the recording has them, which the search for scopes never
// looks at. Secrets are still in them; who writes a plan takes them out.
import { isRecord } from '../../okta/catalogue/openapi-node.ts';
import { addressOfCommand, type CommandRequest } from '../../okta/commands/command-request.ts';
import { readCommand } from '../../okta/commands/read-command.ts';
import { readCassette } from '../../okta/recordings/cassette.ts';
import { readHar } from '../../okta/recordings/har.ts';
import { readCollection } from '../../okta/recordings/postman-collection.ts';
import type { RecordedCall } from '../../okta/recordings/recorded-call.ts';
import { targetOf } from '../../okta/traffic/read-postman.ts';
import { type ParseDocument, type ReadTraffic, readTraffic } from '../../okta/traffic/read-traffic.ts';
import { formOf } from '../../okta/wire-text/form-of.ts';
import { headerPairs } from '../../okta/wire-text/header-pairs.ts';
import { type HeaderList, headerValue } from '../../okta/wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../../okta/wire-text/json-text.ts';

export interface PlanCall {
  method: string;
  /** Path with or without query, or a whole URL; `{{name}}`, `{name}` and `:name` stand for what is not known. */
  target: string;
  headers: HeaderList;
  body: string | null;
  /** Null when it is not known, 0 when there was no answer. */
  status: number | null;
  /** Of the answer, as JSON; undefined when there is none. */
  answer: unknown;
}

export interface RecordedCalls {
  format: ReadTraffic['format'] | 'command';
  calls: PlanCall[];
  /** Sentences that continue the name of the file. */
  problems: string[];
}

/** Never throws. */
export async function recordedCalls(text: string, parseDocument: ParseDocument): Promise<RecordedCalls> {
  const commands = commandsIn(text);
  if (commands.length > 0) return { format: 'command', calls: commands.map(ofCommand), problems: [] };
  let document: unknown;
  const { format, calls, problems } = await readTraffic(text, async (content) => {
    const parsed = await parseDocument(content);
    if ('document' in parsed) document = parsed.document;
    return parsed;
  });
  const detailed =
    format === 'har'
      ? readHar(document)?.flatMap(ofRecording)
      : format === 'cassette'
        ? readCassette(document)?.flatMap(ofRecording)
        : format === 'postman'
          ? readCollection(document)?.flatMap(({ item }) => ofPostman(item))
          : undefined;
  return {
    format,
    calls: detailed ?? calls.map(({ method, target }) => bare(method, target)),
    problems: problems.map(({ at, message }) => (at === '$' ? message : `${at} ${message}`)),
  };
}

/** A call of which no more is known than where it went. */
export const bare = (method: string, target: string): PlanCall => ({
  method,
  target,
  headers: [],
  body: null,
  status: null,
  answer: undefined,
});

const COMMAND =
  /^(?:[^\n]{0,80}[$#%>\u276f] )?[ \t]*&?[ \t]*["']?(?:[\w:./\\-]*[/\\])?(?:curl(?:\.exe)?["']?|Invoke-(?:WebRequest|RestMethod)|iwr|irm|fetch\()(?=\s|["'(])/gim;

/** Each of a text that begins with one; comments and blank lines may precede it. */
function commandsIn(text: string): CommandRequest[] {
  const content = text.replace(/^\uFEFF/, '').replace(/^(?:\s*(?:#|REM |::|\/\/)[^\n]*\n|\s*\n)+/i, '');
  const starts = [...content.matchAll(COMMAND)].map(({ index }) => index);
  if (starts[0] !== 0) return [];
  return starts.flatMap((start, at) => readCommand(content.slice(start, starts[at + 1]).trim()) ?? []);
}

function ofCommand({ method, url, headers, body }: CommandRequest): PlanCall {
  return { ...bare(method === '' ? 'GET' : method, addressOfCommand(url).address), headers, body };
}

function ofRecording(recorded: RecordedCall): PlanCall[] {
  const request = recorded.request();
  if (!request?.method || !request.target) return [];
  const response = recorded.response();
  return [
    {
      method: request.method.toUpperCase(),
      target: request.target,
      headers: request.headers,
      body: request.body,
      status: response?.status ?? null,
      answer: response && !response.packed ? parseJsonText(response.body) : undefined,
    },
  ];
}

/** With the first example that was saved with it. */
function ofPostman(item: unknown): PlanCall[] {
  const { request, response } = asObject(item) ?? {};
  if (typeof request === 'string') return [bare('GET', request)];
  if (!isRecord(request)) return [];
  const examples: unknown[] = Array.isArray(response) ? response : [];
  const example = examples.map(asObject).find((one) => typeof one?.code === 'number');
  const target = withPathValues(request.url);
  if (target === null) return [];
  return [
    {
      method: (asText(request.method) ?? 'GET').toUpperCase(),
      target: target + queryOf(request.url),
      headers: enabled(request.header),
      body: bodyOf(asObject(request.body)),
      status: typeof example?.code === 'number' ? example.code : null,
      answer: parseJsonText(asText(example?.body)),
    },
  ];
}

/** `:userId` with the value that the collection has for it. */
function withPathValues(url: unknown): string | null {
  const target = targetOf(url);
  if (typeof target !== 'string' || target === '') return null;
  const given: unknown = asObject(url)?.variable;
  const values = new Map(headerPairs(given).filter(([, value]) => value !== ''));
  return target.replace(/\/:([A-Za-z_]\w*)/g, (_all, name: string) => `/${values.get(name) ?? `{${name}}`}`);
}

function queryOf(url: unknown): string {
  const { query, raw, path } = asObject(url) ?? {};
  // The target has it already where it is the whole text.
  if (!Array.isArray(path) && typeof path !== 'string') return '';
  const pairs = Array.isArray(query) ? formOf(enabled(query)) : /\?([^#]*)/.exec(asText(raw) ?? '')?.[1];
  return pairs ? `?${pairs}` : '';
}

function bodyOf(body: Record<string, unknown> | null): string | null {
  if (body?.mode === 'urlencoded') return formOf(enabled(body.urlencoded));
  return asText(body?.raw);
}

const enabled = (pairs: unknown): HeaderList =>
  headerPairs(Array.isArray(pairs) ? pairs.filter((one: unknown) => asObject(one)?.disabled !== true) : pairs);

/** What the answer depends on and no client sets by itself: another kind of content than JSON. */
export function meantHeaders({ headers, body }: Pick<PlanCall, 'headers' | 'body'>): HeaderList {
  return ['Accept', 'Content-Type'].flatMap((name): [string, string][] => {
    const value = headerValue(headers, name);
    if (value === null || /json|\*\/\*|text\/html/i.test(value) || (name === 'Content-Type' && body === null))
      return [];
    return [[name, value]];
  });
}
