// What a vendor says its integration does, in whatever form: a recording (HAR, Postman, OpenAPI, a log), lines such as
// `GET /api/v1/users`, names of operations, or prose. Requests are certain; prose is matched with a confidence, and the rest is named.

import { redactText } from '../../redact/redact-text.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import { type ParseDocument, readTraffic } from '../traffic/read-traffic.ts';
import type { TrafficCall } from '../traffic/traffic.ts';
import { usedOperations } from '../traffic/used-operations.ts';
import { type NotTaken, readProse, SAID_CONFIDENCES, type SaidConfidence } from './read-prose.ts';

export interface SaidOperation {
  operation: Operation;
  /** `certain`: a request or the name of the operation. `likely`: prose. `uncertain`: prose that may mean something else. */
  confidence: SaidConfidence;
  /** The words, secrets masked; `recorded` for a request. */
  from: string[];
}

export interface Said {
  /** Whether there was anything at all. */
  given: boolean;
  operations: SaidOperation[];
  notTaken: NotTaken[];
  /** Requests that are no operation of the catalogue. */
  unmatched: string[];
  /** How it was read: `har`, `log`, `text`, … */
  format: string;
}

export const NOTHING_SAID: Said = { given: false, operations: [], notTaken: [], unmatched: [], format: 'text' };

/** A quoted part is not longer than this. */
const QUOTED = 160;
const MOST_NOT_TAKEN = 50;
const REQUEST = /^\s*(?:(?:[-*+•]|\d+[.)])\s+)?["'`]?(GET|POST|PUT|PATCH|DELETE|HEAD)\s+(\/?[^\s"'`,;]+)["'`]?/;

/** Never throws. */
export async function readSaid(
  text: string,
  operations: readonly Operation[],
  parseDocument: ParseDocument,
): Promise<Said> {
  if (text.trim() === '') return NOTHING_SAID;
  const traffic = await readTraffic(text, parseDocument);
  const lines = traffic.format === 'log' || traffic.format === 'access-log';
  const isRecording = traffic.calls.length > 0 && (!lines || traffic.calls.length > (traffic.leftOut?.count ?? 0));
  return isRecording && !isList(text)
    ? collect(operations, traffic.calls, '', traffic.format)
    : readText(text, operations);
}

/** Lines of requests that a person wrote are read with the prose among them. */
const isList = (text: string): boolean => text.split('\n').some((line) => REQUEST.test(line));

function readText(text: string, operations: readonly Operation[]): Said {
  const calls: TrafficCall[] = [];
  const prose: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [whole, method, target] = REQUEST.exec(line) ?? [];
    if (whole === undefined || method === undefined || target === undefined) prose.push(line);
    else calls.push({ method, target });
  }
  return collect(operations, calls, prose.join('\n'), 'text');
}

function collect(operations: readonly Operation[], calls: readonly TrafficCall[], prose: string, format: string): Said {
  const { used, unmatched } = usedOperations(calls, operations);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const found = new Map<string, SaidOperation>(
    used.map(({ operation }) => [operation.id, { operation, confidence: 'certain', from: ['recorded'] }]),
  );
  const read = readProse(prose, (id) => byId.has(id));
  for (const { operationId, confidence, from } of read.matches) {
    const operation = byId.get(operationId);
    if (!operation) continue;
    const before = found.get(operationId);
    const words = quote(from);
    found.set(operationId, {
      operation,
      confidence: before ? moreCertain(before.confidence, confidence) : confidence,
      from: [...new Set([...(before?.from ?? []), words])],
    });
  }
  return {
    given: true,
    operations: [...found.values()],
    notTaken: read.notTaken.slice(0, MOST_NOT_TAKEN).map(({ text, why }) => ({ text: quote(text), why })),
    unmatched: unmatched.slice(0, MOST_NOT_TAKEN).map(({ method, path }) => `${method} ${path}`),
    format,
  };
}

const moreCertain = (a: SaidConfidence, b: SaidConfidence): SaidConfidence =>
  SAID_CONFIDENCES.indexOf(a) <= SAID_CONFIDENCES.indexOf(b) ? a : b;

function quote(text: string): string {
  const masked = redactText(text.slice(0, 4000).trim());
  return masked.length > QUOTED ? `${masked.slice(0, QUOTED)}…` : masked;
}
