// Which of the recorded calls become steps: operations of the catalogue that an access token is for, with an answer that the next run can
// have too, each once. What is left out is counted and named.
import { counted } from '../../counted.ts';
import type { Catalogue, Operation } from '../../okta/catalogue/catalogue.ts';
import { createOperationMatcher } from '../../okta/catalogue/match-operation.ts';
import { createCallMatcher } from '../../okta/traffic/used-operations.ts';
import { percentDecode } from '../../okta/wire-text/percent-decode.ts';
import type { PlanCall } from './recorded-calls.ts';

export interface ChosenCall extends PlanCall {
  operation: Operation;
  /** Of the path, in its order, as they are without their escapes. */
  ids: [placeholder: string, value: string][];
  /** Without what only says where a list goes on. */
  query: [name: string, value: string][];
  /** The list was followed so far. */
  pages: number;
}

export interface Chosen {
  calls: ChosenCall[];
  /** Each a sentence. */
  leftOut: string[];
}

/** Of a 429 or a 500 nobody wants to have it again, a 401 is of a token that is not there any more, and a 304 of a copy. */
const OF_THE_MOMENT = (status: number): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500 || (status >= 300 && status < 400);

export function chosenCalls(recorded: readonly PlanCall[], { operations }: Catalogue): Chosen {
  const matcher = createCallMatcher(operations);
  const exact = createOperationMatcher(operations);
  const leftOut = createLeftOut();
  const kept = new Map<string, ChosenCall>();
  const made = new Set<string>();
  for (const [at, call] of recorded.entries()) {
    const shown = `${call.method} ${bareTarget(call.target)}`;
    const found = matcher.match(call);
    if (!found) {
      leftOut('no operation of the catalogue', shown);
      continue;
    }
    const { operation, path } = found;
    if (operation.auth.length > 0 && !operation.auth.includes('oauth2')) {
      leftOut('made by the bench itself, or not opened by an access token', shown);
      continue;
    }
    if (call.status !== null && OF_THE_MOMENT(call.status)) {
      leftOut('answered in a way that another run cannot expect (401, 429, 5xx, a redirect, none)', shown);
      continue;
    }
    const ids = Object.entries(exact.match(operation.method, path)?.parameters ?? {});
    const query = queryOf(call.target);
    const chosen: ChosenCall = {
      ...call,
      operation,
      ids,
      query: query.filter(([name]) => name !== 'after'),
      pages: 1,
    };
    const key = keyOf(chosen, made, at);
    const before = kept.get(key);
    if (!before) kept.set(key, chosen);
    else if (query.some(([name]) => name === 'after')) before.pages += 1;
    const id = idIn(call.answer);
    if (call.method === 'POST' && id !== null) made.add(id);
  }
  return { calls: [...kept.values()], leftOut: leftOut.sentences() };
}

/**
 * What makes two calls the same step. Reads of different people are one, but for what the recording made itself; a second DELETE of the
 * same thing is another one (the first deactivates a person).
 */
function keyOf(call: ChosenCall, made: ReadonlySet<string>, at: number): string {
  const { method, operation, ids, query, body, status } = call;
  if (method === 'GET' || method === 'HEAD')
    return JSON.stringify([
      method,
      operation.id,
      ids.map(([, value]) => (made.has(value) ? value : '')),
      query.map(([name]) => name).sort(),
      status,
    ]);
  return JSON.stringify([method, operation.id, ids, query, body, status, method === 'DELETE' ? at : 0]);
}

function idIn(answer: unknown): string | null {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : null;
}

function queryOf(target: string): [string, string][] {
  const mark = target.indexOf('?');
  if (mark < 0) return [];
  return target
    .slice(mark + 1)
    .replace(/#.*$/s, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      const text = (part: string) => percentDecode(part.replaceAll('+', ' '));
      return at < 0 ? [text(pair), ''] : [text(pair.slice(0, at)), text(pair.slice(at + 1))];
    });
}

/** Neither host nor query: both may hold what nobody should read. */
const bareTarget = (target: string): string =>
  target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';

function createLeftOut() {
  const reasons = new Map<string, { count: number; example: string }>();
  return Object.assign(
    (reason: string, example: string) => {
      const known = reasons.get(reason);
      if (known) known.count += 1;
      else reasons.set(reason, { count: 1, example: example.slice(0, 120) });
    },
    {
      sentences: () =>
        [...reasons].map(
          ([reason, { count, example }]) => `Left out: ${counted(count, 'call')}, ${reason}, such as ${example}.`,
        ),
    },
  );
}
